// @ts-check
/** Tells at once what was right, gives the reasons, keeps the answer, and asks again in another way. */
class KnowledgeCheck extends HTMLElement {
  connectedCallback() {
    this.checkButton = part(this, ".sot-knowledge-check__check");
    this.result = part(this, ".sot-knowledge-check__result");
    this.checkButton.addEventListener("click", () => this.check());
    part(this, ".sot-knowledge-check__retry").addEventListener("click", () => this.askAgain());
    this.addEventListener("change", () => this.takeBack());
    const activity = this.closest("[data-activity]");
    if (!(activity instanceof HTMLElement)) return;
    const before = part(this, ".sot-knowledge-check__before");
    const words = before.dataset[stateOf(activity)];
    before.textContent = words ?? "";
    before.hidden = !words;
  }

  check() {
    const chosen = choices(this).filter((input) => input.checked).map((input) => input.value);
    showMissing(this, chosen.length === 0);
    if (chosen.length === 0) return;
    const reasons = [...part(this, ".sot-knowledge-check__answers").querySelectorAll("li")];
    const isRight = reasons.every((reason) => isCorrect(reason) === chosen.includes(reason.dataset.option ?? ""));
    const shown = reasons.filter((reason) => isCorrect(reason) || chosen.includes(reason.dataset.option ?? ""));
    part(this, ".sot-knowledge-check__result ul").replaceChildren(...shown.map((reason) => reason.cloneNode(true)));
    const verdict = part(this, ".sot-knowledge-check__verdict");
    verdict.textContent = verdict.dataset[isRight ? "right" : "wrong"] ?? "";
    this.result.toggleAttribute("data-right", isRight);
    this.result.hidden = false;
    this.keep(chosen, isRight);
    goTo(this.result);
  }

  /** @param {string[]} answer @param {boolean} right */
  keep(answer, right) {
    const id = this.dataset.check ?? "";
    const now = new Date();
    const at = now.toISOString();
    const kept = read("check", id);
    const versions = this.closest("[data-versions]")?.getAttribute("data-versions")?.split(" ");
    // An answer to another wording says nothing about this one.
    const before = kept?.v && !versions?.includes(kept.v) ? null : kept;
    const done = before?.done ?? (right ? at : undefined);
    const tries = (kept?.tries ?? 0) + 1;
    const entry = { v: this.dataset.version, variant: this.dataset.variant, answer, right, at, done, reviews: before?.reviews ?? 0, tries };
    // Who comes late is asked once for all the days that have passed, and not once for each.
    const weeks = this.closest("[data-review]")?.getAttribute("data-review") ?? "";
    const passed = reviewDays(entry, weeks).filter((day) => day <= now).length;
    if (right) entry.reviews = Math.max(entry.reviews, passed);
    write("check", id, entry);
    tellProgress(this);
  }

  /** Goes to the next version of the question, or back to the first. */
  askAgain() {
    const versions = [...(this.closest(".sot-knowledge-check")?.querySelectorAll("sot-knowledge-check") ?? [])];
    const next = versions[(versions.indexOf(this) + 1) % versions.length];
    this.takeBack();
    if (next instanceof KnowledgeCheck) next.ask();
  }

  ask() {
    this.begin();
    choices(this)[0].focus();
  }

  /** Shows the question as if it had not been asked. */
  begin() {
    const fold = this.closest("details");
    if (fold) fold.open = true;
    this.hidden = false;
    for (const input of choices(this)) input.checked = false;
    this.takeBack();
  }

  /** What was said no longer holds for another choice. */
  takeBack() {
    showMissing(this, false);
    this.result.hidden = true;
  }
}

/** @param {HTMLElement} reason */
const isCorrect = (reason) => "correct" in reason.dataset;

customElements.define("sot-knowledge-check", KnowledgeCheck);
