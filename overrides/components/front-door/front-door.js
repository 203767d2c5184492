// @ts-check
/** Leads back to where the reader stopped. */
class FrontDoor extends HTMLElement {
  connectedCallback() {
    const last = read("last", "activity");
    for (const way of this.querySelectorAll("a")) {
      if (way.dataset.module !== last?.module) continue;
      way.href = `${way.getAttribute("href")}#${last?.item}`;
      way.hidden = false;
      part(this, ".sot-front-door__onward").hidden = false;
    }
  }
}

customElements.define("sot-front-door", FrontDoor);
