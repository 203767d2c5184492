// @ts-check
/** Reads records out of what learners sent: every code in a text, and whether a value is a record at all. */

const isMoment = (/** @type {unknown} */ value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));

/** @param {unknown} value @param {number} longest @returns {string} one line of visible signs, or nothing */
const line = (value, longest) => (typeof value === "string" ? plain(value.slice(0, 4 * longest), longest) : "");

/**
 * What a text or a file holds: records, a cohort, or what is wrong.
 * @param {string} text @returns {Promise<({ record: any } | { cohort: any } | { fault: string })[]>}
 */
async function foundIn(text) {
  const found = /^\s*\{/.test(text) ? [whole(text)] : await recordsIn(text);
  return found.map((one) => ("record" in one ? named(one.record) : one));
}

/** @param {string} text @returns { { record: any } | { fault: string } } */
function whole(text) {
  try {
    return { record: JSON.parse(text) };
  } catch {
    return { fault: "damaged" };
  }
}

/** A value that was read, as what it is. @param {any} value @returns { { record: any } | { cohort: any } | { fault: string } } */
function named(value) {
  const isOurs = isMapping(value) && (value.k === "ot-record" || value.k === "ot-cohort");
  if (!isOurs) return { fault: "foreign" };
  if (isCount(value.v) && Number(value.v) > 1) return { fault: "newer" };
  if (value.k === "ot-cohort") return { cohort: value };
  try {
    return asRecord(value) && canonical(value).length <= LONGEST_RECORD ? { record: value } : { fault: "foreign" };
  } catch {
    return { fault: "damaged" };
  }
}

/**
 * The record in plain values, with the keys that are known and no others, and under the ids of today; or nothing if it
 * is not one.
 * @param {any} value @returns {Entry | null}
 */
function asRecord(value) {
  if (!isMapping(value) || value.k !== "ot-record" || value.v !== 1 || !isHex(16)(value.rid) || !isMoment(value.made)) return null;
  if (!Array.isArray(value.m) || value.m.length > 60) return null;
  const modules = value.m.map(asDone);
  if (modules.includes(null) || new Set(modules.map((/** @type {Entry} */ module) => module.i)).size < modules.length) return null;
  const polls = isMapping(value.p) ? Object.entries(value.p).filter(([id, answer]) => isId(id) && isIds(answer) && answer.length === 2) : [];
  return {
    k: value.k, v: 1, rid: value.rid, made: value.made, m: modules.map((/** @type {Entry} */ module) => ({ ...module, i: idToday(module.i), ans: module.ans && underToday(Object.entries(module.ans)) })),
    site: line(value.site, 200), a: line(value.a, 12), ad: line(value.ad, 12), n: line(value.n, 80), role: line(value.role, 60),
    lic: line(value.lic, 60), tag: isHex(8)(value.tag) ? value.tag : "", st: line(value.st, 20), x: line(value.x, 1200),
    p: underToday(polls.slice(0, 100)), h: line(value.h, 10),
  };
}

/** Answers under the ids that their questions have today. @param {[string, unknown][]} answers @returns {Entry} */
const underToday = (answers) => Object.fromEntries(answers.map(([id, answer]) => [idToday(id), answer]));

/** What a record says of one module. @param {any} value @returns {Entry | null} */
function asDone(value) {
  if (!isMapping(value) || !isId(value.i) || !isHex(7)(value.v) || ![value.s, value.q, value.c, value.t].every(isCount) || value.s > 100) return null;
  if (![value.f, value.d].every((moment) => moment === undefined || isMoment(moment))) return null;
  const isAnswers = isMapping(value.ans) && Object.keys(value.ans).length <= 200;
  const answers = isAnswers ? Object.entries(value.ans) : [];
  if (!answers.every(([id, answer]) => isId(id) && isIds(answer) && isHex(7)(answer[0]))) return null;
  return {
    i: value.i, v: value.v, s: value.s, q: value.q, c: value.c, t: value.t, f: value.f ?? "", d: value.d ?? "",
    min: isCount(value.min) ? value.min : null, ans: isAnswers ? Object.fromEntries(answers) : null, x: line(value.x, 1200),
  };
}

/**
 * Every code in a text, however it was wrapped, quoted or spaced: the record in it as it was written, or what is wrong.
 * @param {string} text @returns {Promise<({ record: any } | { fault: "cut" | "damaged" | "newer" | "long" })[]>}
 */
async function recordsIn(text) {
  const found = [];
  for (const start of text.matchAll(/R[\s\p{Cf}]?(\d{1,2})[\s\p{Cf}]?\.(?=[^\p{L}\p{N}.]{0,9}[1-9A-HJ-NP-Za-km-z])/gu)) {
    const from = start.index + start[0].length;
    if (start[1] !== "1") {
      if (Number(start[1]) > 1 && digitsFrom(text, from, 60).length === 60) found.push({ fault: /** @type {const} */ ("newer") });
      continue;
    }
    const begun = digitsFrom(text, from, 3);
    const length = inNumber(begun);
    if (begun.length < 3) continue;
    if (length > LONGEST_CODE) {
      found.push({ fault: /** @type {const} */ ("long") });
      continue;
    }
    const rest = digitsFrom(text, from, 3 + length).slice(3);
    if (rest.length < length || length < 12) found.push({ fault: /** @type {const} */ ("cut") });
    else found.push(await opened(rest));
  }
  return found;
}

/** What a code without its beginning holds. @param {string} rest @returns {Promise<{ record: any } | { fault: "damaged" }>} */
async function opened(rest) {
  try {
    const whole = fromDigits(rest);
    const body = whole.slice(0, -4);
    const check = (await sha256(body)).slice(0, 4);
    if (body[0] !== 1 || check.some((byte, place) => byte !== whole[body.length + place])) return { fault: "damaged" };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await through(new DecompressionStream("deflate-raw"), body.slice(1), LONGEST_RECORD));
    return { record: JSON.parse(text) };
  } catch {
    return { fault: "damaged" };
  }
}

/**
 * The next digits of a text, past spaces, quotes, dashes and the like; a letter that is no digit, or a dot, ends them.
 * @param {string} text @param {number} from @param {number} count
 */
function digitsFrom(text, from, count) {
  let digits = "";
  for (let place = from; place < text.length && digits.length < count; place += 1) {
    if (DIGITS.includes(text[place])) digits += text[place];
    else if (text[place] === "." || /[\p{L}\p{N}]/u.test(text[place])) break;
  }
  return digits;
}

/** @param {string} digits at most nine of them */
const inNumber = (digits) => [...digits].reduce((sum, digit) => sum * 58 + DIGITS.indexOf(digit), 0);

/** @param {string} digits */
function fromDigits(digits) {
  let sum = 0n;
  for (let place = 0; place < digits.length; place += 9) {
    const part = digits.slice(place, place + 9);
    sum = sum * 58n ** BigInt(part.length) + BigInt(inNumber(part));
  }
  const hex = sum.toString(16);
  const pairs = (hex.length % 2 ? `0${hex}` : hex).match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}
