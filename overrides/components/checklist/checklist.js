// @ts-check
/** Keeps which steps are marked, says how many, and takes all marks away for the next time. */
class Checklist extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.keep());
    part(this, ".sot-checklist__again").addEventListener("click", () => this.clear());
    this.comeBack();
  }

  /** Marks what was marked before, if the steps are still the same. */
  comeBack() {
    const kept = read("checklist", this.dataset.id ?? "");
    const isChanged = kept !== null && kept.v !== this.dataset.version;
    for (const step of choices(this)) step.checked = !isChanged && Boolean(kept?.steps.includes(step.value));
    this.say(isChanged ? "changed" : "");
  }

  keep() {
    const steps = choices(this).filter((step) => step.checked).map((step) => step.value);
    const isKept = write("checklist", this.dataset.id ?? "", { v: this.dataset.version, steps });
    this.say(isKept ? "" : "none");
  }

  /** Takes all marks away, when asked for the second time. */
  clear() {
    if (!pressedTwice(part(this, ".sot-checklist__again"), () => this.say(""))) return this.say("sure");
    remove("checklist", this.dataset.id ?? "");
    for (const step of choices(this)) step.checked = false;
    this.say("cleared");
  }

  /** Says how many steps are done, and what else there is to say. @param {string} name of a text of the template, or nothing */
  say(name) {
    const steps = choices(this);
    const sum = filled(this.dataset.sum, [steps.filter((step) => step.checked).length, steps.length]);
    part(this, ".sot-checklist__sum").textContent = [sum, this.dataset[name]].filter(Boolean).join(" ");
  }
}

customElements.define("sot-checklist", Checklist);
