/** What a reader who has set up the browser for herself would miss on a page. */

const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const isClear = (color) => /^rgba.*, 0\)$/.test(color);

/** Whether an element stands in words for screen readers alone. */
function isClipped(element) {
  for (let around = element; around; around = around.parentElement) {
    if (getComputedStyle(around).clipPath === "inset(50%)") return true;
  }
  return false;
}

const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);

/** The lines of text that are drawn, each with its element. */
function linesOfText() {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (!data.trim() || !isSeen(element) || isClipped(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      if (box.width > 2 && box.height > 2) lines.push({ element, box });
    }
  }
  return lines;
}

/** The texts that a box around them cuts off; one that scrolls does not. */
function textsCut() {
  const found = new Set();
  for (const { element, box } of linesOfText()) {
    for (let around = element; around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      const room = around.getBoundingClientRect();
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      const isOut = (hides(overflowX) && (box.left < room.left - 1 || box.right > room.right + 1))
        || (hides(overflowY) && (box.top < room.top - 1 || box.bottom > room.bottom + 1));
      if (isOut) found.add(told(element));
      if (position === "fixed") break;
    }
  }
  return [...found];
}

/** Whether a line is out of what its menu shows at the moment. */
function isScrolledAway({ element, box }) {
  const room = element.closest(".sot-menu")?.getBoundingClientRect();
  return room && (box.bottom > room.bottom || box.top < room.top);
}

/** The texts that are drawn over each other, two and two. */
function textsOverlapping() {
  const found = new Set();
  const lines = linesOfText().filter((line) => !isScrolledAway(line)).sort((one, other) => one.box.top - other.box.top);
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if (one.element === other.element) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const least = Math.min(one.box.height, other.box.height);
      if (across > 2 && down > least / 2) found.add(`${told(one.element)} / ${told(other.element)}`);
    }
  });
  return [...found];
}

/** The color that an element stands on. */
function groundOf(element) {
  for (let around = element; around; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (!isClear(backgroundColor)) return backgroundColor;
  }
  return getComputedStyle(document.documentElement).backgroundColor;
}

/** The drawn marks that have the color of what they stand on. */
function marksUnseen() {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    if (!isSeen(svg) || svg.classList.contains("sot-shapes")) continue;
    const ground = groundOf(svg.parentElement);
    const drawn = [...svg.querySelectorAll("use, path, circle, rect, g")];
    const colors = drawn.flatMap((part) => [getComputedStyle(part).fill, getComputedStyle(part).stroke]);
    if (!colors.some((color) => color !== "none" && color !== ground)) found.push(told(svg));
  }
  return found;
}

/** What is drawn by a background through a mask: where the system chooses colors it is gone. */
function masksUsed() {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (!isSeen(element)) continue;
    for (const part of [null, "::before", "::after"]) {
      const { maskImage, backgroundColor, content, display, forcedColorAdjust } = getComputedStyle(element, part);
      const isDrawn = !isClear(backgroundColor) && (part === null || (!["none", "normal"].includes(content) && display !== "none"));
      if (isDrawn && maskImage !== "none" && forcedColorAdjust !== "none") found.push(told(element) + (part ?? ""));
    }
  }
  return found;
}

/** What carries the edge of a control: around one that is stretched over its box, the box. */
function edgedBy(control) {
  const { position, inset } = getComputedStyle(control, "::after");
  return position === "absolute" && inset === "0px" ? control.offsetParent : control;
}

/** The fields and buttons whose edge has the color of what they stand on; a field for a file draws a button itself. */
function controlsWithoutEdge() {
  const found = [];
  for (const control of document.querySelectorAll("main :is(button:not([popovertarget]), select, textarea, input:not([type=radio], [type=checkbox], [type=file]))")) {
    if (!isSeen(control)) continue;
    const edged = edgedBy(control);
    const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(edged);
    const hasEdge = borderTopStyle !== "none" && parseFloat(borderTopWidth) > 0 && borderTopColor !== groundOf(edged.parentElement);
    if (!hasEdge && getComputedStyle(control).textDecorationLine !== "underline") found.push(told(control));
  }
  return found;
}

/** What would move by itself. */
function movements() {
  const found = document.getAnimations().map((animation) => String(animation.animationName ?? animation.transitionProperty));
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
      const moves = transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || animationName !== "none";
      if (moves || scrollBehavior === "smooth") found.push(told(element) + (part ?? ""));
    }
  }
  return found;
}

window.layout = { textsCut, textsOverlapping, marksUnseen, masksUsed, controlsWithoutEdge, movements };
