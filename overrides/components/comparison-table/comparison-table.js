// @ts-check
/** Older Safari forgets that a table is a table once its parts are laid out as cards. */
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

/** Shows the rows of one relation, says how many there are, and opens what a link leads to. */
class ComparisonTable extends HTMLElement {
  connectedCallback() {
    for (const [tag, role] of Object.entries(ROLES)) {
      for (const element of this.querySelectorAll(tag)) element.setAttribute("role", role);
    }
    for (const head of this.querySelectorAll("th")) {
      head.setAttribute("role", head.getAttribute("scope") === "row" ? "rowheader" : "columnheader");
    }
    for (const input of choices(this)) {
      input.addEventListener("change", () => this.filter(input.value));
    }
    this.follow = () => this.open(location.hash.slice(1));
    // A link to where the reader already is changes no hash, and a filter may have hidden the row since.
    this.again = (/** @type {Event} */ event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link?.hash && link.href === location.href) this.follow?.();
    };
    addEventListener("hashchange", this.follow);
    addEventListener("click", this.again);
    this.follow();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.follow);
    removeEventListener("click", this.again);
  }

  /** @param {string} relation the id to show, or nothing for all rows */
  filter(relation) {
    let shown = 0;
    for (const row of this.rows) {
      row.hidden = relation !== "" && !(row.dataset.relations ?? "").split(" ").includes(relation);
      if (!row.hidden) shown += 1;
    }
    for (const table of this.querySelectorAll("table")) {
      table.hidden = !table.querySelector("tbody > tr:not([hidden])");
    }
    for (const fold of this.querySelectorAll("details")) {
      fold.hidden = Boolean(fold.querySelector("table[hidden]"));
      fold.open = relation !== "";
    }
    for (const section of this.querySelectorAll(".sot-comparison-table__part")) {
      section.toggleAttribute("hidden", !section.querySelector("tbody > tr:not([hidden])"));
    }
    const status = part(this, ".sot-comparison-table__status");
    const words = (relation === "" ? status.dataset.all : status.dataset.some) ?? "";
    status.textContent = words.replace("#", String(shown));
  }

  /** @param {string} id a row that a link leads to, which may be folded or filtered away */
  open(id) {
    const row = this.rows.find((candidate) => candidate.id === id);
    if (!row) return;
    if (row.hidden) {
      choices(this)[0].checked = true;
      this.filter("");
    }
    const fold = row.closest("details");
    if (fold) fold.open = true;
    row.scrollIntoView();
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return [...this.querySelectorAll("tbody > tr")].filter((row) => row instanceof HTMLElement);
  }
}

customElements.define("sot-comparison-table", ComparisonTable);
