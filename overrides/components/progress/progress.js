// @ts-check
/** Shows what was done in the whole course; saves it to a file, loads and merges files, and removes everything. */
class Progress extends HTMLElement {
  connectedCallback() {
    this.status = part(this, ".sot-progress__status");
    part(this, ".sot-progress__save").addEventListener("click", () => this.save());
    part(this, ".sot-progress__clear").addEventListener("click", () => this.clear());
    part(this, ".sot-progress__aside").addEventListener("click", () => saveValue("set-aside.json", allSetAside()));
    const input = part(this, ".sot-progress__file");
    input.addEventListener("change", async () => {
      const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
      if (file) this.load(await file.text());
    });
    this.refresh = () => this.show();
    addEventListener("storage", this.refresh);
    this.show();
    const aside = Object.keys(allSetAside()).length;
    this.status.textContent = aside ? filled(this.status.dataset.aside, [aside]) : keeps() ? "" : this.dataset.none ?? "";
  }

  disconnectedCallback() {
    if (this.refresh) removeEventListener("storage", this.refresh);
  }

  show() {
    for (const line of this.querySelectorAll("li[data-activity]")) {
      if (!(line instanceof HTMLElement)) continue;
      const state = stateOf(line);
      const words = part(line, ".sot-progress__state");
      words.dataset.state = state;
      words.textContent = this.dataset[state] ?? "";
    }
    for (const objective of this.querySelectorAll(".sot-progress__objective")) {
      const count = objective.querySelector("span");
      const list = objective.nextElementSibling;
      if (count && list) count.textContent = this.spoken(tally(list.querySelectorAll("[data-activity]")));
    }
    part(this, ".sot-progress__aside").hidden = Object.keys(allSetAside()).length === 0;
    for (const section of this.querySelectorAll("[data-module]")) {
      const sum = tally(section.querySelectorAll("[data-activity]"));
      part(section, ".sot-progress__count").textContent = this.spoken(sum);
      keepSum(section.getAttribute("data-module") ?? "", sum);
    }
    const sum = tally(this.querySelectorAll("[data-activity]"));
    part(this, ".sot-progress__sum").textContent = this.spoken(sum);
    const bar = part(this, ".sot-progress__bar");
    if (bar instanceof HTMLProgressElement) [bar.max, bar.value] = [sum.total, sum.done];
    showKept();
  }

  /** @param {Record<string, number>} sum */
  spoken({ done, total }) {
    return filled(this.dataset.sum, [done, total]);
  }

  save() {
    const kept = Object.fromEntries(entries().filter(([kind]) => !LEFT_OUT.includes(kind)).map(([kind, id, entry]) => [`${kind}:${id}`, entry]));
    saveValue("my-progress.json", { k: "ot-progress", v: 1, base: SITE, saved: new Date().toISOString(), entries: kept });
    this.say(this.status?.dataset.saved);
  }

  /** @param {string} text */
  load(text) {
    const file = asFile(text);
    if (typeof file === "string") return this.say(this.status?.dataset[file]);
    const counts = [0, 0, 0, 0];
    let isKept = true;
    for (const [name, value] of Object.entries(file.entries)) {
      const [kind, written] = name.split(":");
      const id = idToday(written);
      const entry = isId(id) && !LEFT_OUT.includes(kind) ? asEntry(kind, value) : null;
      if (!entry) {
        setAside(name.slice(0, 200), JSON.stringify(value));
        counts[3] += 1;
        continue;
      }
      const here = read(kind, id);
      const line = this.querySelector(`li[data-activity="${kind}:${id}"]`);
      const result = here ? merged(here, entry, line?.getAttribute("data-versions")?.split(" ") ?? []) : entry;
      const isChange = JSON.stringify(here) !== JSON.stringify(result);
      counts[here ? (isChange ? 1 : 2) : 0] += 1;
      if (isChange && !write(kind, id, result)) isKept = false;
    }
    this.show();
    const words = this.status?.dataset ?? {};
    this.say([filled(words.loaded, counts), file.base === SITE ? "" : words.elsewhere, isKept ? "" : words.full].filter(Boolean).join(" "));
  }

  clear() {
    const isSure = pressedTwice(part(this, ".sot-progress__clear"), () => this.say(""));
    if (isSure) {
      removeAll();
      this.show();
    }
    this.say(this.status?.dataset[isSure ? "cleared" : "sure"]);
  }

  /** @param {string | undefined} words */
  say(words) {
    if (this.status) sayIn(this.status, words);
  }
}

/** What no file carries: what is worked out anew on each page, the plan, which names a person, and ticks, which are for one time. */
const LEFT_OUT = ["module", "last", "plan", "checklist"];

/**
 * A progress file, or the name of what is wrong with it.
 * @param {string} text @returns { { base: unknown, entries: Record<string, unknown> } | "broken" | "newer"}
 */
function asFile(text) {
  try {
    const file = JSON.parse(text);
    const isOurs = file?.k === "ot-progress" && Number.isInteger(file.v) && typeof file.entries === "object" && file.entries !== null;
    if (!isOurs || Array.isArray(file.entries)) return "broken";
    return file.v === 1 ? file : "newer";
  } catch {
    return "broken";
  }
}

/** @param {string} name @param {object} value */
const saveValue = (name, value) => saveFile(name, "application/json", JSON.stringify(value, null, 1));

customElements.define("sot-progress", Progress);
