// @ts-check
/** Shows one step of a case at a time, of a worked case all those read, and keeps the choices followed. */
class Scenario extends HTMLElement {
  connectedCallback() {
    this.steps = [...this.querySelectorAll(".sot-scenario__step")];
    this.choices = [...this.querySelectorAll("details")];
    const open = this.choices.filter((choice) => choice.open);
    const kept = read("scenario", this.dataset.id ?? "");
    const keys = Array.isArray(kept?.path) ? kept.path : [];
    this.done = kept?.done;
    this.path = this.choices.filter((choice) => keys.includes(choice.dataset.choice));
    for (const choice of this.choices) {
      part(choice, "a.sot-scenario__on").addEventListener("click", (event) => {
        event.preventDefault();
        this.go(this.after(choice), [...this.pathTo(stepOf(choice)), choice]);
      });
    }
    this.its("back").addEventListener("click", () => {
      this.go(stepOf(this.path.at(-1)) ?? this.steps[0], this.path.slice(0, -1));
    });
    this.its("again").addEventListener("click", () => {
      for (const choice of this.choices) choice.open = open.includes(choice);
      this.go(this.steps[0], []);
    });
    this.show(this.after(this.path.at(-1)));
    this.follow = () => {
      const step = this.stepAt(location.hash);
      if (step && step !== this.current) this.turnTo(step);
    };
    this.follow();
    addEventListener("hashchange", this.follow);
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.follow);
  }

  /** @param {Element} step @param {HTMLDetailsElement[]} path */
  go(step, path) {
    this.path = path;
    const at = new Date().toISOString();
    if (step === this.steps.at(-1)) this.done ??= at;
    const value = { v: this.dataset.version, path: path.map((choice) => choice.dataset.choice), at, done: this.done };
    this.its("unkept").hidden = write("scenario", this.dataset.id ?? "", value);
    tellProgress(this);
    location.hash = step.id;
    this.turnTo(step);
  }

  /** @param {Element} step */
  turnTo(step) {
    this.show(step);
    goTo(part(step, "h4"), step);
  }

  /** @param {Element} step */
  show(step) {
    const isWorked = this.dataset.form === "worked";
    this.current = step;
    this.path = this.pathTo(step);
    const shown = [step, ...(isWorked ? this.path.map(stepOf) : [])];
    for (const other of this.steps) other.toggleAttribute("hidden", !shown.includes(other));
    this.its("way").hidden = step === this.steps[0];
    this.its("path").hidden = isWorked || !this.path.length;
    part(this, "ol").replaceChildren(...this.path.map((choice) => {
      const item = document.createElement("li");
      const words = [part(stepOf(choice), ".sot-question__kind"), part(choice, "summary")];
      item.textContent = words.map((element) => element.textContent).join(": ");
      choice.open = true;
      return item;
    }));
  }

  /** @param {Element} step */
  pathTo(step) {
    return this.path.filter((choice) => this.steps.indexOf(stepOf(choice)) < this.steps.indexOf(step));
  }

  /** @param {Element} [choice] @returns {Element} where it leads; without a choice, the first step */
  after(choice) {
    return this.stepAt(choice?.querySelector("a.sot-scenario__on").hash) ?? this.steps[0];
  }

  /** @param {string} [hash] */
  stepAt(hash) {
    return this.steps.find((step) => `#${step.id}` === hash);
  }

  /** @param {string} name */
  its(name) {
    return part(this, `.sot-scenario__${name}`);
  }
}

/** @param {Element} [choice] */
const stepOf = (choice) => choice?.parentElement;

customElements.define("sot-scenario", Scenario);
