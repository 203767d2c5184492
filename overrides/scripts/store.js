// @ts-check
/**
 * What a reader keeps in this browser: one entry per item, under the site's own path and the item's id.
 * If storage is blocked or full, entries last as long as the page. What cannot be read is set aside, never deleted.
 * What is half filled in is remembered by the tab, over a reload and no longer.
 */
const SITE = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
const PREFIX = `sot:${SITE}:`;
const SET_ASIDE = `sot-set-aside:${SITE}:`;
const LONGEST = 4000;
/** @type {Map<string, string>} */
const memory = new Map();

const isId = (/** @type {unknown} */ value) => typeof value === "string" && /^[a-z0-9/-]{1,130}$/.test(value);
const isDay = (/** @type {unknown} */ value) => typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) && value.length < 30;
const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1e6;
const isIds = (/** @type {unknown} */ value) => Array.isArray(value) && value.length < 50 && value.every(isId);
const maybe = (/** @type {unknown} */ value, /** @type {(value: unknown) => boolean} */ is) => value === undefined || is(value);

/** @param {string} kind @param {string} id */
const keyOf = (kind, id) => `${PREFIX}${kind}:${id}`;

/** @typedef {Record<string, any>} Entry */
/** @type {Record<string, (entry: Entry) => boolean>} What an entry of each kind must be like. */
const KINDS = {
  check: (entry) => isIds(entry.answer) && typeof entry.right === "boolean" && isDay(entry.at)
    && maybe(entry.done, isDay) && maybe(entry.reviews, isCount) && maybe(entry.tries, isCount),
  poll: (entry) => isId(entry.option),
  scenario: (entry) => isIds(entry.path) && maybe(entry.at, isDay) && maybe(entry.done, isDay),
  checklist: (entry) => isIds(entry.steps),
  practice: (entry) => isCount(entry.seen) && isCount(entry.missed) && maybe(entry.at, isDay),
  module: (entry) => isCount(entry.done) && isCount(entry.total),
  plan: (entry) => (typeof entry.code === "string" && entry.code.length < 3000) || isIds(entry.modules),
  last: (entry) => isId(entry.module) && isId(entry.item),
};

/**
 * An entry in plain values, or nothing if it is not one.
 * @param {string} kind @param {unknown} value @returns {Entry | null}
 */
function asEntry(kind, value) {
  const isEntry = value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(KINDS, kind);
  return isEntry && KINDS[kind](/** @type {Entry} */ (value)) ? /** @type {Entry} */ (value) : null;
}

/**
 * The entry of an item, or null if there is none; one that is broken is set aside.
 * @param {string} kind @param {string} id @returns {Entry | null}
 */
function read(kind, id) {
  const key = keyOf(kind, id);
  let text = memory.get(key) ?? null;
  try {
    text ??= localStorage.getItem(key);
  } catch {
    return null;
  }
  if (text === null) return null;
  let entry = null;
  try {
    entry = text.length <= LONGEST ? asEntry(kind, JSON.parse(text)) : null;
  } catch {
    // Not JSON; it is set aside below.
  }
  if (entry === null) setAside(`${kind}:${id}`, text);
  return entry;
}

/**
 * Keeps an entry; true if it will still be there when the reader comes back.
 * @param {string} kind @param {string} id @param {Entry} entry
 */
function write(kind, id, entry) {
  const key = keyOf(kind, id);
  const text = JSON.stringify(entry);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
    return true;
  } catch {
    // What was kept before stays for the next visit.
    memory.set(key, text);
    return false;
  }
}

/** @param {string} kind @param {string} id */
function remove(kind, id) {
  memory.delete(keyOf(kind, id));
  drop(keyOf(kind, id));
}

/** @returns {[kind: string, id: string, entry: Entry][]} everything that is kept, in the order of its names */
function entries() {
  return keysOf(PREFIX).concat([...memory.keys()]).filter((key, place, all) => all.indexOf(key) === place).sort().flatMap((key) => {
    const [kind, id] = key.slice(PREFIX.length).split(":");
    const entry = Object.hasOwn(KINDS, kind) ? read(kind, id) : null;
    return entry ? [/** @type {[string, string, Entry]} */ ([kind, id, entry])] : [];
  });
}

/** Removes everything that this site keeps on this device, also what was set aside. */
function removeAll() {
  memory.clear();
  for (const key of [...keysOf(PREFIX), ...keysOf(SET_ASIDE)]) drop(key);
}

/** @returns {Record<string, string>} what could not be read, as it was found */
function allSetAside() {
  return Object.fromEntries(keysOf(SET_ASIDE).map((key) => [key.slice(SET_ASIDE.length), localStorage.getItem(key) ?? ""]));
}

/** Whether this browser keeps anything for the site. */
function keeps() {
  try {
    localStorage.setItem(`${PREFIX}try`, "1");
    localStorage.removeItem(`${PREFIX}try`);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name @param {string} text */
function setAside(name, text) {
  try {
    let free = name;
    for (let count = 2; ![null, text].includes(localStorage.getItem(SET_ASIDE + free)); count += 1) free = `${name}~${count}`;
    localStorage.setItem(SET_ASIDE + free, text);
    drop(PREFIX + name);
  } catch {
    // It stays where it is, unread.
  }
}

/** @param {string} prefix @returns {string[]} */
function keysOf(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** @param {string} key an entry that must not come back, though no newer one took its place */
function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to remove.
  }
}

/** What this tab remembers under a name, or null. @param {string} name @returns {any} */
function draft(name) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

/** Lets this tab remember a value over a reload, and no longer; nothing to remember empties it. @param {string} name @param {unknown} value */
function keepDraft(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
