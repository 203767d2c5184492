// @ts-check
/** What the custom elements share: finding their parts, speaking about choices and numbers, and saving files. */

/**
 * The part of an element that matches; throws if the template did not put it there.
 * @param {Element} element @param {string} selector
 * @returns {HTMLElement}
 */
function part(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`${element.localName}: no ${selector}`);
  return found;
}

/**
 * Words of the template with what belongs in them.
 * @param {string | undefined} words with a # for each value @param {readonly (string | number)[]} values
 */
function filled(words, values) {
  const waiting = [...values];
  return (words ?? "").replace(/#/g, () => String(waiting.shift()));
}

/** @param {Element} element @returns {HTMLInputElement[]} */
function choices(element) {
  return [...element.querySelectorAll("input")];
}

/** The words beside a choice. @param {HTMLInputElement} input */
const labelOf = (input) => input.closest("label")?.textContent?.trim() ?? "";

/**
 * Says that an answer is missing and moves to the first choice, or takes that back.
 * @param {Element} element @param {boolean} isMissing
 */
function showMissing(element, isMissing) {
  const error = part(element, ".sot-question__error");
  error.hidden = !isMissing;
  for (const input of choices(element)) {
    if (isMissing) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", error.id);
    } else {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }
  if (isMissing) choices(element)[0].focus();
}

/**
 * Moves the focus to a place and shows its beginning, and as much more as there is room for; left alone, a browser shows
 * the middle of what is taller than the window.
 * @param {HTMLElement} place @param {Element} [whole] what is to be seen, if it is more than the place
 */
function goTo(place, whole = place) {
  place.focus({ preventScroll: true });
  for (const seen of [whole, whole.firstElementChild]) seen?.scrollIntoView({ block: "nearest" });
}

/**
 * Whether a button that asks before it acts was pressed for the second time; its words say what the next press does.
 * Who goes elsewhere has answered no.
 * @param {HTMLElement} button @param {() => void} takeBack what was said with the question
 */
function pressedTwice(button, takeBack) {
  const { ask = "", sure = "" } = button.dataset;
  const isSecond = button.textContent === sure;
  button.textContent = isSecond ? ask : sure;
  if (isSecond) return true;
  let isPress = false;
  const answerNo = () => {
    if (button.textContent !== sure) return;
    button.textContent = ask;
    takeBack();
  };
  // Safari gives a button that is pressed no focus, so it could not lose any.
  button.focus();
  addEventListener("pointerdown", () => { isPress = true; }, { once: true });
  // A press elsewhere takes the focus at its beginning, and what it is on must not move before its end.
  button.addEventListener("blur", () => (isPress ? addEventListener("click", answerNo, { once: true, capture: true }) : answerNo()), { once: true });
  return false;
}

/** Answers a press in a place for it, and shows where that is. @param {HTMLElement} status @param {string | undefined} words */
function sayIn(status, words) {
  status.textContent = words ?? "";
  if (words) status.scrollIntoView({ block: "nearest" });
}

/** Copies what stands in a field, or selects it where no page may copy; true if it was copied. @param {HTMLTextAreaElement} field */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}

/** The day it is where the reader is, as a field for a date has it. */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

/** Gives the reader a file. @param {string} name @param {string} type @param {BlobPart} content */
function saveFile(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Some browsers begin to read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
