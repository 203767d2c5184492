// @ts-check
/**
 * @typedef {object} Waiting A check that may be asked.
 * @property {HTMLElement} section
 * @property {Entry} entry
 * @property {boolean} isDue
 */

/** Asks what is due, ten at a time and in another version than before, and saves the days on which the rest comes back. */
class Review extends HTMLElement {
  connectedCallback() {
    this.sections = [...this.querySelectorAll(".sot-knowledge-check")].filter((section) => section instanceof HTMLElement);
    /** @type {Set<HTMLElement>} what was asked since the page was opened */
    this.seen = new Set();
    /** @type {HTMLElement[]} what is asked now */
    this.round = [];
    /** @type {Map<Element, boolean>} of that, what was answered, and whether rightly at the first try */
    this.answers = new Map();
    this.addEventListener("sot-progress", (event) => this.note(event.target));
    this.its("more").addEventListener("click", () => {
      const waiting = this.waiting();
      const due = waiting.filter((check) => check.isDue);
      this.ask(due.length ? due : waiting);
      this.its("line").focus();
    });
    this.calendar = part(this, ".sot-calendar");
    part(this, ".sot-calendar__save").addEventListener("click", () => this.save());
    const due = this.waiting().filter((check) => check.isDue);
    if (due.length) this.ask(due);
    else this.rest();
  }

  /** What may be asked: what was missed, then what is due, the longest first, then the rest, the oldest answer first. */
  waiting() {
    const now = new Date();
    const found = this.answered().filter(({ section }) => !this.seen.has(section)).map(({ section, entry }) => {
      const isNow = isDue(entry, section.dataset.review, now);
      const since = isNow && entry.right ? reviewDays(entry, section.dataset.review)[entry.reviews ?? 0].toISOString() : entry.at;
      return { section, entry, isDue: isNow, rank: `${entry.right ? (isNow ? 1 : 2) : 0} ${since}` };
    });
    return found.sort((one, other) => Number(one.rank > other.rank) - Number(one.rank < other.rank));
  }

  answered() {
    return this.sections.flatMap((section) => {
      const entry = read("check", section.id);
      return entry ? [{ section, entry }] : [];
    });
  }

  /** @param {Waiting[]} checks */
  ask(checks) {
    this.round = checks.slice(0, MOST).map(({ section, entry }) => {
      this.seen.add(section);
      askNext(section, entry);
      return section;
    });
    this.answers.clear();
    this.words = this.dataset[checks[0].isDue ? "due" : "anyway"];
    this.total = checks.length;
    for (const section of this.sections) section.toggleAttribute("data-asked", this.round.includes(section));
    for (const module of this.querySelectorAll(".sot-review__module")) {
      module.toggleAttribute("data-asked", module.querySelector(".sot-knowledge-check[data-asked]") !== null);
    }
    this.its("end").textContent = "";
    this.its("more").hidden = true;
    this.tell();
  }

  /** @param {EventTarget | null} question that was answered */
  note(question) {
    const section = question instanceof Element ? question.closest(".sot-knowledge-check") : null;
    if (!section || this.answers.has(section)) return;
    this.answers.set(section, Boolean(read("check", section.id)?.right));
    this.tell();
    if (this.answers.size < this.round.length) return;
    const rights = [...this.answers.values()].filter(Boolean).length;
    const missed = rights < this.answers.size ? this.dataset.missed : "";
    this.its("end").textContent = [filled(this.dataset.finished, [rights, this.answers.size]), missed, this.outlook()].filter(Boolean).join(" ");
    this.offer();
  }

  tell() {
    this.its("line").textContent = filled(this.words, [this.total ?? 0, this.round.length, this.round.length - this.answers.size]);
    this.calendar?.toggleAttribute("hidden", this.days().length === 0);
  }

  /** Nothing is due. */
  rest() {
    const isBegun = this.answered().length > 0;
    const isKept = keeps();
    this.its("begin").hidden = isBegun || !isKept;
    this.its("line").textContent = isBegun ? [this.dataset.nothing, this.outlook()].filter(Boolean).join(" ") : (isKept ? "" : this.dataset.none ?? "");
    this.calendar?.toggleAttribute("hidden", this.days().length === 0);
    this.offer();
  }

  offer() {
    const more = this.its("more");
    const waiting = this.waiting();
    more.textContent = more.dataset[waiting[0]?.isDue ? "more" : "anyway"] ?? "";
    more.hidden = waiting.length === 0;
  }

  /** When the next questions come back, unless some are due now. */
  outlook() {
    const [next] = this.days();
    if (!next || this.waiting()[0]?.isDue) return "";
    return filled(this.dataset.next, [next.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })]);
  }

  /** The days to come, in their order, once for each question; those that no calendar can write are left out. */
  days() {
    const now = new Date();
    const days = this.answered().flatMap(({ section, entry }) => reviewDays(entry, section.dataset.review).slice(entry.reviews ?? 0));
    return days.filter((day) => day > now && day.getFullYear() < 1e4).sort((one, other) => Number(one) - Number(other));
  }

  /** One event for each week, named after it, so that a file saved later moves it and makes no second one. */
  save() {
    if (!this.calendar) return;
    const words = this.calendar.dataset;
    const site = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? "";
    const url = document.querySelector(".sot-address")?.textContent || location.href.replace(location.hash, "");
    /** @type {Map<string, Date[]>} */
    const weeks = new Map();
    for (const day of this.days()) {
      const monday = dayOf(new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7)));
      weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
    }
    const events = [...weeks].map(([monday, days]) => ({
      uid: `review-${monday}@${url.replace(/^.*:\/\//, "")}`,
      day: days[days.length - 1],
      summary: filled(words[days.length === 1 ? "one" : "many"], [days.length, site]),
      description: filled(words.description, [url]),
      url,
    }));
    saveDays(this.calendar, events);
  }

  /** @param {string} name */
  its(name) {
    return part(this, `.sot-review__${name}`);
  }
}

/** How many are asked at once. */
const MOST = 10;

/**
 * Asks the version after the one that was answered last, and puts the others away until they are asked for.
 * @param {HTMLElement} section @param {Entry} entry
 */
function askNext(section, entry) {
  const versions = [...section.querySelectorAll("sot-knowledge-check")].filter((version) => version instanceof HTMLElement);
  for (const version of versions) {
    const fold = version.closest("details");
    if (fold) fold.open = false;
    else version.hidden = true;
  }
  const last = versions.findIndex((version) => version.dataset.variant === (entry.variant ?? ""));
  /** @type {any} */ (versions[(last + 1) % versions.length]).begin();
}

customElements.define("sot-review", Review);
