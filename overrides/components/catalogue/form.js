// @ts-check
/** What the forms for assignments and records share: reading and filling their fields, and slots to fill. */

/** @param {Element} form @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} its fields with names */
const fieldsOf = (form) => [...form.querySelectorAll("input[name], select[name], textarea[name]")].map((field) => /** @type {HTMLInputElement} */ (field));

/** @param {Element} form @param {string} name */
function field(form, name) {
  const found = fieldsOf(form).find((one) => one.name === name);
  if (!found) throw new Error(`${form.localName}: no field ${name}`);
  return found;
}

/** What was typed or chosen under a name. @param {Element} form @param {string} name */
const typed = (form, name) => field(form, name).value.trim();

/** @param {Element} form @param {string} name */
function isTicked(form, name) {
  const box = field(form, name);
  return box instanceof HTMLInputElement && box.checked;
}

/** @param {Element} form @param {string} name @param {boolean} isOn */
function tick(form, name, isOn) {
  const box = field(form, name);
  if (box instanceof HTMLInputElement) box.checked = isOn;
}

/** @param {Element} form @returns {Record<string, string | boolean>} */
const valuesOf = (form) => Object.fromEntries(fieldsOf(form).map((one) => [one.name, one.type === "checkbox" ? isTicked(form, one.name) : one.value]));

/** Puts values back into the fields that still have their names. @param {Element} form @param {any} values */
function putBack(form, values) {
  for (const one of fieldsOf(form)) {
    const value = Object.hasOwn(values ?? {}, one.name) ? values[one.name] : undefined;
    if (one instanceof HTMLInputElement && one.type === "checkbox" && typeof value === "boolean") one.checked = value;
    else if (typeof value === "string") one.value = value;
  }
}

/** Makes every field what it was when the page came. @param {Element} form */
function reset(form) {
  for (const one of fieldsOf(form)) {
    if (one instanceof HTMLSelectElement) one.selectedIndex = 0;
    else if (one.type === "checkbox") one.checked = one.defaultChecked;
    else one.value = one.defaultValue;
  }
}

/**
 * Says beside a field that it must be filled first, and goes there; without one, takes that back.
 * @param {Element[]} fields @param {HTMLElement | undefined} missing one of them @param {HTMLElement} error what there is to say
 */
function refuse(fields, missing, error) {
  error.hidden = !missing;
  for (const one of fields) {
    one.setAttribute("aria-invalid", String(one === missing));
    one.removeAttribute("aria-describedby");
  }
  if (!missing) return;
  missing.closest("label")?.after(error);
  missing.setAttribute("aria-describedby", error.id);
  missing.focus();
  error.scrollIntoView({ block: "nearest" });
}

/**
 * Puts texts into the places that are named for them; a place for nothing is hidden with what goes with it.
 * @template {Element | DocumentFragment} Place
 * @param {Place} place @param {Record<string, string | number>} texts
 */
function fill(place, texts) {
  for (const slot of place.querySelectorAll("[data-slot]")) {
    const name = slot.getAttribute("data-slot") ?? "";
    if (!Object.hasOwn(texts, name)) continue;
    slot.textContent = String(texts[name]);
    const whole = slot.closest("[data-with]");
    if (whole instanceof HTMLElement) whole.hidden = texts[name] === "";
  }
  return place;
}

/** A filled copy of what a template holds; rows of a table stand in one, since they stand nowhere else. @param {Element} element @param {string} selector @param {Record<string, string | number>} texts */
function copyOf(element, selector, texts) {
  const template = part(element, selector);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`${selector} is no template`);
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const rows = copy.querySelector("[data-copy]");
  if (rows) copy.replaceChildren(...rows.children);
  return fill(copy, texts);
}

/** A day in words, in the reader's own time. @param {string} moment */
const spokenMoment = (moment) => (moment && !Number.isNaN(Date.parse(moment)) ? new Date(moment).toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" }) : "");
