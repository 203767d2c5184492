// @ts-check
/** What assignments, plans and records share: the catalogue of the course, codes, and the link of an assignment. */

/** @typedef { { variant: string, v: string, options: string[], correct: string[] } } Asked */
/** @typedef { { id: string, objective: string, asked: Asked[] } } Question */
/** @typedef { { id: string, prompt: string, options: { id: string, label: string }[] } } AskedPoll */
/** @typedef { { id: string, title: string, link: string, minutes: number, minutes_answering: number, pass: number, v: string,
 *   objectives: { id: string, text: string }[], questions: Question[], polls: AskedPoll[], guide: { objective: string, text: string, link: string }[] } } CourseModule */
/** @typedef { { id: string, title: string, about: string, modules: string[] } } LearningPath */
/** @typedef { { k: string, v: number, site: { name: string, url: string, since: string }, provider: { name: string, number: string, statement: string },
 *   modules: CourseModule[], paths: LearningPath[], past: Record<string, Record<string, Omit<Asked, "v">>> } } Catalogue */

/** @type {Catalogue | undefined} */
let course;

/** @returns {Catalogue} what stands in the page; links are as seen from it */
function readCatalogue() {
  const place = document.querySelector("[data-catalogue]");
  if (!(place instanceof HTMLElement)) throw new Error("there is no catalogue on this page");
  course ??= JSON.parse(place.dataset.catalogue ?? "");
  return /** @type {Catalogue} */ (course);
}

/** JSON with sorted keys and no spaces, so that the same values are the same text. @param {unknown} value @returns {string} */
function canonical(value) {
  return JSON.stringify(value, (_key, part) => isMapping(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** @param {string | Uint8Array<ArrayBuffer>} value @returns {Promise<Uint8Array>} */
async function sha256(value) {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** Digits and letters without I, L, O and U, which are misread (Crockford's base 32). */
const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first characters of bytes, five bits to each. @param {Uint8Array} bytes @param {number} length */
function base32(bytes, length) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).slice(0, length).map((five) => BASE32[parseInt(five, 2)]).join("");
}

/** @param {number} length at most 51 */
const randomBase32 = (length) => base32(crypto.getRandomValues(new Uint8Array(32)), length);

/** Base 32 as it was meant, whatever was misread. @param {string} text */
const asBase32 = (text) => text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");

/** A line of text without what cannot be seen, cut to a length. @param {string} text @param {number} longest */
const plain = (text, longest) => [...text.replace(/[\p{Cf}\p{Cs}]/gu, "").replace(/[\p{Cc}\s]+/gu, " ").trim().normalize("NFC")].slice(0, longest).join("").trim();

/** A day of this century as it is written, or nothing. @param {string} text */
const asDay = (text) => (/^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).getTime() && new Date(`${text}T00:00Z`).toISOString().startsWith(text) ? text : "");

/** An e-mail address or a web address that is encrypted, or nothing. @param {string} text */
function asContact(text) {
  const written = text.trim().replace(/^mailto:/i, "");
  if (written.length > 200) return "";
  if (/^[\w.+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(written)) return written;
  try {
    const { protocol, username, password, href } = new URL(written);
    return protocol === "https:" && !username && !password && href.length <= 200 ? href : "";
  } catch {
    return "";
  }
}

/** @param {string} contact as `asContact` gives it */
const contactLink = (contact) => (contact.startsWith("https:") ? contact : `mailto:${contact}`);

/** @typedef {"m" | "t" | "due" | "p" | "ev" | "by" | "to" | "n" | "id"} AssignmentKey */
/** @typedef {Record<AssignmentKey, string>} Assignment what is not said is empty */
/**
 * What each part of an assignment is cut down to, in the order in which a link says it: modules, title, due date, pass
 * mark, evidence, by whom, where to, note, id. The id comes last, so that a cut end is noticed.
 * @type {Record<AssignmentKey, (text: string) => string>}
 */
const ASSIGNMENT = {
  m: (text) => [...new Set(text.split(","))].filter((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 60).slice(0, 30).join(","),
  t: (text) => plain(text, 60),
  due: asDay,
  p: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? String(Number(text)) : ""),
  ev: (text) => (/^[sar]$/.test(text) ? text : "a"),
  by: (text) => plain(text, 60),
  to: asContact,
  n: (text) => plain(text, 200),
  id: (text) => asBase32(/^[0-9a-z]{8}(?![0-9a-z])/i.exec(text)?.[0] ?? "").replace(/.*U.*/, ""),
};
const ASSIGNMENT_KEYS = /** @type {AssignmentKey[]} */ (Object.keys(ASSIGNMENT));

/** An assignment with each part as it may be. @param {(key: AssignmentKey) => string} find @returns {Assignment} */
const asAssignment = (find) => /** @type {Assignment} */ (Object.fromEntries(ASSIGNMENT_KEYS.map((key) => [key, ASSIGNMENT[key](find(key))])));

/** @param {Assignment} assignment @returns {string} what stands behind the # of its link, and can be pasted alone */
const writeAssignment = (assignment) => `a1?${ASSIGNMENT_KEYS.filter((key) => assignment[key] && `${key}${assignment[key]}` !== "eva").map((key) => `${key}=${readable(assignment[key])}`).join("&")}`;

/** Encoded for a link as far as needed, and without what ends a link in a letter. @param {string} text */
const readable = (text) => encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  .replace(/%(?:2C|2F|3A|40)/g, decodeURIComponent).replace(/%20/g, "+");

const LONGEST_PASTE = 5000;
const MOST_PIECES = 60;
const CODE = /(?<![a-z0-9])a(\d{1,3})\?(.*)/is;

/**
 * The assignment in a link, in the code behind its #, or in a text that holds one of them in whatever state a letter
 * left it; or the name of what is wrong.
 * @param {string} text @returns {Assignment | "none" | "long" | "newer" | "cut"}
 */
function parseAssignment(text) {
  if (text.length > LONGEST_PASTE) return "long";
  const visible = text.replace(/\p{Cf}/gu, "");
  const found = CODE.exec(visible) ?? CODE.exec(decoded(visible));
  if (!found) return "none";
  if (Number(found[1]) !== 1) return "newer";
  let code = "";
  // A letter breaks lines and quotes them, so pieces are put together until the assignment is whole.
  for (const piece of found[2].replace(/[\r\n]+[>|\s]*/g, " ").split(/\s+/, MOST_PIECES)) {
    code += piece;
    const pairs = pairsOf(code);
    const assignment = asAssignment((key) => pairs.get(key) ?? "");
    if (assignment.id && assignment.m) return assignment;
  }
  return "cut";
}

/** The first value of each key. @param {string} code @returns {Map<string, string>} */
function pairsOf(code) {
  /** @type {Map<string, string>} */
  const pairs = new Map();
  for (const pair of code.split(/&(?:amp;|#0*38;|#x0*26;)?/i)) {
    const at = pair.indexOf("=");
    if (at > 0 && !pairs.has(pair.slice(0, at))) pairs.set(pair.slice(0, at), decoded(pair.slice(at + 1).replace(/\+/g, " ")));
  }
  return pairs;
}

/** @param {string} text @returns {string} nothing if it is not encoded rightly */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** The same for the same assignment, whoever has it. @param {Assignment} assignment */
async function digestOf(assignment) {
  const said = Object.fromEntries(Object.entries(assignment).filter(([, text]) => text));
  return base32(await sha256(canonical(said)), 8);
}

/**
 * What a learner works through: what was assigned to her, or what she has chosen; its modules are known to this course.
 * @typedef { { assignment: Assignment | null, modules: CourseModule[], unknown: number, isKept: boolean } } Plan
 */

/** The modules that stand today for those that are named, each once. @param {string[]} names */
const modulesToday = (names) => [...new Set(names.map(idToday))];

/** The plan in the address of the page, or else the one that is kept. @returns {Plan | null} */
function currentPlan() {
  const given = parseAssignment(location.hash);
  const entry = read("plan", "current");
  const kept = entry?.code ? parseAssignment(entry.code) : "none";
  const assignment = typeof given === "object" ? given : typeof kept === "object" ? kept : null;
  const wanted = modulesToday(assignment?.m.split(",") ?? entry?.modules ?? []);
  const modules = wanted.flatMap((/** @type {string} */ id) => readCatalogue().modules.find((module) => module.id === id) ?? []);
  const isKept = entry !== null && (assignment === null || writeAssignment(assignment) === entry.code);
  return modules.length ? { assignment, modules, unknown: wanted.length - modules.length, isKept } : null;
}

/**
 * How many questions of a module are answered, and how many rightly, by the key of the version that was asked. The share
 * is of all questions, and never rounded up.
 * @param {CourseModule} module
 */
function scoreOf(module) {
  const answers = module.questions.flatMap(({ id, asked }) => {
    const entry = read("check", id);
    const way = asked.find(({ v }) => v === entry?.v);
    return entry && way ? [canonical([...entry.answer].sort()) === canonical([...way.correct].sort())] : [];
  });
  const right = answers.filter(Boolean).length;
  return { total: module.questions.length, answered: answers.length, right, percent: Math.floor((100 * right) / (module.questions.length || 1)) };
}

/** Prints one part of the page; the styles for paper know it by its name. @param {string} name */
function printPart(name) {
  const root = document.documentElement;
  root.dataset.sotPrint = name;
  addEventListener("afterprint", () => delete root.dataset.sotPrint, { once: true });
  print();
}

/** A day as it is read aloud. @param {string} day */
const spokenDay = (day) => new Date(`${day}T00:00Z`).toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });

/**
 * Saves the due date of an assignment for a calendar; a file saved later moves it and makes no second one.
 * @param {HTMLElement} place what the template of the calendar made @param {Assignment} assignment @param {string} link
 */
function saveDue(place, assignment, link) {
  const [year, month, day] = assignment.due.split("-").map(Number);
  const { site } = readCatalogue();
  const event = {
    uid: `assignment-${assignment.id}@${site.url.replace(/^.*:\/\//, "")}`,
    day: new Date(year, month - 1, day),
    summary: filled(place.dataset.one, [assignment.t || site.name]),
    description: filled(place.dataset.description, [link]),
    url: link,
  };
  saveDays(place, [event]);
}
