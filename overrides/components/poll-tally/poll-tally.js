// @ts-check
/** Counts the answers of a meeting to one poll at a time, by mouse, touch and number keys, and gives the counts as text. */
class PollTally extends HTMLElement {
  connectedCallback() {
    this.status = part(this, ".sot-poll-tally__status");
    this.choice = /** @type {HTMLSelectElement} */ (part(this, ".sot-poll-tally__choice"));
    this.text = /** @type {HTMLTextAreaElement} */ (part(this, ".sot-poll-tally__text"));
    /** @type {Counts} */
    this.counts = {};
    /** @type {Counts[]} what the counts were before each change, for undoing */
    this.past = [];
    this.comeBack();
    this.choice.addEventListener("change", () => this.choose());
    this.addEventListener("keydown", (event) => this.press(event));
    for (const answer of this.querySelectorAll("[data-option]")) {
      part(answer, ".sot-poll-tally__add").addEventListener("click", () => this.change(answer, 1));
      part(answer, ".sot-poll-tally__less").addEventListener("click", () => this.change(answer, -1));
    }
    part(this, ".sot-poll-tally__undo").addEventListener("click", () => this.undo());
    part(this, ".sot-poll-tally__clear").addEventListener("click", () => this.clear());
    part(this, ".sot-poll-tally__copy").addEventListener("click", () => this.copy());
    this.show();
  }

  /** Takes up what this tab has kept, as far as it belongs to polls on this page. */
  comeBack() {
    const kept = draft("tally");
    const counts = Object(kept?.counts);
    for (const answer of this.querySelectorAll("[data-option]")) {
      const name = nameOf(answer);
      const count = Object.hasOwn(counts, name) ? counts[name] : 0;
      if (isCount(count) && count) this.counts[name] = count;
    }
    if ([...this.choice.options].some((option) => option.value === kept?.poll)) this.choice.value = kept.poll;
  }

  choose() {
    this.past = [];
    this.say("");
    this.show();
    this.remember();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !(event.target instanceof Element)) return;
    // With Shift, the key above the letters gives a sign and no digit, so its place on the keyboard counts.
    const digit = /^\d$/.test(event.key) ? event.key : /^Digit(\d)$/.exec(event.code)?.[1];
    const answer = event.target.closest(".sot-poll-tally__board")?.querySelector(`[data-key="${digit}"]`);
    if (!answer) return;
    event.preventDefault();
    this.change(answer, event.shiftKey ? -1 : 1);
  }

  /** @param {Element} answer @param {1 | -1} by */
  change(answer, by) {
    const name = nameOf(answer);
    const count = this.countOf(answer) + by;
    const label = part(answer, ".sot-poll-tally__label").textContent ?? "";
    if (!isCount(count)) return this.tell("none", label);
    this.past.push(this.counts);
    this.keep({ ...this.counts, [name]: count });
    this.tell("counted", label, count, this.shareOf(count));
  }

  undo() {
    const counts = this.past.pop();
    if (!counts) return this.say("nothing");
    this.keep(counts);
    this.say("undone", this.total());
  }

  /** Sets the counts of the chosen poll to zero, when asked for the second time. */
  clear() {
    if (!pressedTwice(part(this, ".sot-poll-tally__clear"), () => this.say(""))) return this.say("sure");
    this.past.push(this.counts);
    const own = new Set(this.answers().map(nameOf));
    this.keep(Object.fromEntries(Object.entries(this.counts).filter(([name]) => !own.has(name))));
    this.say("cleared");
  }

  async copy() {
    if (!this.text) return;
    const status = part(this, ".sot-poll-tally__copied");
    sayIn(status, status.dataset[!this.text.value ? "empty" : (await copied(this.text)) ? "copied" : "uncopied"]);
  }

  /** @param {Counts} counts */
  keep(counts) {
    this.counts = counts;
    this.remember();
    this.show();
  }

  /** The counts outlive a reload of this tab and no more, since the next meeting counts anew. */
  remember() {
    keepDraft("tally", { poll: this.choice?.value ?? "", counts: this.counts });
  }

  show() {
    for (const poll of this.querySelectorAll("[data-poll]")) {
      if (poll instanceof HTMLElement) poll.hidden = poll.dataset.poll !== this.choice?.value;
    }
    const total = this.total();
    for (const answer of this.answers()) {
      const count = this.countOf(answer);
      const share = total ? this.shareOf(count) : "";
      part(answer, ".sot-poll-tally__count").textContent = String(count);
      part(answer, ".sot-poll-tally__share").textContent = share;
      answer.querySelector("rect")?.setAttribute("width", String(total ? 100 * count / total : 0));
      const cell = answer.closest("[data-poll]")?.querySelector(`[data-count-of="${answer.getAttribute("data-option")}"]`);
      if (cell) cell.textContent = total ? `${count} ${share}` : "";
    }
    if (this.text) this.text.value = total ? this.asResults(total) : "";
  }

  /** The counts as an author writes them below a poll. @param {number} total */
  asResults(total) {
    const day = today();
    const lines = this.answers().map((answer) => `      ${answer.getAttribute("data-option")}: ${this.countOf(answer)}`);
    return [
      "  results:",
      `    n: ${total}`,
      `    collected_from: ${day}`,
      `    collected_to: ${day}`,
      `    how: ${this.text?.dataset.how}`,
      "    counts:",
      ...lines,
      "",
    ].join("\n");
  }

  /** The answers of the chosen poll. */
  answers() {
    return [...this.querySelectorAll(`[data-poll="${this.choice?.value}"] [data-option]`)];
  }

  /** @param {Element} answer */
  countOf(answer) {
    return this.counts?.[nameOf(answer)] ?? 0;
  }

  total() {
    return this.answers().reduce((sum, answer) => sum + this.countOf(answer), 0);
  }

  /** A share in words; a percentage only where there are answers enough for one. @param {number} count */
  shareOf(count) {
    const total = this.total();
    const isEnough = total >= Number(this.dataset.fewestForShares);
    return filled(this.dataset[isEnough ? "sharePercent" : "share"], [total, Math.round(100 * count / total)]);
  }

  /** Says what was counted, and the answers stay where they are under the hand. @param {string} name of the words @param {(string | number)[]} values what stands in them */
  tell(name, ...values) {
    if (this.status) this.status.textContent = filled(this.status.dataset[name], values);
  }

  /** @param {string} name of the words @param {(string | number)[]} values */
  say(name, ...values) {
    if (this.status) sayIn(this.status, filled(this.status.dataset[name], values));
  }
}

/** @typedef {Record<string, number>} Counts by poll and option */

/** An answer's name over all polls. @param {Element} answer */
const nameOf = (answer) => `${answer.closest("[data-poll]")?.getAttribute("data-poll")}/${answer.getAttribute("data-option")}`;

customElements.define("sot-poll-tally", PollTally);
