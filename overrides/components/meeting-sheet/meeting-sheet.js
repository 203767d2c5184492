// @ts-check
/** Puts on the sheet the modules that are ticked. Those stand in the address, as in the link of an assignment. */
class MeetingSheet extends HTMLElement {
  connectedCallback() {
    this.status = part(this, ".sot-meeting-sheet__status");
    this.follow = () => this.show();
    addEventListener("hashchange", this.follow);
    this.addEventListener("change", () => this.tick());
    part(this, ".sot-meeting-sheet__print").addEventListener("click", () => print());
    this.show();
  }

  disconnectedCallback() {
    if (this.follow) removeEventListener("hashchange", this.follow);
  }

  /** Writes what is ticked into the address, so that it survives a reload and can be sent. */
  tick() {
    const ticked = choices(this).filter((input) => input.checked).map((input) => input.value);
    location.replace(`#a1?m=${ticked.join(",")}`);
    this.show();
    const words = this.status?.dataset[ticked.length ? "some" : "none"];
    if (this.status) this.status.textContent = filled(words, [ticked.length]);
  }

  /** Ticks the modules that the address names, and shows their parts; all other words in it mean nothing here. */
  show() {
    const named = namedModules(location.hash);
    const chosen = choices(this).filter((input) => (input.checked = named.includes(input.value)));
    const shown = chosen.length ? chosen.map((input) => input.value) : [""];
    for (const module of this.querySelectorAll("[data-module]")) {
      if (module instanceof HTMLElement) module.hidden = !shown.includes(module.dataset.module ?? "");
    }
  }
}

/** The longest link of an assignment that is ever made. */
const LONGEST_HASH = 900;

/** @param {string} hash from the address, where anything may stand @returns {string[]} */
function namedModules(hash) {
  if (!hash.startsWith("#a1?") || hash.length > LONGEST_HASH) return [];
  return (new URLSearchParams(hash.slice(4)).get("m") ?? "").split(",");
}

customElements.define("sot-meeting-sheet", MeetingSheet);
