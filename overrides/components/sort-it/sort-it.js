// @ts-check
/** How many statements a round has. */
const ROUND = 10;

/** Asks ten statements, one at a time, those that are easily confused and those missed before more often. */
class SortIt extends HTMLElement {
  connectedCallback() {
    this.stage = part(this, ".sot-sort-it__stage");
    this.ask = part(this, ".sot-sort-it__ask");
    this.result = part(this, ".sot-sort-it__result");
    this.summary = part(this, ".sot-sort-it__summary");
    /** @type {HTMLElement[]} The rows of this round. */
    this.round = [];
    /** @type {HTMLElement[]} */
    this.missed = [];
    this.place = 0;
    this.answers().forEach((button) => button.addEventListener("click", () => this.answer(button)));
    part(this, ".sot-sort-it__next").addEventListener("click", () => this.next());
    part(this, ".sot-sort-it__start").addEventListener("click", () => this.start());
    part(this, ".sot-sort-it__unkept").hidden = keeps();
    this.follow = () => this.choose(location.hash.slice(1));
    addEventListener("hashchange", this.follow);
    this.follow();
  }

  disconnectedCallback() {
    if (this.follow) removeEventListener("hashchange", this.follow);
  }

  /** @returns {HTMLButtonElement[]} */
  answers() {
    return [...part(this, ".sot-sort-it__answers").querySelectorAll("button")];
  }

  /** Takes the rows of one module, if there is one of that name. @param {string} module */
  choose(module) {
    const select = this.querySelector("select");
    if (select && [...select.options].some((option) => option.value === module)) select.value = module;
  }

  start() {
    const module = this.querySelector("select")?.value ?? "";
    const lists = [...this.querySelectorAll("[data-module]")].filter((list) => !module || list.getAttribute("data-module") === module);
    const rows = lists.flatMap((list) => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-row]")]));
    this.round = drawn(rows, ROUND);
    this.missed = [];
    this.place = -1;
    this.offer("again");
    this.next();
  }

  /** Says what the button of the start does now. @param {"again" | "more"} name */
  offer(name) {
    const start = part(this, ".sot-sort-it__start");
    start.textContent = start.dataset[name] ?? "";
    start.classList.toggle("sot-button--quiet", name === "again");
  }

  next() {
    this.place += 1;
    if (this.place === this.round.length) return this.end();
    const row = this.round[this.place];
    const statements = row.querySelectorAll("[data-right]");
    this.statement = /** @type {HTMLElement} */ (statements[Math.floor(Math.random() * statements.length)]);
    fill(part(this, ".sot-sort-it__count"), [this.place + 1, this.round.length]);
    copy(part(row, ".sot-sort-it__topic"), part(this.ask ?? this, ".sot-sort-it__topic"));
    copy(this.statement, part(this.ask ?? this, ".sot-sort-it__statement"));
    part(this, ".sot-sort-it__answers").hidden = false;
    this.show(this.ask);
  }

  /** @param {HTMLButtonElement} button */
  answer(button) {
    const chosen = button.dataset.answer ?? "";
    const right = this.statement?.dataset.right?.split(" ") ?? [];
    const isPartly = this.statement?.dataset.partly?.split(" ").includes(chosen);
    const verdict = right.includes(chosen) ? "right" : isPartly ? "partly" : "wrong";
    for (const words of part(this, ".sot-sort-it__verdict").children) {
      if (words instanceof HTMLElement) words.hidden = words.dataset.verdict !== verdict;
    }
    const said = part(this, ".sot-sort-it__said");
    const labels = right.map((answer) => this.answers().find((entry) => entry.dataset.answer === answer)?.textContent ?? "");
    fill(said, [button.textContent ?? "", labels.join(said.dataset.or)]);
    const next = part(this, ".sot-sort-it__next");
    next.textContent = next.dataset[this.place + 1 < this.round.length ? "next" : "last"] ?? "";
    const row = this.round[this.place];
    copy(part(row, ".sot-sort-it__reason"), part(this, ".sot-sort-it__why"));
    if (verdict !== "right") this.missed.push(row);
    keepPractice(row.dataset.row ?? "", verdict === "right");
    part(this, ".sot-sort-it__answers").hidden = true;
    this.show(this.result);
  }

  end() {
    fill(part(this, ".sot-sort-it__score"), [this.round.length - this.missed.length, this.round.length]);
    const list = part(this, ".sot-sort-it__missed");
    list.hidden = this.missed.length === 0;
    part(list, "ul").replaceChildren(...this.missed.map((row) => {
      const line = document.createElement("li");
      line.append(part(row, ".sot-sort-it__link").cloneNode(true));
      return line;
    }));
    this.offer("more");
    this.show(this.summary);
  }

  /** Shows a part of the stage and moves to it; a result stands below its statement. @param {HTMLElement | undefined} shown */
  show(shown) {
    if (!this.stage || !this.ask || !this.result || !this.summary || !shown) return;
    this.stage.hidden = false;
    this.ask.hidden = shown === this.summary;
    this.result.hidden = shown !== this.result;
    this.summary.hidden = shown !== this.summary;
    goTo(shown);
  }
}

/**
 * Some rows by chance, none twice: of random numbers, each to the power of one over its row's weight, the largest.
 * @param {HTMLElement[]} rows @param {number} count
 */
function drawn(rows, count) {
  const ranked = rows.map((row) => ({ row, rank: Math.random() ** (1 / weightOf(row)) }));
  return ranked.sort((one, other) => other.rank - one.rank).slice(0, count).map(({ row }) => row);
}

/** A row that was always missed has four times its weight. @param {HTMLElement} row */
function weightOf(row) {
  const kept = read("practice", row.dataset.row ?? "");
  return Number(row.dataset.weight) * (1 + (kept ? 3 * Math.min(1, kept.missed / Math.max(1, kept.seen)) : 0));
}

/** @param {string} row @param {boolean} isRight */
function keepPractice(row, isRight) {
  const before = read("practice", row);
  write("practice", row, { seen: (before?.seen ?? 0) + 1, missed: (before?.missed ?? 0) + (isRight ? 0 : 1), at: new Date().toISOString() });
}

/** Puts what an element holds into another. @param {HTMLElement} from @param {HTMLElement} into */
const copy = (from, into) => into.replaceChildren(...[...from.childNodes].map((node) => node.cloneNode(true)));

/** Says an element's words, with a # for each value. @param {HTMLElement} element @param {(string | number)[]} values */
function fill(element, values) {
  const words = (element.dataset.words ?? "").split("#");
  element.textContent = words.map((text, place) => text + (values[place] ?? "")).join("");
}

customElements.define("sot-sort-it", SortIt);
