// @ts-check
/** Says how much of each module is done, and leads back to where the reader stopped. */
class ModuleList extends HTMLElement {
  connectedCallback() {
    const last = read("last", "activity");
    for (const item of this.querySelectorAll("[data-module]")) {
      if (!(item instanceof HTMLElement)) continue;
      const entry = read("module", item.dataset.module ?? "");
      if (entry) part(item, ".sot-module-list__done").textContent = (entry.done >= entry.total ? this.dataset.all : this.dataset.some)?.replace("#", entry.done).replace("#", entry.total) ?? "";
      if (last?.module !== item.dataset.module) continue;
      const link = part(item, "a");
      const onward = part(this, ".sot-module-list__onward");
      const way = part(onward, "a");
      way.setAttribute("href", `${link.getAttribute("href")}#${last?.item}`);
      way.textContent = link.textContent;
      onward.hidden = false;
    }
  }
}

customElements.define("sot-module-list", ModuleList);
