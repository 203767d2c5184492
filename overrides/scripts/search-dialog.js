// @ts-check
/** The dialog in which a reader asks: its results, its keys, and what it says. */

const SHOWN = 24, EXCERPT = 200, UNHURRIED = 500;
const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** The dialog in which a reader asks. The script of the index hands it what is known; its words are those of the template. */
class Search extends HTMLElement {
  connectedCallback() {
    this.dialog = /** @type {HTMLDialogElement} */ (this.part("dialog"));
    this.field = /** @type {HTMLInputElement} */ (this.part("input"));
    this.status = this.part("[role=status]");
    this.results = this.part(".sot-search__results");
    this.template = /** @type {HTMLTemplateElement} */ (this.part("template"));
    this.field.addEventListener("input", () => this.answer());
    this.dialog.addEventListener("keydown", (event) => this.walk(event));
    this.results.addEventListener("click", ({ target }) => this.leave(target));
    this.ready = new Promise((resolve) => { this.isReady = resolve; });
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    const found = this.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`${this.localName}: no ${selector}`);
    return found;
  }

  /** @returns {HTMLAnchorElement[]} */
  get links() {
    return [...this.results.querySelectorAll("a")];
  }

  /** Called by the script of the index. @param {Known} known */
  async learn(known) {
    const index = new Index(known);
    await index.read();
    this.index = index;
    this.titles = new Map(index.places.map(({ place, title }) => [place, title]));
    this.status.textContent = "";
    this.answer();
    this.isReady();
  }

  /** Leads to the best result, as soon as there is one. */
  async openBest() {
    await this.ready;
    this.links[0]?.click();
  }

  /** Shows what answers the question as it stands. */
  answer() {
    if (!this.index) return;
    const question = this.field.value.trim();
    const { places, marked } = question ? this.index.find(question) : { places: [], marked: new Set() };
    let before = null;
    this.results.replaceChildren(...places.slice(0, SHOWN).map((place) => {
      const page = place.place.split("#")[0], isNew = page !== before;
      before = page;
      return this.shown(place, isNew && page !== place.place ? this.titles.get(page) ?? "" : "", marked);
    }));
    // Whoever listens is told how many there are, and not at every letter.
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { this.status.textContent = question ? this.sum(places.length) : ""; }, UNHURRIED);
  }

  /** @param {number} count */
  sum(count) {
    const { none, one, many, more } = this.status.dataset;
    const words = count === 0 ? none : count === 1 ? one : count > SHOWN ? more : many;
    const counts = count > SHOWN ? [SHOWN, count] : [count];
    return counts.reduce((said, number) => said.replace("#", number.toLocaleString(document.documentElement.lang)), words ?? "");
  }

  /** One result; the title of its page stands above the first of neighbors. @param {Place} place @param {string} page @param {Set<string>} marked */
  shown(place, page, marked) {
    const result = /** @type {HTMLElement} */ (this.template.content.cloneNode(true)).firstElementChild;
    const [above, link, text] = result.children;
    above.textContent = page;
    above.hidden = !page;
    link.href = new URL(place.place, ROOT).href;
    link.append(...withMarks(place.title, marked));
    text.append(...withMarks(excerpt(place.text, marked), marked));
    return result;
  }

  /** Arrows lead from the field through the results and back. @param {KeyboardEvent} event */
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.field, ...this.links];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    if (!step || here < 0) return;
    event.preventDefault();
    stops[here + step]?.focus();
  }

  /** A result on this page leads out of the dialog. @param {EventTarget | null} target */
  leave(target) {
    const link = target instanceof Element && target.closest("a");
    if (link && link.href.split("#")[0] === location.href.split("#")[0]) this.dialog.close();
  }
}

/** The part of a text in which most of the marked words stand together. @param {string} text @param {Set<string>} marked */
function excerpt(text, marked) {
  const hits = [...text.matchAll(WORD)].filter(([word]) => marked.has(word.toLowerCase()));
  const together = hits.map(({ index }) => new Set(
    hits.filter((hit) => hit.index >= index && hit.index < index + EXCERPT * 0.7).map(([word]) => word.toLowerCase()),
  ).size);
  const best = hits[together.indexOf(Math.max(...together))]?.index ?? 0;
  const start = best < EXCERPT * 0.3 ? 0 : text.indexOf(" ", best - EXCERPT * 0.3) + 1;
  const end = text.length <= start + EXCERPT ? text.length : text.lastIndexOf(" ", start + EXCERPT);
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

/** A text in pieces, those that are marked as elements. @param {string} text @param {Set<string>} marked */
function withMarks(text, marked) {
  let at = 0;
  const pieces = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!marked.has(word.toLowerCase())) continue;
    const mark = document.createElement("mark");
    mark.textContent = word;
    pieces.push(text.slice(at, index), mark);
    at = index + word.length;
  }
  return [...pieces, text.slice(at)];
}

customElements.define("sot-search", Search);
