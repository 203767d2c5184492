// @ts-check
/** Says how much of a module is done, and remembers where the reader was. */
class ModuleHeader extends HTMLElement {
  connectedCallback() {
    this.refresh = () => this.show();
    this.follow = (/** @type {Event} */ event) => {
      const activity = event.target instanceof Element ? event.target.closest("[data-activity]") : null;
      if (activity) write("last", "activity", { module: this.dataset.module, item: activity.id });
      this.show();
    };
    document.addEventListener("sot-progress", this.follow);
    addEventListener("storage", this.refresh);
    this.show();
  }

  disconnectedCallback() {
    if (this.follow) document.removeEventListener("sot-progress", this.follow);
    if (this.refresh) removeEventListener("storage", this.refresh);
  }

  show() {
    const sum = tally(document.querySelectorAll("section[data-activity]"));
    part(this, ".sot-module-header__done").textContent = `${sum.done} of ${sum.total}`;
    keepSum(this.dataset.module ?? "", sum);
  }
}

customElements.define("sot-module-header", ModuleHeader);
