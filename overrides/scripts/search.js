// @ts-check
/** The theme's search, asked in words that it understands and shown in the order of reading. Fetched when it is needed. */
{
const SETUP = 0, QUERY = 2, RESULT = 3, MOST = 24;
const WORDS = /[\p{L}\p{N}_]+/gu;
const ENDINGS = /(ations?|ing|ions?|ies|ed|es|s|e|y)$/;
/** @type {Set<string>} words that say nothing about what is asked */
let idle;
/** @type {Record<string, string>} */
let spelling;
/** @type {string[]} every word of the index */
let known;
/** @type {string[][]} for each word of the question, what is looked for */
let sought;

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(WORDS) ?? [];
/** @param {any} result */
const isPage = (result) => !result.location.includes("#");

/** The question in the search's own terms. @param {string} text */
function asked(text) {
  // The number of a section is one word.
  const words = wordsOf(text.replace(/(\d)\.(?=\d)/g, "$1_")).map((word) => spelling[word] ?? word);
  const telling = words.filter((word) => !idle.has(word));
  const parts = (telling.length ? telling : words).map(clauses);
  sought = parts.map((part) => part.replace(/[~^]\S+/g, "").split(" "));
  return parts.join(" ");
}

/** A word as it is, or by its beginning, or what is spelled nearly so. @param {string} word */
function clauses(word) {
  const stem = word.replace(ENDINGS, "");
  const beginning = stem.length > 3 ? stem : word;
  if (known.includes(word)) return word.length > 3 ? `${word}^4 ${beginning}` : `${word}^4`;
  if (word.length < 4 || known.some((other) => other.startsWith(beginning))) return beginning;
  return `${word}~${word.length > 7 ? 2 : 1}^3`;
}

/** Best first; neighbors of one page are under one heading. @param {any[][]} groups */
function ordered(groups) {
  const found = groups.flat();
  const heads = new Map(found.filter(isPage).map((page) => [page.location, page]));
  const has = (/** @type {any} */ result, /** @type {string[]} */ terms) => terms.some((term) => result.terms[term]);
  const hitsOf = sought.map((terms) => found.filter((result) => has(result, terms)).length);
  for (const result of found) {
    const terms = Object.entries(result.terms), hits = terms.filter(([, isHit]) => isHit), isHead = +isPage(result);
    // The theme favors pages by far and counts all words alike; a rare word says more.
    result.score /= 1 + (isHead + hits.length / (terms.length || 1)) ** 2;
    const share = sought.map((terms, word) => has(result, terms) ? Math.log(1 + found.length / hitsOf[word]) : 0);
    result.score *= (1 + 0.3 * isHead) * share.reduce((sum, part) => sum + part, 0.01);
    result.terms = Object.fromEntries(hits);
  }
  /** @type {any[][]} */
  const shown = [];
  for (const result of found.filter(({ score }) => score).sort((a, b) => b.score - a.score).slice(0, MOST)) {
    const head = heads.get(result.location.split("#")[0]);
    const last = shown.at(-1);
    if (isPage(result) || !head) shown.push([result]);
    else if (last?.at(-1)?.location === head.location && last.length > 1) last.splice(-1, 0, result);
    else shown.push([result, { ...head, terms: {} }]);
  }
  for (const result of shown.flat()) result.score = 1; // or the theme would fold some away
  return shown;
}

document.addEventListener("sot-search", (event) => {
  const message = /** @type {CustomEvent} */ (event).detail;
  if (message.type === SETUP) {
    spelling = message.data.config.spelling;
    idle = new Set(message.data.config.idle);
    known = [...new Set(wordsOf(JSON.stringify(message.data.docs)))];
  } else if (message.type === QUERY) message.data = asked(message.data);
  else if (message.type === RESULT) message.data.items = ordered(message.data.items);
});
}
