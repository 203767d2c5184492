// @ts-check
/**
 * What a reader keeps in this browser: one entry per item, under the site's own path.
 * If storage is blocked or full, entries last as long as the page and `keeps` is false.
 */
const PREFIX = `sot:${new URL("..", import.meta.url).pathname}:`;
const LONGEST = 2000;
/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} kind @param {string} id */
const keyOf = (kind, id) => `${PREFIX}${kind}:${id}`;

/**
 * The entry of an item, or null if there is none or it is not readable.
 * @param {string} kind @param {string} id
 * @returns {Record<string, unknown> | null}
 */
export function read(kind, id) {
  const key = keyOf(kind, id);
  let text = memory.get(key) ?? null;
  try {
    text ??= localStorage.getItem(key);
    const value = text !== null && text.length <= LONGEST ? JSON.parse(text) : null;
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Keeps an entry; true if it will still be there when the reader comes back.
 * @param {string} kind @param {string} id @param {Record<string, unknown>} value
 */
export function write(kind, id, value) {
  const key = keyOf(kind, id);
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, text);
    drop(key);
    return false;
  }
}

/** @param {string} kind @param {string} id */
export function remove(kind, id) {
  memory.delete(keyOf(kind, id));
  drop(keyOf(kind, id));
}

/** @param {string} key an entry that must not come back, though no newer one took its place */
function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to remove.
  }
}
