// @ts-check
/** Shows a reader's answer at the end of a module beside the one from its start. */
class LookBack extends HTMLElement {
  connectedCallback() {
    part(this, ".sot-look-back__compare").addEventListener("click", () => this.compare());
    this.addEventListener("change", () => {
      showMissing(this, false);
      part(this, ".sot-look-back__status").replaceChildren();
    });
    const kept = this.kept(this.dataset.id);
    if (kept) {
      kept.checked = true;
      this.show(kept, true);
    }
  }

  compare() {
    const input = choices(this).find((choice) => choice.checked);
    showMissing(this, !input);
    if (!input) return;
    this.show(input, keepChoice(this, input));
  }

  /**
   * The choice that was kept for a question, if it is still among the options.
   * @param {string | undefined} id
   */
  kept(id) {
    const option = read("poll", id ?? "")?.option;
    return choices(this).find((choice) => choice.value === option);
  }

  /** @param {HTMLInputElement} input @param {boolean} isKept */
  show(input, isKept) {
    const status = part(this, ".sot-look-back__status");
    const first = this.kept(this.dataset.poll);
    const answers = document.createElement("dl");
    answers.className = "sot-look-back__answers";
    answers.append(
      entry(status.dataset.first, first ? labelOf(first) : status.dataset.none),
      entry(status.dataset.now, labelOf(input)),
    );
    status.replaceChildren(answers);
    if (!isKept) status.append(element("p", status.dataset.unkept));
  }
}

/** @param {string} name @param {string | undefined} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text ?? "";
  return made;
}

/** @param {string | undefined} term @param {string | undefined} text */
function entry(term, text) {
  const made = document.createElement("div");
  made.append(element("dt", term), element("dd", text));
  return made;
}

customElements.define("sot-look-back", LookBack);
