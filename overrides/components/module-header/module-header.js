// @ts-check
/** Says how much of a module is done, and remembers where the reader was. */
class ModuleHeader extends HTMLElement {
  connectedCallback() {
    this.refresh = () => this.show();
    this.follow = (/** @type {Event} */ event) => {
      const activity = event.target instanceof Element ? event.target.closest("[data-activity]") : null;
      if (activity) write("last", "activity", { module: this.dataset.module, item: activity.id });
      this.show();
      part(this, ".sot-module-header__unkept").hidden = keeps();
    };
    document.addEventListener("sot-progress", this.follow);
    addEventListener("storage", this.refresh);
    this.show();
    part(this, ".sot-module-header__unkept").hidden = keeps();
  }

  disconnectedCallback() {
    if (this.follow) document.removeEventListener("sot-progress", this.follow);
    if (this.refresh) removeEventListener("storage", this.refresh);
  }

  show() {
    const sum = tally(document.querySelectorAll("section[data-activity]"));
    part(this, ".sot-module-header__done").textContent = `${sum.done} of ${sum.total}`;
    for (const count of document.querySelectorAll(".sot-objectives__done")) {
      const id = count.parentElement?.id ?? "";
      const own = tally(document.querySelectorAll(`section[data-objectives~="${id}"]`));
      count.textContent = own.total ? filled(count.getAttribute("data-words") ?? "", [own.done, own.total]) : "";
    }
    keepSum(this.dataset.module ?? "", sum);
  }
}

customElements.define("sot-module-header", ModuleHeader);
