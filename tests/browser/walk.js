/** Looks at each stop that a Tab leads to, until one leads out of the page, and notes what is wrong with it. */

const POINTS = [0, 0.5, 1];
const INSIDE = 1;

/** What a reader sees of a stop: itself, or its label where the field itself is transparent. */
const shownFor = (stop) => {
  const label = stop.labels?.[0];
  return label && getComputedStyle(stop).opacity === "0" ? label : stop;
};

const isRelated = (hit, shown) => hit && (shown.contains(hit) || hit.contains(shown));

const hasRing = (element) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/^rgba.*, 0\)$/.test(outlineColor);
};

/** What is wrong with the place of a stop, at nine points of each of its boxes.
 *
 * Of a field of many lines Firefox brings the line of the caret into sight, so that one point is enough there.
 */
function faultsOfPlace(shown) {
  const boxes = [...shown.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
  if (boxes.length === 0) return ["has no size"];
  const found = [];
  for (const { left, top, width, height } of boxes) {
    for (const across of POINTS) {
      for (const down of POINTS) {
        const x = left + INSIDE + across * (width - 2 * INSIDE);
        const y = top + INSIDE + down * (height - 2 * INSIDE);
        const isInside = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
        const isLong = shown.matches("textarea") || height > innerHeight / 2;
        if (!isInside && !(isLong && down > 0)) found.push("is off the screen");
        if (isInside && !isRelated(document.elementFromPoint(x, y), shown)) found.push("is covered");
      }
    }
  }
  const isAtTheCaret = shown.matches("textarea") && navigator.userAgent.includes("Firefox");
  const isSeen = isAtTheCaret && found.length < POINTS.length ** 2;
  return isSeen ? [] : [...new Set(found)];
}

/** Whether a name is there also while the focus is: a title is taken away by some scripts, and told by few. */
const hasLastingName = (stop) => stop.innerText.trim() !== "" || stop.labels?.length > 0
  || stop.matches("[aria-label], [aria-labelledby]") || stop.querySelector("img[alt]") !== null;

function faultsOf(stop) {
  const shown = shownFor(stop);
  const faults = faultsOfPlace(shown);
  if (!shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })) faults.push("is transparent");
  if (!hasRing(shown)) faults.push("has no ring");
  if (!hasLastingName(stop)) faults.push("has no name");
  return faults;
}

window.walk = { stops: 0, isOver: false, faults: [] };

addEventListener("keyup", ({ key }) => {
  const stop = document.activeElement;
  walk.isOver ||= stop === document.body;
  if (key !== "Tab" || walk.isOver) return;
  walk.stops += 1;
  const told = stop.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  walk.faults.push(...faultsOf(stop).map((fault) => `${fault}: ${told}`));
}, true);
