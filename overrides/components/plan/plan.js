// @ts-check
/** Reads what was assigned from the address or a pasted text, shows all of it, and keeps it when the reader says so. */
class LearnersPlan extends HTMLElement {
  connectedCallback() {
    part(this, ".sot-plan__keep").addEventListener("click", () => this.keep());
    part(this, ".sot-plan__remove").addEventListener("click", () => this.leave());
    part(this, ".sot-plan__read").addEventListener("click", () => this.readPasted());
    part(this, ".sot-plan__choose").addEventListener("click", () => this.choose());
    part(this, ".sot-calendar__save").addEventListener("click", () => this.saveDay());
    this.readAddress = () => {
      this.open();
      part(this, part(this, ".sot-plan__given").hidden ? ".sot-plan__status" : "#plan-given").focus();
    };
    this.refresh = () => this.show();
    addEventListener("hashchange", this.readAddress);
    addEventListener("storage", this.refresh);
    this.open();
  }

  disconnectedCallback() {
    if (this.readAddress) removeEventListener("hashchange", this.readAddress);
    if (this.refresh) removeEventListener("storage", this.refresh);
  }

  /** Says what is wrong with the address, if it is meant to assign something, and shows the plan. */
  open() {
    this.say(/^#a\d/.test(location.hash) ? this.dataset[faultOf(location.hash)] : "");
    this.show();
  }

  show() {
    const plan = currentPlan();
    part(this, ".sot-plan__given").hidden = !plan;
    const heading = part(this, "#plan-modules");
    heading.textContent = heading.dataset[plan ? "plan" : "all"] ?? "";
    this.showModules(plan);
    if (plan) this.showFacts(plan);
    for (const input of choices(part(this, ".sot-plan__choice"))) input.checked = Boolean(plan?.modules.some(({ id }) => id === input.value));
    this.dispatchEvent(new CustomEvent("sot-plan", { bubbles: true }));
  }

  /** @param {Plan} plan */
  showFacts({ assignment, modules, unknown, isKept }) {
    const heading = part(this, "#plan-given");
    heading.textContent = heading.dataset[assignment ? "given" : "own"] ?? "";
    /** @type {Record<string, string | number>} */
    const said = assignment ? {
      ...assignment,
      due: assignment.due && spokenDay(assignment.due),
      evidence: part(this, ".sot-plan__words").dataset[assignment.ev] ?? "",
      nowhere: assignment.to ? "" : "-",
    } : {};
    said.pass = assignment?.p || modules[0].pass;
    said.unknown = unknown;
    for (const line of part(this, ".sot-catalogue__facts").querySelectorAll("[data-part]")) {
      if (!(line instanceof HTMLElement)) continue;
      const name = line.dataset.part ?? "";
      line.hidden = !said[name];
      if (line.hidden || name === "nowhere") continue;
      const place = line.querySelector("a") ?? part(line, "dd");
      place.textContent = line.dataset.text ? filled(line.dataset.text, [said[name]]) : String(said[name]);
      if (place instanceof HTMLAnchorElement) place.href = contactLink(String(said[name]));
    }
    part(this, ".sot-calendar").hidden = !assignment?.due;
    part(this, ".sot-plan__check").hidden = isKept;
    part(this, ".sot-plan__keep").hidden = isKept;
    part(this, ".sot-plan__replaces").hidden = isKept || !read("plan", "current");
    const remove = part(this, ".sot-plan__remove");
    remove.textContent = remove.dataset[isKept ? "kept" : "unkept"] ?? "";
  }

  /** The modules of a plan in its order, or all of them, with how far the reader is. @param {Plan | null} plan */
  showModules(plan) {
    const modules = plan?.modules ?? readCatalogue().modules;
    const list = part(this, ".sot-plan__modules");
    for (const line of list.children) /** @type {HTMLElement} */ (line).hidden = true;
    let passed = 0;
    for (const [place, module] of modules.entries()) {
      const line = part(list, `[data-module="${module.id}"]`);
      const mark = Number(plan?.assignment?.p || module.pass);
      passed += showState(line, module, mark) ? 1 : 0;
      line.hidden = false;
      // One that stands there already is not moved, since that would take the focus from it.
      if (list.children[place] !== line) list.insertBefore(line, list.children[place]);
    }
    const minutes = modules.reduce((sum, module) => sum + module.minutes + module.minutes_answering, 0);
    const sum = part(this, ".sot-plan__sum");
    sum.textContent = filled(sum.dataset.text, [passed, modules.length, minutes]);
  }

  keep() {
    const assignment = currentPlan()?.assignment;
    if (!assignment) return;
    const isKept = write("plan", "current", { code: writeAssignment(assignment), at: new Date().toISOString() });
    this.show();
    this.say(this.dataset[isKept ? "kept" : "unkept"]);
    part(this, "#plan-given").focus();
  }

  leave() {
    const isKept = currentPlan()?.isKept;
    if (isKept) remove("plan", "current");
    history.replaceState(null, "", location.pathname + location.search);
    this.show();
    this.say(this.dataset[isKept ? "removed" : "aside"]);
    goTo(part(this, ".sot-plan__status"));
  }

  saveDay() {
    const assignment = currentPlan()?.assignment;
    const page = location.href.replace(location.hash, "");
    if (assignment) saveDue(part(this, ".sot-calendar"), assignment, `${page}#${writeAssignment(assignment)}`);
  }

  readPasted() {
    const field = /** @type {HTMLTextAreaElement} */ (part(this, "#plan-link"));
    const error = part(this, "#plan-link-error");
    const found = parseAssignment(field.value);
    const fault = typeof found === "string" ? found : faultOf(writeAssignment(found));
    error.textContent = this.dataset[fault] ?? "";
    error.hidden = !fault;
    field.setAttribute("aria-invalid", String(Boolean(fault)));
    if (fault) return field.focus();
    field.value = "";
    location.hash = writeAssignment(/** @type {Assignment} */ (found));
    this.open();
    part(this, "#plan-given").focus();
  }

  /** Keeps the modules that are ticked as a plan of the reader's own. */
  choose() {
    const inputs = choices(part(this, ".sot-plan__choice"));
    const modules = inputs.filter((input) => input.checked).map((input) => input.value);
    part(this, "#plan-own-error").hidden = modules.length > 0;
    if (!modules.length) return inputs[0].focus();
    history.replaceState(null, "", location.pathname + location.search);
    const isKept = write("plan", "current", { modules, at: new Date().toISOString() });
    this.show();
    this.say(this.dataset[isKept ? "kept" : "unkept"]);
    part(this, "#plan-given").focus();
  }

  /** @param {string | undefined} words */
  say(words) {
    part(this, ".sot-plan__status").textContent = words ?? "";
  }
}

/** The name of what is wrong with a text that is meant to assign something; empty if it can be used. @param {string} text */
function faultOf(text) {
  const found = parseAssignment(text);
  if (typeof found === "string") return found;
  return readCatalogue().modules.some(({ id }) => modulesToday(found.m.split(",")).includes(id)) ? "" : "foreign";
}

/** Says how far a reader is in a module; true if she has reached the mark. @param {HTMLElement} line @param {CourseModule} module @param {number} mark */
function showState(line, module, mark) {
  const { total, answered, percent } = scoreOf(module);
  const state = part(line, ".sot-plan__state");
  state.textContent = answered === 0 ? state.dataset.none ?? "" : answered < total ? filled(state.dataset.some, [answered, total]) : filled(state.dataset.all, [total]);
  const score = part(line, ".sot-plan__score");
  const isPassed = answered > 0 && percent >= mark;
  score.textContent = answered ? filled(score.dataset[isPassed ? "passed" : "open"], [percent, mark]) : "";
  score.toggleAttribute("data-passed-now", isPassed);
  return isPassed;
}

customElements.define("sot-plan", LearnersPlan);
