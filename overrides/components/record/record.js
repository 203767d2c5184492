// @ts-check
/** Puts what the browser kept into a record: shows all of it, leaves out what the learner likes, gives it as code, file and paper. */
class LearnerRecord extends HTMLElement {
  connectedCallback() {
    this.form = part(this, ".sot-record__form");
    this.result = part(this, ".sot-record__result");
    this.text = /** @type {HTMLTextAreaElement} */ (part(this, ".sot-record__text"));
    this.catalogue = readCatalogue();
    /** @type {Entry | null} */
    this.made = null;
    this.addEventListener("input", () => this.change());
    for (const [name, act] of Object.entries({ make: this.make, empty: this.empty, copy: this.copy, save: this.save })) {
      part(this, `.sot-record__${name}`).addEventListener("click", () => act.call(this));
    }
    for (const button of this.querySelectorAll("[data-print]")) button.addEventListener("click", () => this.print(button.getAttribute("data-print") ?? ""));
    // What was made stands until the learner changes it, also when she answers more in another tab.
    this.refresh = () => this.made ? undefined : this.show();
    this.suggest = () => this.propose();
    addEventListener("storage", this.refresh);
    document.addEventListener("sot-plan", this.suggest);
    this.propose();
  }

  disconnectedCallback() {
    if (this.refresh) removeEventListener("storage", this.refresh);
    if (this.suggest) document.removeEventListener("sot-plan", this.suggest);
  }

  /** Ticks what the plan asks for, until the learner has changed anything herself. */
  propose() {
    const plan = currentPlan();
    for (const { id } of this.catalogue?.modules ?? []) tick(this, `m-${id}`, !plan || plan.modules.some((module) => module.id === id));
    tick(this, "answers", plan?.assignment?.ev !== "s");
    putBack(this, draft("record"));
    // Where nobody asks for words about it, they are there for who wants them.
    for (const fold of this.querySelectorAll(".sot-record__free")) {
      const isAsked = !plan?.assignment || plan.assignment.ev === "r";
      fold.toggleAttribute("open", isAsked || fold.querySelector("textarea")?.value !== "");
    }
    this.show();
  }

  /** Something was typed or ticked: what was made before no longer holds. */
  change() {
    keepDraft("record", valuesOf(this));
    this.show();
  }

  async show() {
    this.made = null;
    this.rid = hexOf(crypto.getRandomValues(new Uint8Array(8)));
    if (this.result) this.result.hidden = true;
    const done = new Map(this.catalogue?.modules.map((module) => [module.id, doneIn(module)]));
    const isAny = [...done.values()].some((module) => module);
    part(this, ".sot-record__form").hidden = !isAny;
    part(this, ".sot-record__none").hidden = isAny;
    for (const place of this.querySelectorAll(".sot-record__module")) {
      if (!(place instanceof HTMLElement)) continue;
      const id = place.dataset.module ?? "";
      const module = done.get(id);
      place.hidden = !module;
      if (!module) continue;
      const facts = part(place, ".sot-record__facts");
      const day = isTicked(this, "times") ? filled(facts.dataset.day, [spokenMoment(module.d ?? "")]) : "";
      facts.textContent = `${filled(facts.dataset.words, [module.s, module.c, module.q, Object.keys(module.ans).length, module.t])} ${day}`;
      part(place, ".sot-record__more").hidden = !isTicked(this, `m-${id}`);
    }
    if (isAny) part(this, ".sot-record__whole").textContent = JSON.stringify(await this.record(), null, 1);
  }

  /** What would be shared as the form stands. @returns {Promise<Entry>} */
  async record() {
    const { site, modules = [] } = this.catalogue ?? {};
    const assignment = currentPlan()?.assignment;
    const shared = modules.filter((module) => isTicked(this, `m-${module.id}`)).flatMap((module) => {
      const done = doneIn(module);
      return done ? [this.shared(module, done)] : [];
    });
    /** @type {Entry} */
    const record = { k: "ot-record", v: 1, rid: this.rid, made: localMoment(new Date()), site: site?.url ?? "", a: assignment?.id ?? "", ad: assignment && canCode() ? await digestOf(assignment) : "", n: typed(this, "n"), m: shared, st: isTicked(this, "st") ? this.dataset.statement : "" };
    // A course need not ask for a license.
    const further = ["role", "lic", "x"].filter((name) => this.querySelector(`[name="${name}"]`) && typed(this, name));
    for (const name of further) record[name] = typed(this, name);
    if (isTicked(this, "tag") && canCode()) record.tag = hexOf((await sha256(`${firstMoment()} ${record.a}`)).slice(0, 4));
    const polls = isTicked(this, "polls") ? modules.flatMap((module) => module.polls).flatMap(({ id }) => answerTo(id)) : [];
    if (polls.length) record.p = Object.fromEntries(polls);
    return record;
  }

  /** What is shared of one module. @param {CourseModule} module @param {Entry} done */
  shared(module, done) {
    const { ans, f, d, ...score } = done;
    /** @type {Entry} */
    const shared = { i: module.id, v: module.v, ...score };
    if (isTicked(this, "answers")) shared.ans = ans;
    if (isTicked(this, "times") && f && d) Object.assign(shared, { f, d });
    const minutes = Number(typed(this, `min-${module.id}`));
    if (isCount(minutes) && minutes > 0) shared.min = minutes;
    if (typed(this, `x-${module.id}`)) shared.x = typed(this, `x-${module.id}`);
    return shared;
  }

  async make() {
    const record = await this.record();
    const missing = record.n === "" ? "name" : record.m.length === 0 ? "module" : record.st === "" ? "statement" : "";
    this.refuse(missing);
    if (missing) return;
    if (canCode()) record.h = await numberOf(record);
    const code = canCode() ? await codeOf(record) : "";
    this.made = record;
    part(this, ".sot-record__no-code").hidden = code !== "";
    part(this, ".sot-record__sending").hidden = code === "";
    const title = part(this, "#record-made");
    title.textContent = filled(title.dataset.words, [record.h ?? ""]);
    this.showContact(currentPlan()?.assignment?.to ?? "");
    const length = part(this, ".sot-record__length");
    length.textContent = filled(length.dataset[code.length > 2000 ? "long" : "words"], [code.length]);
    const { words, number } = part(this, ".sot-record__text").dataset;
    if (this.text) this.text.value = [filled(words, [record.n, spokenMoment(record.made), record.m.length]), code, filled(number, [record.h ?? ""])].join("\n");
    if (this.result) {
      this.result.hidden = false;
      goTo(this.result);
    }
  }

  /** Says where the plan wants the record, in full. @param {string} to */
  showContact(to) {
    const place = part(this, ".sot-record__to");
    const link = /** @type {HTMLAnchorElement} */ (part(place, "a"));
    place.hidden = !to;
    link.textContent = to;
    link.href = contactLink(to);
  }

  /** Says what is missing and goes there. @param {"" | "name" | "module" | "statement"} missing */
  refuse(missing) {
    const error = part(this, "#record-error");
    error.textContent = missing ? error.dataset[missing] ?? "" : "";
    const places = { name: "[name=n]", module: ".sot-record__module:not([hidden]) input", statement: "[name=st]" };
    refuse(fieldsOf(this), missing ? part(this, places[missing]) : undefined, error);
  }

  empty() {
    reset(this);
    keepDraft("record", null);
    this.refuse("");
    this.propose();
    this.say("emptied");
    field(this, "n").focus();
  }

  async copy() {
    if (this.text) this.say((await copied(this.text)) ? "copied" : "marked");
  }

  save() {
    saveFile(`record-${this.made?.h ?? "file"}.json`, "application/json", JSON.stringify(this.made, null, 1));
    this.say("saved");
  }

  /** @param {string} form the record, or an independent study with what was written about it */
  print(form) {
    const record = this.made;
    if (!record) return;
    const paper = part(this, "[data-paper]");
    const heading = part(paper, "[data-slot=heading]").dataset[form] ?? "";
    const modules = record.m.map((/** @type {Entry} */ done) => ({ done, module: this.catalogue?.modules.find((module) => module.id === done.i) }));
    part(paper, "[data-rows]").replaceChildren(...modules.map((/** @type {Entry} */ { done, module }) => copyOf(this, ".sot-record__row", {
      title: module.title, score: `${done.s} % (${done.c}/${done.q})`, day: spokenMoment(done.d ?? ""), estimate: `${module.minutes}, ${module.minutes_answering}`, stated: done.min ?? "", version: done.v,
    })));
    part(paper, "[data-reflections]").replaceChildren(...modules.filter((/** @type {Entry} */ { done }) => done.x).map((/** @type {Entry} */ { done, module }) => copyOf(this, ".sot-record__reflection", { title: module.title, text: done.x })));
    part(paper, ".sot-paper__study").hidden = form !== "study";
    fill(paper, {
      heading, name: record.n, role: record.role ?? "", license: record.lic ?? "", made: spokenMoment(record.made), number: record.h ?? "", evaluation: record.x ?? "", site: `${this.catalogue?.site.name}, ${record.site}.`,
      assignment: record.a ? [currentPlan()?.assignment?.t, record.a].filter(Boolean).join(", ") : "",
    });
    printPart("paper");
  }

  /** @param {string} name */
  say(name) {
    const status = part(this, ".sot-record__status");
    sayIn(status, status.dataset[name]);
  }
}

/**
 * What was answered in a module, from the last answer to each question; nothing if none was.
 * @param {CourseModule} module @returns {Entry | null}
 */
function doneIn(module) {
  const answered = module.questions.flatMap(({ id }) => {
    const entry = read("check", id);
    return entry && isHex(7)(entry.v) ? [{ id, entry }] : [];
  });
  if (!answered.length) return null;
  const right = answered.filter(({ entry }) => entry.right).length;
  const moments = answered.map(({ entry }) => Date.parse(entry.at)).filter(Number.isFinite).sort((one, other) => one - other);
  const written = (/** @type {number[]} */ [moment]) => (moment === undefined ? undefined : `${new Date(moment).toISOString().slice(0, 19)}Z`);
  return {
    s: Math.floor((100 * right) / module.questions.length), q: module.questions.length, c: right,
    t: answered.reduce((sum, { entry }) => sum + (entry.tries ?? 1), 0), f: written(moments), d: written(moments.slice(-1)),
    ans: Object.fromEntries(answered.map(({ id, entry }) => [id, [entry.v, ...entry.answer]])),
  };
}

/** @param {string} id of a poll @returns {[string, string[]][]} the version and the option that was kept, if one was */
function answerTo(id) {
  const entry = read("poll", id);
  return entry && isHex(7)(entry.v) ? [[id, [entry.v, entry.option]]] : [];
}

/** When something was first answered in this browser, to a thousandth of a second, which no two browsers share. */
const firstMoment = () => entries().filter(([kind]) => kind !== "plan").flatMap(([, , entry]) => [entry.done, entry.at]).filter((moment) => typeof moment === "string").sort()[0] ?? "";

/** A moment as the clock here shows it, with how far that is from Greenwich. @param {Date} date */
function localMoment(date) {
  const ahead = -date.getTimezoneOffset();
  const zone = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map((number) => String(number).padStart(2, "0")).join(":");
  return `${new Date(date.getTime() + ahead * 6e4).toISOString().slice(0, 19)}${ahead < 0 ? "-" : "+"}${zone}`;
}

customElements.define("sot-record", LearnerRecord);
