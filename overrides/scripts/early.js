// @ts-check
/** Before anything is seen: that a script runs, and the theme that the reader chose, or else that of the system. */
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = document.documentElement;
  page.classList.replace("no-js", "js");
  let chosen = null;
  try {
    chosen = localStorage.getItem(`sot-theme:${new URL("..", script.src).pathname}`);
  } catch { /* storage is blocked */ }
  const isDark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  page.dataset.mdColorScheme = isDark ? "slate" : "default";
}
