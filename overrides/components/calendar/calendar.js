// @ts-check
/** Writes calendar files, as RFC 5545 has them. Shared by the components whose templates import this one's. */

/**
 * @typedef {object} WholeDay An event that lasts one day; of two with one uid, a calendar keeps the newer.
 * @property {string} uid
 * @property {Date} day
 * @property {string} summary
 * @property {string} description
 * @property {string} url
 */

/** A calendar of events that leave the reader free. @param {WholeDay[]} events @param {Date} now */
function calendarOf(events, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = events.flatMap(({ uid, day, summary, description, url }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`,
    `DTSTART;VALUE=DATE:${dayOf(day)}`,
    `DTEND;VALUE=DATE:${dayOf(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sot//calendar//EN", "METHOD:PUBLISH", ...lines, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}

/** Saves events under the name that the template has for them, and says so. @param {HTMLElement} place what the template made @param {WholeDay[]} events */
function saveDays(place, events) {
  saveFile(place.dataset.file ?? "", "text/calendar", calendarOf(events, new Date()));
  const status = part(place, ".sot-calendar__status");
  sayIn(status, status.dataset.saved);
}

/** A day of the reader's own calendar, such as 20261217. @param {Date} day */
const dayOf = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((number) => String(number).padStart(2, "0")).join("");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");

/** A line in pieces of at most 75 octets, none of which ends inside a character. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let text = "";
  let size = 0;
  for (const sign of line.replace(/[\u0000-\u001f\u007f]/g, "")) {
    const octets = encoder.encode(sign).length;
    if (size + octets > 75) {
      text += "\r\n ";
      size = 1;
    }
    text += sign;
    size += octets;
  }
  return text;
}
