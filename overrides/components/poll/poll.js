// @ts-check
/** Keeps a reader's answer in this browser, shows its comment, and lets it be changed or deleted. */
class Poll extends HTMLElement {
  connectedCallback() {
    this.keepButton = part(this, ".sot-poll__keep");
    this.deleteButton = part(this, ".sot-poll__delete");
    this.keepButton.addEventListener("click", () => this.keep());
    this.deleteButton.addEventListener("click", () => this.forget());
    this.addEventListener("change", () => showMissing(this, false));
    const kept = read("poll", this.item)?.option;
    const input = choices(this).find((choice) => choice.value === kept);
    if (input) {
      input.checked = true;
      this.show(input, true);
    }
  }

  get item() {
    return this.dataset.id ?? "";
  }

  keep() {
    const input = choices(this).find((choice) => choice.checked);
    showMissing(this, !input);
    if (!input) return;
    this.show(input, keepChoice(this, input));
    part(this, ".sot-poll__status").scrollIntoView({ block: "nearest" });
  }

  forget() {
    remove("poll", this.item);
    tellProgress(this);
    for (const input of choices(this)) input.checked = false;
    this.mark(null);
    this.say([this.words("deleted")]);
    this.keepButton.focus();
  }

  /** @param {HTMLInputElement} input @param {boolean} isKept */
  show(input, isKept) {
    const comment = this.querySelector(`dd[data-option="${CSS.escape(input.value)}"]`);
    this.mark(input.value);
    this.say([this.words(isKept ? "kept" : "unkept").replace("#", labelOf(input)), ...(comment?.childNodes ?? [])]);
  }

  /** @param {string | null} option the answer that stands, if one does */
  mark(option) {
    this.deleteButton.hidden = option === null;
    this.keepButton.textContent = this.keepButton.dataset[option === null ? "keep" : "change"] ?? "";
    const results = this.querySelector(".sot-poll__results");
    if (!(results instanceof HTMLElement)) return;
    results.hidden = option === null;
    for (const row of results.querySelectorAll("tr[data-option]")) {
      if (row.getAttribute("data-option") === option) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  /** @param {(string | Node)[]} sentences the first on a line of its own */
  say([first, ...rest]) {
    const lines = [[first], rest].filter((line) => line.length).map((line) => {
      const paragraph = document.createElement("p");
      paragraph.append(...line.map((piece) => (piece instanceof Node ? piece.cloneNode(true) : piece)));
      return paragraph;
    });
    part(this, ".sot-poll__status").replaceChildren(...lines);
  }

  /** @param {string} name */
  words(name) {
    return part(this, ".sot-poll__status").dataset[name] ?? "";
  }
}

customElements.define("sot-poll", Poll);
