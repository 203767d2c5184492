// @ts-check
/** What has been done: the state of an activity, sums over activities, and which of two entries is better. */

/** @typedef {"done" | "tried" | "changed" | "open"} State */

/** @param {HTMLElement} activity an element that names its entry and the versions of what it asks @returns {State} */
function stateOf(activity) {
  const [kind, id] = (activity.dataset.activity ?? "").split(":");
  const entry = read(kind, id);
  if (!entry) return "open";
  if (entry.v && !(activity.dataset.versions ?? "").split(" ").includes(entry.v)) return "changed";
  const isDone = "option" in entry || Boolean(entry.done);
  return isDone ? "done" : "tried";
}

/**
 * How many activities there are and how many are done; one that stands twice counts once.
 * @param {Iterable<Element>} activities
 */
function tally(activities) {
  /** @type {Map<string, State>} */
  const states = new Map();
  for (const activity of activities) {
    if (activity instanceof HTMLElement) states.set(activity.dataset.activity ?? "", stateOf(activity));
  }
  return { total: states.size, done: [...states.values()].filter((state) => state === "done").length };
}

/**
 * What two entries of one item come to: the better one, with the reviews and tries of the one that has more. Better is
 * what was asked in a version of today, then what was done, then what was done earlier, then the newer, then the one
 * whose text comes first. It does not matter in which order entries meet, or how often.
 * @param {Entry} one @param {Entry} other @param {string[]} versions of what is asked today, none if unknown
 */
function merged(one, other, versions) {
  const best = rankOf(one, versions) <= rankOf(other, versions) ? one : other;
  const more = ["reviews", "tries"].filter((name) => name in one || name in other);
  return { ...best, ...Object.fromEntries(more.map((name) => [name, Math.max(one[name] ?? 0, other[name] ?? 0)])) };
}

/** @param {Entry} entry @param {string[]} versions */
function rankOf({ reviews, tries, ...entry }, versions) {
  const isOld = entry.v && versions.length && !versions.includes(entry.v);
  return [isOld ? 1 : 0, entry.done ? 0 : 1, entry.done ?? "", inverted(entry.at ?? "0"), JSON.stringify(entry, Object.keys(entry).sort())].join(" ");
}

/**
 * The days on which a check comes back, each as it begins where the reader is: so many weeks after the first right answer.
 * @param {Entry} entry @param {string | undefined} weeks such as "3 6 9"
 */
function reviewDays(entry, weeks) {
  const done = new Date(entry.done);
  return (weeks?.match(/\d+/g) ?? []).map((count) => new Date(done.getFullYear(), done.getMonth(), done.getDate() + 7 * Number(count)));
}

/**
 * Whether a check is to be asked again: it was missed last time, or its next day has come.
 * @param {Entry} entry @param {string | undefined} weeks @param {Date} now
 */
function isDue(entry, weeks, now) {
  return !entry.right || reviewDays(entry, weeks)[entry.reviews ?? 0] <= now;
}

/** @param {string} day a date, so that the later one sorts first, and none (0) last */
function inverted(day) {
  return day.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

/** Tells the page that something was done. @param {Element} element */
const tellProgress = (element) => element.dispatchEvent(new CustomEvent("sot-progress", { bubbles: true }));

/**
 * Keeps the choice of a poll and tells the page; true if it will still be there when the reader comes back.
 * @param {HTMLElement} poll @param {HTMLInputElement} input
 */
function keepChoice(poll, input) {
  const isKept = write("poll", poll.dataset.id ?? "", { v: poll.dataset.version, option: input.value, at: new Date().toISOString() });
  tellProgress(poll);
  return isKept;
}

/** Keeps how much of a module is done, for pages that do not hold it. @param {string} module @param {Entry} sum */
function keepSum(module, sum) {
  if (sum.done) write("module", module, sum);
  else remove("module", module);
}

/** Adds words to the menu's links to modules that are begun or completed. */
function markMenu() {
  for (const link of document.querySelectorAll("a.sot-menu__link[href]")) {
    if (!(link instanceof HTMLAnchorElement) || link.hash) continue;
    const module = /\/modules\/([a-z0-9-]+)(\/|\.html)(index\.html)?$/.exec(link.pathname)?.[1];
    const entry = module ? read("module", module) : null;
    const before = link.querySelector(".sot-menu-mark");
    if (!entry?.done) {
      before?.remove();
      continue;
    }
    const mark = before ?? link.appendChild(document.createElement("span"));
    mark.className = "sot-menu-mark";
    mark.textContent = entry.done >= entry.total ? " \u2713 completed" : ` ${entry.done} of ${entry.total} done`;
  }
}

/** Says in each line for it how many questions are due, and nothing if none is. */
function showDue() {
  const now = new Date();
  for (const line of document.querySelectorAll(".sot-due")) {
    if (!(line instanceof HTMLElement)) continue;
    const kept = line.dataset.checks?.split(" ").map((id) => read("check", id)) ?? [];
    const count = kept.filter((entry) => entry && isDue(entry, line.dataset.review, now)).length;
    part(line, "span").textContent = filled(line.dataset[count === 1 ? "one" : "many"], [count]);
    line.hidden = count === 0;
  }
}

/** Shows outside the elements what is kept. */
function showKept() {
  markMenu();
  showDue();
}

showKept();
addEventListener("storage", showKept);
document.addEventListener("sot-progress", () => queueMicrotask(showKept));
