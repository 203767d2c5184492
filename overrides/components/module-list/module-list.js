// @ts-check
/** Says how much of each module is done. */
class ModuleList extends HTMLElement {
  connectedCallback() {
    for (const item of this.querySelectorAll("[data-module]")) {
      if (!(item instanceof HTMLElement)) continue;
      const entry = read("module", item.dataset.module ?? "");
      if (entry) part(item, ".sot-module-list__done").textContent = filled(this.dataset[entry.done >= entry.total ? "all" : "some"], [entry.done, entry.total]);
    }
  }
}

customElements.define("sot-module-list", ModuleList);
