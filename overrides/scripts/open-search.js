// @ts-check
/** The button of the search, which brings the script of the search and its index when it is pressed first. */

const search = document.querySelector("sot-search");
if (search instanceof HTMLElement) {
  const button = part(search, ".sot-search__open");
  const dialog = /** @type {HTMLDialogElement} */ (part(search, "dialog"));
  const status = part(search, "[role=status]");
  button.addEventListener("click", () => dialog.showModal());
  part(search, ".sot-search__close").addEventListener("click", () => dialog.close());
  // Whoever is quick presses Enter before the script is there.
  part(search, "form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await customElements.whenDefined("sot-search");
    /** @type {HTMLElement & { openBest: () => void }} */ (search).openBest();
  });
  button.addEventListener("click", () => {
    for (const address of [search.dataset.script, search.dataset.index]) {
      const script = document.createElement("script");
      script.src = address ?? "";
      script.async = false; // the index is handed to what the first one makes
      script.onerror = () => { status.textContent = status.dataset.failed ?? ""; };
      document.head.append(script);
    }
  }, { once: true });
}
