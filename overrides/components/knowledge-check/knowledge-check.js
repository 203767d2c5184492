// @ts-check
import { choices, part, showMissing } from "../../scripts/elements.js";

/** Tells at once what was right, gives the reasons, and lets the reader try again. */
class KnowledgeCheck extends HTMLElement {
  connectedCallback() {
    this.checkButton = part(this, ".sot-knowledge-check__check");
    this.retryButton = part(this, ".sot-knowledge-check__retry");
    this.result = part(this, ".sot-knowledge-check__result");
    this.checkButton.addEventListener("click", () => this.check());
    this.retryButton.addEventListener("click", () => this.retry());
    this.addEventListener("change", () => this.takeBack());
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
    this.retryButton.hidden = false;
    this.result.focus();
  }

  retry() {
    for (const input of choices(this)) input.checked = false;
    this.takeBack();
    choices(this)[0].focus();
  }

  /** What was said no longer holds for another choice. */
  takeBack() {
    showMissing(this, false);
    this.result.hidden = true;
    this.retryButton.hidden = true;
  }
}

/** @param {HTMLElement} reason */
const isCorrect = (reason) => "correct" in reason.dataset;

customElements.define("sot-knowledge-check", KnowledgeCheck);
