// @ts-check
/** The frame of each page: its theme, its menus, and folds that an address leads into. */

const THEME = `sot-theme:${SITE}`;
const themeButton = document.querySelector(".sot-header__theme");
const isDark = () => document.documentElement.dataset.mdColorScheme === "slate";

/** @param {boolean} dark */
function showTheme(dark) {
  document.documentElement.dataset.mdColorScheme = dark ? "slate" : "default";
  themeButton?.setAttribute("aria-pressed", String(dark));
}

themeButton?.addEventListener("click", () => {
  showTheme(!isDark());
  try {
    localStorage.setItem(THEME, isDark() ? "dark" : "light");
  } catch { /* the choice lasts for this page */ }
});
showTheme(isDark());

/** Opens the folds around what the address names, and shows it; some browsers do so by themselves. */
function openFolds() {
  const target = document.getElementById(location.hash.slice(1));
  let fold = target?.closest("details:not([open])");
  if (!target || !fold) return;
  for (; fold; fold = fold.parentElement?.closest("details:not([open])")) fold.setAttribute("open", "");
  target.scrollIntoView();
}

addEventListener("hashchange", openFolds);
addEventListener("DOMContentLoaded", openFolds);

/** What opens over the page: menus and terms. @type {NodeListOf<HTMLElement>} */
const overlays = document.querySelectorAll("[popover]");

// What a Tab has left would cover where it leads; a click beside it closes it by itself.
document.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
  for (const overlay of overlays) {
    if (!overlay.contains(target)) overlay.hidePopover?.();
  }
  // Some browsers leave a stop half out of sight, or below the header.
  target.scrollIntoView({ block: "nearest" });
});

/** @type {NodeListOf<HTMLElement>} */
const menus = document.querySelectorAll("nav[popover]");
for (const menu of menus) {
  // On a phone a menu covers the button that opened it.
  menu.addEventListener("toggle", () => menu.matches(":popover-open") && menu.querySelector("a")?.focus());
  // A link to a place on this page leaves the menu that held it.
  menu.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) menu.hidePopover?.();
  });
}
