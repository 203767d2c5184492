// @ts-check
/** What was published under another id: the one place where scripts learn which id stands for it today. */

/** @type {Map<string, [id: string, address: string]>} for an old id, the one of today, and its place as seen from the home page; what was withdrawn keeps its id and leads to the reason */
const ALIASES = new Map(Object.entries(JSON.parse(document.querySelector('meta[name="sot-aliases"]')?.getAttribute("content") ?? "{}")));

/** The id that stands for this one today; mostly itself. @param {string} id */
const idToday = (id) => ALIASES.get(id)?.[0] ?? id;

/** Leads on from an old anchor or an old page to where it is today, with all that the address says. */
function followAlias() {
  const [, id, rest] = /^#([^-]+(?:-[^-]+)*)(--.*)?$/.exec(location.hash) ?? ["", "", ""];
  const [name, address] = ALIASES.get(id) ?? ["", ""];
  const onward = document.querySelector("a[data-moved]");
  if (name && !document.getElementById(id)) {
    const isHere = !onward && (!address || document.getElementById(name));
    if (isHere) location.replace(`#${name}${rest ?? ""}`);
    else if (address) return location.replace(`${SITE}${address}${rest ?? ""}`);
  }
  if (onward instanceof HTMLAnchorElement) location.replace(onward.href + location.search + location.hash);
}

/** Puts what was kept under old ids under those of today; of two entries of one item, the better one stays. */
function renewKept() {
  if (!ALIASES.size) return;
  for (const [kind, id, entry] of entries()) {
    // A plan and what was done last are kept under words that are no ids.
    const name = ["plan", "last"].includes(kind) ? id : idToday(id);
    const before = name === id ? null : read(kind, name);
    if (name !== id && write(kind, name, before ? merged(before, entry, []) : entry)) remove(kind, id);
  }
  const last = read("last", "activity");
  if (last) write("last", "activity", { ...last, module: idToday(last.module), item: idToday(last.item) });
}

followAlias();
addEventListener("hashchange", followAlias);
renewKept();
