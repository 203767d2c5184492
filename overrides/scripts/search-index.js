// @ts-check
/** Which places of the site answer a question: the index of the search, and how it weighs what it finds. */

/** @typedef { {place: string, title: string, text: string, weight?: number, sections?: string} } Place what can be found */
/** @typedef { {documents: Place[], idle: string[], spelling: Record<string, string>, families: string[][]} } Known */

const SLICE = 20; // milliseconds
const WORD = /[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;
const ENDING = /(ations?|ing|ions?|ies|ed|es|s|e|y)$/;
// What a word in a title is worth beside one in a text, and how much a long title or text takes off.
const TITLE = 6, LONG_TITLE = 0.25, LONG_TEXT = 0.75;
// What another word is worth beside the one that was asked: one that begins like it, or means the same.
const BEGINS = 0.25, SAME = 0.6;

/** @param {string} text @returns {string[]} */
const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

/** Which places hold which words, and what a question asks of them. */
class Index {
  /** @param {Known} known */
  constructor(known) {
    this.places = known.documents;
    this.idle = new Set(known.idle);
    this.spelling = new Map(Object.entries(known.spelling));
    /** @type {Map<string, number[]>} for each word or phrase three numbers a place: which, how often in its title and text */
    this.held = new Map();
    /** How long each title and text is beside the usual one. */
    this.titles = this.texts = new Float64Array();
    /** @type {Map<string, Set<string>>} for each word, what means the same as a phrase that it stands in */
    this.same = new Map();
    /** @type {Map<string, string[][]>} for each word, the phrases of several words that begin with it */
    this.phrases = new Map();
    for (const family of known.families) for (const phrase of family) this.learn(phrase, family);
  }

  /** @param {string} phrase @param {string[]} family what means the same */
  learn(phrase, family) {
    const words = phrase.split(" ");
    if (!this.held.has(phrase) && words.length > 1) this.phrases.set(words[0], [...this.phrases.get(words[0]) ?? [], words]);
    this.held.set(phrase, []);
    for (const word of words) {
      this.held.set(word, []);
      this.same.set(word, new Set([...this.same.get(word) ?? [], ...family.filter((other) => other !== phrase)]));
    }
  }

  /** Reads all places, and lets the page do something else now and then. */
  async read() {
    const titles = new Float64Array(this.places.length), texts = new Float64Array(this.places.length);
    let pause = performance.now() + SLICE;
    for (const [number, { title, text, sections = "" }] of this.places.entries()) {
      titles[number] = this.note(title, number, 1);
      texts[number] = this.note(`${text} ${sections}`, number, 2);
      if (performance.now() < pause) continue;
      await new Promise((goOn) => setTimeout(goOn));
      pause = performance.now() + SLICE;
    }
    this.titles = shares(titles, LONG_TITLE);
    this.texts = shares(texts, LONG_TEXT);
    this.words = [...this.held.keys()].filter((word) => !word.includes(" "));
  }

  /** Notes the words and phrases of a title or text; says how many words it has. @param {string} text @param {number} number @param {1 | 2} where */
  note(text, number, where) {
    const words = wordsOf(text);
    for (let at = 0; at < words.length; at++) {
      this.noteTerm(words[at], number, where);
      for (const phrase of this.phrases.get(words[at]) ?? []) {
        if (phrase.every((part, after) => words[at + after] === part)) this.noteTerm(phrase.join(" "), number, where);
      }
    }
    return words.length;
  }

  /** @param {string} term @param {number} number @param {1 | 2} where */
  noteTerm(term, number, where) {
    let held = this.held.get(term);
    if (!held) this.held.set(term, held = []);
    if (held[held.length - 3] !== number) held.push(number, 0, 0);
    held[held.length - 3 + where]++;
  }

  /** The words of a question that say something. @param {string} question */
  tellingWords(question) {
    const words = wordsOf(question).map((word) => this.spelling.get(word) ?? word);
    const telling = words.filter((word) => !this.idle.has(word));
    return new Set(telling.length ? telling : words);
  }

  /** What may be meant by a word, and what each is worth: itself and what begins like it, or what is spelled nearly so. @param {string} word */
  meanings(word) {
    const stem = word.replace(ENDING, ""), beginning = stem.length > 3 ? stem : word;
    const isKnown = this.held.has(word);
    const alike = isKnown && word.length < 4 ? [] : this.words.filter((other) => other.startsWith(beginning));
    const near = isKnown || alike.length || word.length < 4 ? [] : this.words.filter((other) => isNear(word, other));
    return new Map([...alike, ...near, word].map((other) => [other, isKnown && other !== word ? BEGINS : 1]));
  }

  /**
   * The places that answer a question, best first, and the words by which they were found.
   * @param {string} question
   */
  find(question) {
    const count = this.places.length, marked = new Set();
    const scores = new Float64Array(count), covered = new Float64Array(count);
    for (const word of this.tellingWords(question)) {
      const worths = new Float64Array(count);
      for (const [meaning, worth] of this.meanings(word)) {
        marked.add(meaning);
        this.weigh(meaning, worth, worths);
        for (const other of this.same.get(meaning) ?? []) this.weigh(other, worth * SAME, worths);
      }
      // A rare word says more, and a place that holds all the words answers better.
      const rarity = Math.log(1 + count / worths.reduce((sum, worth) => sum + +(worth > 0), 0));
      worths.forEach((worth, number) => {
        if (!worth) return;
        scores[number] += worth * rarity;
        covered[number] += rarity;
      });
    }
    const found = [];
    for (let number = 0; number < count; number++) {
      scores[number] *= covered[number] * (this.places[number].weight ?? 1);
      if (scores[number]) found.push(number);
    }
    found.sort((a, b) => scores[b] - scores[a]);
    return { places: found.map((number) => this.places[number]), marked };
  }

  /** Notes for each place what a word in it is worth, if it is the best so far. @param {string} word @param {number} worth @param {Float64Array} worths */
  weigh(word, worth, worths) {
    const held = this.held.get(word) ?? [];
    for (let at = 0; at < held.length; at += 3) {
      const number = held[at];
      const title = density(Math.min(held[at + 1], 1), this.titles[number]);
      const text = density(held[at + 2], this.texts[number]);
      worths[number] = Math.max(worths[number], worth * (TITLE * title + text));
    }
  }
}

/**
 * What a word says that stands so often in a title or text, which is less where it is long (the measure of BM25).
 * @param {number} times @param {number} share how long it is beside the usual one
 */
const density = (times, share) => times && times * 2.2 / (times + 1.2 * share);

/** For each length its share of the usual one, drawn toward 1. @param {Float64Array} lengths @param {number} weight 0 to 1 */
function shares(lengths, weight) {
  const usual = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return lengths.map((length) => 1 - weight + weight * length / usual);
}

/** Whether one word is another with a letter or two more, less, changed or in another order. @param {string} word @param {string} other */
function isNear(word, other) {
  const most = word.length > 7 ? 2 : 1;
  if (Math.abs(word.length - other.length) > most) return false;
  let before = /** @type {number[]} */ ([]), row = Array.from({ length: other.length + 1 }, (_, number) => number);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = word[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + +!isSame);
      if (word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return false;
    [before, row] = [row, next];
  }
  return row[other.length] <= most;
}
