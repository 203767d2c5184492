// @ts-check
/** Puts an assignment together as it is typed: the link, texts to send, and a sheet to print. It sends nothing. */
class Assign extends HTMLElement {
  connectedCallback() {
    this.modules = new Map(readCatalogue().modules.map((module) => [module.id, module]));
    this.form = /** @type {HTMLFormElement} */ (part(this, "form"));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // An address that is only begun is no fault yet.
    this.form.addEventListener("input", ({ target }) => this.show(target instanceof HTMLInputElement && target.name === "to"));
    this.form.addEventListener("change", () => this.show());
    for (const button of this.querySelectorAll("button")) {
      if (button.dataset.path) button.addEventListener("click", () => this.start(button));
      if (button.dataset.copy) button.addEventListener("click", () => this.copy(button.dataset.copy ?? ""));
    }
    part(this, ".sot-assign__clear").addEventListener("click", () => this.clear());
    part(this, ".sot-assign__print").addEventListener("click", () => printPart("assign"));
    part(this, ".sot-calendar__save").addEventListener("click", () => saveDue(part(this, ".sot-calendar"), this.assignment(), output(this, "link").value));
    const kept = inThisTab();
    this.number = ASSIGNMENT.id(kept.id ?? "") || randomBase32(8);
    this.fill(kept);
    this.show();
  }

  /** What is typed, as it is. @returns {Partial<Record<AssignmentKey, string>>} */
  typed() {
    const fields = new FormData(this.form);
    const typed = Object.fromEntries(ASSIGNMENT_KEYS.map((key) => [key, String(fields.get(key) ?? "")]));
    const chosen = fields.getAll("m").map(String);
    const inOrder = (this.order ?? []).filter((module) => chosen.includes(module));
    return { ...typed, id: this.number, m: [...new Set([...inOrder, ...chosen])].join(",") };
  }

  /** @param {Partial<Record<AssignmentKey, string>>} typed */
  fill(typed) {
    this.order = (typed.m ?? "").split(",");
    for (const field of this.form?.elements ?? []) {
      if (field instanceof HTMLInputElement && field.name === "m") field.checked = this.order.includes(field.value);
      else if (field instanceof HTMLInputElement && field.name === "ev") field.checked = field.value === ASSIGNMENT.ev(typed.ev ?? "");
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = typed[/** @type {AssignmentKey} */ (field.name)] ?? "";
    }
  }

  assignment() {
    const typed = this.typed();
    return asAssignment((key) => typed[key] ?? "");
  }

  /** @param {boolean} isBegun whether the contact is being typed */
  show(isBegun = false) {
    const typed = this.typed();
    const assignment = this.assignment();
    keepDraft("assign", typed);
    this.showFaults(typed, assignment, isBegun);
    const link = `${this.planAddress()}#${writeAssignment(assignment)}`;
    const state = !assignment.m ? "none" : link.length > REFUSED ? "refused" : link.length > LONG ? "long" : "fine";
    const status = part(this, ".sot-assign__state");
    const words = status.dataset[state] ?? "";
    if (status.textContent !== words) status.textContent = words;
    part(this, ".sot-calendar").hidden = !assignment.due;
    part(this, ".sot-assign__result").hidden = state === "none" || state === "refused";
    this.showResult(link, this.said(assignment, link));
  }

  /** Says what of the fields is left out. @param {Partial<Assignment>} typed @param {Assignment} assignment @param {boolean} isBegun */
  showFaults(typed, assignment, isBegun) {
    const mark = this.form?.elements.namedItem("p");
    const isUnread = mark instanceof HTMLInputElement && mark.validity.badInput;
    showFault(this, "p", isUnread || Boolean(typed.p && !assignment.p));
    showFault(this, "to", Boolean(typed.to?.trim() && !assignment.to && !isBegun));
  }

  /** The address of the plan that others can open. */
  planAddress() {
    const isOnDisk = location.protocol === "file:" && this.dataset.published;
    return isOnDisk ? this.dataset.published : new URL(this.dataset.plan ?? "", document.baseURI).href;
  }

  /** What texts say of an assignment. @param {Assignment} assignment @param {string} link @returns {Record<string, string>} */
  said(assignment, link) {
    const words = part(this, ".sot-assign__words").dataset;
    const modules = assignment.m.split(",").flatMap((module) => this.modules?.get(module) ?? []);
    const minutes = modules.reduce((sum, module) => sum + module.minutes + module.minutes_answering, 0);
    return {
      ...assignment,
      link,
      due: assignment.due && spokenDay(assignment.due),
      modules: modules.map((module) => module.title).join("; "),
      list: modules.map((module) => `- ${module.title}`).join("\n"),
      minutes: filled(words.minutes, [minutes]),
      pass: assignment.p ? filled(words.pass, [assignment.p]) : filled(words.passOwn, [modules[0]?.pass ?? ""]),
      evidence: words[assignment.ev] ?? "",
    };
  }

  /** @param {string} link @param {Record<string, string>} said */
  showResult(link, said) {
    part(this, ".sot-assign__open").setAttribute("href", link);
    part(this, ".sot-assign__id").textContent = said.id;
    const length = part(this, ".sot-assign__length");
    length.textContent = filled(length.dataset.length, [link.length]);
    output(this, "link").value = link;
    for (const name of ["mail", "class"]) output(this, name).value = this.text(name, said);
    for (const line of part(this, ".sot-assign__sheet").querySelectorAll("[data-part]")) {
      if (!(line instanceof HTMLElement)) continue;
      const text = said[line.dataset.part ?? ""];
      line.hidden = !text;
      (line.querySelector("dd") ?? line).textContent = text;
    }
  }

  /** A text to send: its lines that have something to say. @param {string} name @param {Record<string, string>} said */
  text(name, said) {
    const lines = [...part(this, `[data-text="${name}"]`).children].flatMap((line) => {
      const key = line.getAttribute("data-part");
      return key && !said[key] ? [] : [filled(line.textContent ?? "", key ? [said[key]] : [])];
    });
    return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
  }

  /** Chooses the modules of a path. @param {HTMLButtonElement} button */
  start(button) {
    const typed = this.typed();
    this.fill({ ...typed, m: button.dataset.modules, t: typed.t || button.dataset.path });
    this.show();
    this.say(filled(part(this, ".sot-assign__cleared").dataset.path, [button.dataset.path ?? ""]));
  }

  clear() {
    const isSure = pressedTwice(part(this, ".sot-assign__clear"), () => this.say(""));
    if (isSure) {
      this.number = randomBase32(8);
      this.fill({});
      this.show();
    }
    const status = part(this, ".sot-assign__cleared");
    sayIn(status, status.dataset[isSure ? "done" : "sure"]);
  }

  /** @param {string} name */
  async copy(name) {
    const status = part(this, `[data-copied-of="${name}"]`);
    sayIn(status, status.dataset[(await copied(output(this, name))) ? "copied" : "selected"]);
  }

  /** @param {string | undefined} words */
  say(words) {
    part(this, ".sot-assign__cleared").textContent = words ?? "";
  }
}

/** The field with a text to copy. @param {Element} element @param {string} name */
const output = (element, name) => /** @type {HTMLTextAreaElement} */ (part(element, `[data-output="${name}"]`));

/** From how many characters a link is said to be long, and from how many it is not given. */
const LONG = 600;
const REFUSED = 900;

/** @param {Element} element @param {string} name @param {boolean} isFault */
function showFault(element, name, isFault) {
  part(element, `#assign-${name}-error`).hidden = !isFault;
  part(element, `[name="${name}"]`).setAttribute("aria-invalid", String(isFault));
}

/** What was typed before a reload. @returns {Partial<Record<AssignmentKey, string>>} */
function inThisTab() {
  const kept = draft("assign");
  return isMapping(kept) ? Object.fromEntries(ASSIGNMENT_KEYS.map((key) => [key, String(kept[key] ?? "").slice(0, 2000)])) : {};
}

customElements.define("sot-assign", Assign);
