// @ts-check
/** Reads the records of a group, shows what they say, lets a supervisor attest, and gives certificates and tables. */
class Cohort extends HTMLElement {
  connectedCallback() {
    this.catalogue = readCatalogue();
    /** @type {Kept[]} */
    this.kept = [];
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Row | null} */
    this.open = null;
    this.order = { by: "name", isDown: false };
    this.intake = part(this, ".sot-cohort__intake");
    this.body = part(this, ".sot-cohort__group tbody");
    this.detail = part(this, ".sot-cohort__detail");
    this.attestForm = part(this, ".sot-cohort__attest");
    this.listen();
    field(this.intake, "received").value = today();
    putBack(this.intake, draft("cohort-form"));
    /** @type {Record<string, any>} What was typed and not yet attested, by the number of the record. */
    this.typed = isMapping(draft("cohort-attest")) ? draft("cohort-attest") : {};
    this.kept = keptIn(draft("cohort")?.records);
    this.refresh();
  }

  listen() {
    const click = (/** @type {string} */ name, /** @type {() => void} */ act) => part(this, `.sot-cohort__${name}`).addEventListener("click", act);
    click("read", () => this.readGiven());
    click("clear", () => this.clear());
    click("xlsx", () => this.saveWorkbook());
    click("copy", () => this.copy());
    click("save", () => this.save());
    click("certificates", () => this.printCertificates(this.rows ?? []));
    click("certificate", () => this.printCertificates(this.open ? [this.open] : []));
    click("remove", () => this.takeOut());
    click("back", () => this.close());
    for (const button of this.querySelectorAll(".sot-cohort__csv")) button.addEventListener("click", () => this.saveCsv(button.getAttribute("data-table") ?? ""));
    for (const button of this.querySelectorAll(".sot-cohort__sort")) button.addEventListener("click", () => this.sort(button.getAttribute("data-by") ?? ""));
    part(this, ".sot-cohort__find").addEventListener("input", () => this.filter());
    part(this, ".sot-cohort__filter").addEventListener("change", () => this.filter());
    this.intake?.addEventListener("input", () => this.keepForm());
    for (const name of ["assignment", "roster"]) if (this.intake) field(this.intake, name).addEventListener("change", () => this.refresh());
    this.attestForm?.addEventListener("input", () => this.keepAttest());
    this.attestForm?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.attest();
    });
    this.body?.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest(".sot-cohort__open") : null;
      const row = this.rows?.find((one) => this.lines?.get(one)?.contains(button));
      if (button && row) this.show(row);
    });
    part(this, ".sot-cohort__files").addEventListener("change", () => this.readFiles(this.chosen));
    const drop = part(this, ".sot-cohort__drop");
    drop.addEventListener("dragover", (event) => event.preventDefault());
    drop.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.readFiles(event.dataTransfer.files);
    });
  }

  /** @returns {Assignment | null} */
  get assignment() {
    const found = this.intake ? parseAssignment(typed(this.intake, "assignment")) : "none";
    return typeof found === "string" ? null : found;
  }

  /** @returns {string[]} the names that are expected, each once */
  get roster() {
    const lines = this.intake ? field(this.intake, "roster").value.slice(0, 100_000).split(/[\n\r;]+/) : [];
    const names = lines.map((text) => nameIn(text.split("\t")));
    return [...new Map(names.filter(Boolean).map((name) => [nameKey(name), name])).values()].slice(0, MOST);
  }

  /** The files that are chosen. */
  get chosen() {
    return /** @type {HTMLInputElement} */ (part(this, ".sot-cohort__files")).files;
  }

  /** Reads what was pasted, or else the chosen files once more. */
  readGiven() {
    const text = this.intake ? typed(this.intake, "paste") : "";
    return text || !this.chosen?.length ? this.readText(text) : this.readFiles(this.chosen);
  }

  /** @param {FileList | null} files */
  async readFiles(files) {
    const texts = [];
    for (const file of files ?? []) texts.push(file.size > LONGEST_TEXT ? null : await file.text());
    if (texts.includes(null)) this.say([this.words("huge")]);
    else if (texts.length) await this.readAll(/** @type {string[]} */ (texts));
  }

  /** @param {string} text */
  async readText(text) {
    const isWhole = await this.readAll([text]);
    if (isWhole && this.intake) field(this.intake, "paste").value = "";
    this.keepForm();
  }

  /** Takes in what texts hold; true if nothing in them was left unread. @param {string[]} texts */
  async readAll(texts) {
    if (texts.reduce((sum, text) => sum + text.length, 0) > LONGEST_TEXT) {
      this.say([this.words("huge")]);
      return false;
    }
    /** @type {Record<string, number>} */
    const counts = { added: 0, known: 0 };
    const said = [];
    for (const text of texts) {
      for (const found of await foundIn(text)) {
        if ("fault" in found) counts[found.fault] = (counts[found.fault] ?? 0) + 1;
        else if ("cohort" in found) said.push(await this.openFile(found.cohort));
        else counts[(await this.add(found.record)) ? "added" : "known"] += 1;
      }
    }
    const { added, known, ...faults } = counts;
    const isEmpty = !said.length && Object.values(counts).every((count) => count === 0);
    if (added || known) said.unshift(filled(this.words("read"), [added, known]));
    said.push(...Object.entries(faults).map(([fault, count]) => filled(this.words(fault), [count])));
    if ((this.kept?.length ?? 0) >= MOST) said.push(this.words("many"));
    await this.refresh();
    if (!this.keepAll()) said.push(this.words("full"));
    this.say(isEmpty ? [this.words("nothing")] : said);
    return !isEmpty && Object.keys(faults).length === 0;
  }

  /** Adds a record if it is not here yet. @param {any} record @param {Kept} [kept] how it came, if a file says so */
  async add(record, kept) {
    const number = await knownNumber(record);
    if (this.numbers?.has(number) || !this.intake || (this.kept?.length ?? 0) >= MOST) return false;
    this.numbers?.add(number);
    this.kept?.push(kept ?? { record, received: typed(this.intake, "received"), via: typed(this.intake, "via") });
    return true;
  }

  /** Adds what a cohort file holds to what is here; nothing that was typed is lost. @param {any} file */
  async openFile(file) {
    const kept = keptIn(file.records);
    for (const one of kept) await this.add(one.record, one);
    if (this.intake && !typed(this.intake, "assignment") && isMapping(file.assignment)) {
      const assignment = asAssignment((key) => line(/** @type {any} */ (file.assignment)[key], 1000));
      if (assignment.id) field(this.intake, "assignment").value = writeAssignment(assignment);
    }
    if (this.intake && Array.isArray(file.roster)) {
      const names = file.roster.slice(0, MOST).map((/** @type {unknown} */ name) => line(name, 80));
      field(this.intake, "roster").value = [...this.roster, ...names].filter(Boolean).join("\n");
    }
    this.keepForm();
    return filled(this.words("opened"), [kept.length]);
  }

  /** Works everything out anew and shows it. */
  async refresh() {
    const assignment = this.assignment;
    const context = { catalogue: /** @type {Catalogue} */ (this.catalogue), assignment, digest: assignment ? await digestOf(assignment) : "", now: new Date().toISOString() };
    this.rows = await judge(this.kept ?? [], this.roster, context);
    this.numbers = new Set(this.rows.map(({ number }) => number));
    this.showAssignment(assignment);
    this.showTable();
    this.showSums();
    const again = this.rows.find(({ number }) => number && number === this.open?.number);
    if (again) this.fillDetail(again);
    else this.close(false);
  }

  /** @param {Assignment | null} assignment */
  showAssignment(assignment) {
    const place = part(this, ".sot-cohort__assignment");
    const isTyped = this.intake && typed(this.intake, "assignment") !== "";
    place.textContent = assignment ? filled(place.dataset.is, [assignment.t, assignment.id]) : place.dataset[isTyped ? "wrong" : "none"] ?? "";
  }

  showTable() {
    part(this, ".sot-cohort__group").hidden = this.rows?.length === 0;
    this.lines = new Map(this.rows?.map((row) => [row, this.lineOf(row)]));
    this.arrange();
    this.filter();
  }

  /** @param {Row} row @returns {HTMLElement} */
  lineOf(row) {
    const line = copyOf(this, ".sot-cohort__row", {
      name: row.kept ? row.name || (this.dataset.none ?? "") : "", plain: row.kept ? "" : row.name, status: this.nameOf("status", row.status),
      passed: row.kept ? filled(this.dataset.of, [row.passed, row.wanted]) : this.dataset.none ?? "", lowest: row.lowest === null ? this.dataset.none ?? "" : filled(this.dataset.score, [row.lowest]),
      remarks: row.remarks.map((remark) => this.nameOf("remark", remark)).join("; "),
    });
    if (!row.kept) line.querySelector("button")?.remove();
    return /** @type {HTMLElement} */ (line.firstElementChild);
  }

  /** @param {string} by */
  sort(by) {
    this.order = { by, isDown: this.order?.by === by && !this.order.isDown };
    this.arrange();
  }

  arrange() {
    const { by, isDown } = this.order ?? { by: "name", isDown: false };
    const sorted = [...(this.rows ?? [])].sort((one, other) => ORDERS[by](one, other) || NAMES.compare(one.name, other.name));
    if (isDown) sorted.reverse();
    this.body?.replaceChildren(...sorted.map((row) => /** @type {HTMLElement} */ (this.lines?.get(row))));
    for (const button of this.querySelectorAll(".sot-cohort__sort")) {
      button.closest("th")?.setAttribute("aria-sort", button.getAttribute("data-by") !== by ? "none" : isDown ? "descending" : "ascending");
    }
  }

  filter() {
    const asked = nameKey(/** @type {HTMLInputElement} */ (part(this, ".sot-cohort__find")).value);
    const chosen = /** @type {HTMLSelectElement} */ (part(this, ".sot-cohort__filter")).value;
    const fits = (/** @type {Row} */ row) => chosen === "" || (chosen === "remarks" ? row.remarks.length > 0 : chosen === "open" ? row.status !== "attested" : row.status === chosen);
    const words = asked.split(" ");
    let shown = 0;
    for (const row of this.rows ?? []) {
      const key = nameKey(row.name);
      const isShown = fits(row) && words.every((word) => key.includes(word));
      if (isShown) shown += 1;
      const line = this.lines?.get(row);
      if (line) line.hidden = !isShown;
    }
    const count = part(this, ".sot-cohort__count");
    count.textContent = filled(count.dataset.words, [shown, this.rows?.length ?? 0]);
  }

  /** @param {Row} row */
  show(row) {
    if (this.attestForm && this.open?.number !== row.number) {
      const { by, role, credential, org } = this.open ? valuesOf(this.attestForm) : this.typed?.who ?? {};
      reset(this.attestForm);
      putBack(this.attestForm, { date: today(), by, role, credential, org, ...row.kept?.attest, ...this.typed?.[row.number] });
    }
    part(this, ".sot-cohort__attested").textContent = "";
    part(this, "#attest-error").hidden = true;
    this.fillDetail(row);
    if (this.detail) {
      this.detail.hidden = false;
      goTo(this.detail);
    }
  }

  /** @param {Row} row */
  fillDetail(row) {
    this.open = row;
    const { record, kept } = row;
    if (!this.detail || !record || !kept) return;
    fill(this.detail, {
      name: row.name || (this.dataset.none ?? ""), role: record.role, license: record.lic, status: this.nameOf("status", row.status), made: spokenMoment(record.made),
      received: [spokenMoment(kept.received && `${kept.received}T12:00`), kept.via].filter(Boolean).join(", "), number: row.number,
    });
    const put = (/** @type {string} */ name, /** @type {Element} */ place, /** @type {Node[]} */ parts) => {
      place.replaceChildren(...parts);
      part(this, `[data-if=${name}]`).hidden = parts.length === 0;
    };
    put("remarks", part(this, ".sot-cohort__remarks ul"), row.remarks.map((remark) => copyOf(this, ".sot-cohort__remark", { name: this.nameOf("remark", remark), means: this.meaningOf(remark) })));
    const place = part(this, ".sot-cohort__modules");
    const percent = (/** @type { { s: number } | null } */ score) => (score ? filled(this.dataset.score, [score.s]) : this.dataset.none ?? "");
    place.replaceChildren(...row.modules.map((judged) => copyOf(this, ".sot-cohort__module", {
      title: judged.module?.title ?? judged.done.i, stated: percent(judged.done), found: percent(judged.found), pass: percent({ s: judged.pass }), result: place.dataset[judged.isPassed ? "passed" : "not"] ?? "",
      tries: judged.done.t, day: spokenMoment(judged.done.d), minutes: judged.done.min ?? "",
    })));
    put("questions", part(this, ".sot-cohort__ask"), questionsFor(row).map((entry) => this.linked(".sot-cohort__question", entry.link, { title: entry.title, text: entry.text })));
    const written = [...row.modules.map(({ module, done }) => [module?.title ?? done.i, done.x]), [part(this, ".sot-cohort__reflections").dataset.whole ?? "", record.x]].filter(([, text]) => text);
    put("reflections", part(this, ".sot-cohort__reflections"), written.map(([title, text]) => copyOf(this, ".sot-cohort__reflection", { title, text })));
    part(this, ".sot-cohort__certificate").hidden = !hasCertificate(row);
  }

  /** A copy of a template whose link leads to a page of the course. @param {string} selector @param {string} link @param {Record<string, string | number>} texts */
  linked(selector, link, texts) {
    const copy = copyOf(this, selector, texts);
    copy.querySelector("[data-link]")?.setAttribute("href", link);
    return copy;
  }

  /** @param {boolean} isAsked whether the reader closed it, and is led back to where she came from */
  close(isAsked = true) {
    const line = this.open ? this.lines?.get(this.open) : null;
    this.open = null;
    if (this.detail) this.detail.hidden = true;
    if (isAsked) (line?.querySelector("button") ?? part(this, ".sot-cohort__find")).focus();
  }

  attest() {
    const row = this.open;
    if (!this.attestForm || !row?.kept) return;
    const values = /** @type {Record<string, string>} */ (valuesOf(this.attestForm));
    const status = part(this, ".sot-cohort__attested");
    const barred = row.remarks.filter((remark) => BARRED.includes(remark));
    if (barred.length) {
      return sayIn(status, filled(status.dataset.barred, [barred.map((remark) => this.nameOf("remark", remark)).join(", ")]));
    }
    const missing = ["by", "date", "method", "result"].find((name) => !values[name].trim() || (name === "date" && values.date > today()));
    const error = part(this, "#attest-error");
    const fields = fieldsOf(this.attestForm);
    refuse(fields, fields.find(({ name }) => name === missing), error);
    if (missing) return;
    row.kept.attest = asAttest({ ...values, h: row.number });
    row.status = statusOf(row.kept, row.number, row.remarks);
    const before = this.lines?.get(row);
    const after = this.lineOf(row);
    before?.replaceWith(after);
    this.lines?.set(row, after);
    this.filter();
    this.fillDetail(row);
    delete this.typed?.[row.number];
    keepDraft("cohort-attest", this.typed);
    this.keepAll();
    sayIn(status, status.dataset[values.result !== "met" ? "not" : hasCertificate(row) ? "met" : "below"]);
  }

  async takeOut() {
    const status = part(this, ".sot-cohort__attested");
    if (!pressedTwice(part(this, ".sot-cohort__remove"), () => sayIn(status, ""))) return sayIn(status, status.dataset.sure);
    this.kept = this.kept?.filter((kept) => kept !== this.open?.kept);
    this.close(false);
    await this.refresh();
    this.keepAll();
    part(this, this.rows?.length ? ".sot-cohort__find" : ".sot-cohort__read").focus();
    this.say([this.words("out")]);
  }

  /** Prints a certificate for each row that is attested. @param {Row[]} rows */
  printCertificates(rows) {
    const { site, provider } = /** @type {Catalogue} */ (this.catalogue);
    const papers = rows.filter(hasCertificate).map((row) => {
      const attest = /** @type {Entry} */ (row.kept?.attest);
      const record = /** @type {Entry} */ (row.record);
      const who = [attest.by, attest.credential, attest.role].filter(Boolean).join(", ");
      const paper = copyOf(this, ".sot-cohort__paper", {
        name: row.name, license: record.lic, by: who, signer: who, org: attest.org, method: this.after(attest.method), remarks: row.remarks.filter((remark) => AGAINST.includes(remark)).map((remark) => this.nameOf("remark", remark)).join(", "), date: spokenMoment(`${attest.date}T12:00`), discussed: attest.discussed, number: row.number, site: `${site.name}, ${record.site}.`,
        provider: [provider.name, provider.number, provider.statement].filter(Boolean).join(". "),
      });
      const passed = row.modules.filter(({ isPassed, module }) => isPassed && module);
      paper.querySelector("tbody")?.replaceChildren(...passed.map(({ module, done, score, pass }) => {
        const completed = copyOf(this, ".sot-cohort__completed", {
          title: module?.title ?? "", day: spokenMoment(done.d) || filled(this.dataset.undated, [spokenMoment(row.kept?.received ? `${row.kept.received}T12:00` : "")]), score: `${score} %, ${pass} %`, estimate: `${module?.minutes}, ${module?.minutes_answering}`, stated: done.min ?? "", version: done.v,
        });
        completed.querySelector("ul")?.append(...(module?.objectives ?? []).map(({ text }) => copyOf(this, ".sot-cohort__objective", { text: `${text} ` })));
        return completed;
      }));
      return /** @type {HTMLElement} */ (paper.firstElementChild);
    });
    part(this, ".sot-papers").replaceChildren(...papers);
    if (papers.length) printPart("paper");
    else this.give("unprinted");
  }

  /** How the certificate says how the supervisor knows. @param {string} method */
  after(method) {
    const options = this.attestForm ? [...field(this.attestForm, "method").querySelectorAll("option")] : [];
    return options.find(({ value }) => value === method)?.dataset.after ?? method;
  }

  showSums() {
    const rows = this.rows ?? [];
    const missed = mostMissed(rows).slice(0, 10);
    const polls = pollCounts(rows, /** @type {Catalogue} */ (this.catalogue));
    part(this, ".sot-cohort__sums").hidden = missed.length + polls.length === 0;
    part(this, "[data-if=missed]").hidden = missed.length === 0;
    part(this, "[data-if=polls]").hidden = polls.length === 0;
    part(this, ".sot-cohort__missed").replaceChildren(...missed.map((sum) => {
      const objective = sum.module.objectives.find(({ id }) => id === sum.question.objective)?.text ?? "";
      const texts = { title: `${sum.module.title} ${sum.module.questions.indexOf(sum.question) + 1}`, objective, missed: sum.missed, answered: sum.answered };
      return withBar(this.linked(".sot-cohort__miss", `${sum.module.link}#${sum.question.id}`, texts), sum.missed / sum.answered);
    }));
    part(this, ".sot-cohort__polls").replaceChildren(...polls.map(({ prompt, counts, total }) => {
      const whole = copyOf(this, ".sot-cohort__poll", { prompt });
      whole.querySelector("tbody")?.replaceChildren(...counts.map(({ label, count }) => withBar(copyOf(this, ".sot-cohort__option", { label, count, total }), count / total)));
      return whole;
    }));
  }

  get tables() {
    return tablesOf(this.rows ?? [], this.assignment);
  }

  saveWorkbook() {
    const { modules, learners } = this.tables;
    saveFile(this.fileName("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsxOf({ modules, learners }, this.dataset.schemas ?? ""));
    this.give("saved");
  }

  /** @param {string} name of the table */
  saveCsv(name) {
    const { modules, learners } = this.tables;
    saveFile(this.fileName(`${name}.csv`), "text/csv", csvOf(name === "modules" ? modules : learners));
    this.give("saved");
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(pasteOf(this.tables.modules));
      this.give("copied");
    } catch {
      this.give("uncopied");
    }
  }

  save() {
    const records = this.rows?.flatMap(({ kept, remarks }) => (kept ? [{ ...kept, flags: remarks }] : []));
    saveFile(this.fileName("json"), "application/json", JSON.stringify({ k: "ot-cohort", v: 1, assignment: this.assignment ?? {}, roster: this.roster, records }));
    this.give("saved");
  }

  /** @param {string} ending */
  fileName(ending) {
    return [this.dataset.file, this.assignment?.id, today()].filter(Boolean).join("-") + `.${ending}`;
  }

  clear() {
    const isSure = pressedTwice(part(this, ".sot-cohort__clear"), () => this.say([]));
    this.say([this.words(isSure ? "cleared" : "sure")]);
    if (!isSure || !this.intake || !this.attestForm) return;
    this.kept = [];
    this.typed = {};
    for (const form of [this.intake, this.attestForm]) reset(form);
    field(this.intake, "received").value = today();
    for (const name of ["cohort", "cohort-form", "cohort-attest"]) keepDraft(name, null);
    this.close(false);
    part(this, ".sot-papers").replaceChildren();
    this.refresh();
  }

  keepAll() {
    return keepDraft("cohort", { records: this.kept });
  }

  keepForm() {
    if (this.intake) keepDraft("cohort-form", valuesOf(this.intake));
  }

  keepAttest() {
    if (!this.attestForm || !this.open) return;
    const values = valuesOf(this.attestForm);
    const { by, role, credential, org } = values;
    this.typed = { ...this.typed, who: { by, role, credential, org }, [this.open.number]: values };
    keepDraft("cohort-attest", this.typed);
  }

  /** @param {"status" | "remark"} kind @param {string} name */
  nameOf(kind, name) {
    return part(this, `[data-${kind}="${name}"] dt`).textContent ?? "";
  }

  /** @param {string} remark */
  meaningOf(remark) {
    return part(this, `[data-remark="${remark}"] dd`).textContent ?? "";
  }

  /** @param {string} name */
  words(name) {
    return part(this, ".sot-cohort__status").dataset[name] ?? "";
  }

  /** @param {string[]} sentences */
  say(sentences) {
    part(this, ".sot-cohort__given").textContent = "";
    sayIn(part(this, ".sot-cohort__status"), sentences.join(" "));
  }

  /** Says what became of a file, a copy or a print. @param {string} name */
  give(name) {
    const status = part(this, ".sot-cohort__given");
    sayIn(status, status.dataset[name]);
  }
}

/** Words that head the columns of names in a spreadsheet. */
const HEADS = /^((first|last|full|given|family|middle|preferred)( ?name)?|surname|names?|e-?mail( address)?)$/i;

/** The name in the cells of one line: neither an address nor the head of a column. @param {string[]} cells */
function nameIn(cells) {
  const parts = cells.map((cell) => cell.replace(/^["'\s]+|["',\s]+$/g, "")).filter((cell) => cell && !cell.includes("@") && !HEADS.test(cell));
  return line(parts.join(" "), 80);
}

const LONGEST_TEXT = 4_000_000;
const MOST = 1000;
const NAMES = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const STATUSES = ["missing", "self-reported", "checked", "not-yet", "attested"];

/** @type {Record<string, (one: Row, other: Row) => number>} How rows are ordered by each column. */
const ORDERS = {
  name: (one, other) => NAMES.compare(one.name, other.name),
  passed: (one, other) => one.passed - other.passed,
  lowest: (one, other) => (one.lowest ?? -1) - (other.lowest ?? -1),
  status: (one, other) => STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status),
  remarks: (one, other) => one.remarks.length - other.remarks.length,
};

/** Whether a certificate can be printed: attested, with a module that reached its mark. @param {Row} row */
const hasCertificate = ({ status, modules }) => status === "attested" && modules.some(({ isPassed, module }) => isPassed && module);

/** What a file or this tab kept, as far as it is such. @param {any} records @returns {Kept[]} */
function keptIn(records) {
  const list = (Array.isArray(records) ? records : []).slice(0, MOST).filter((one) => isMapping(one) && asRecord(one.record));
  return list.map((one) => ({ record: one.record, received: isDay(one.received) ? one.received.slice(0, 10) : "", via: line(one.via, 20), attest: asAttest(one.attest) }));
}

/** @param {DocumentFragment} copy @param {number} share */
function withBar(copy, share) {
  copy.querySelector(".sot-bar rect")?.setAttribute("width", String(Math.round(100 * share)));
  return copy;
}

customElements.define("sot-cohort", Cohort);
