// @ts-check
/** A group as tables: one row for each learner and module and one for each learner, as CSV, XLSX and text to paste. */

const BY_MODULE = ["assignment_id", "cohort", "name", "role", "module_id", "module_title", "content_version", "score", "pass_mark", "passed", "rescored", "tries", "completed_on", "minutes_read_est", "minutes_check_est", "minutes_stated", "received_on", "via", "status", "attested_by", "attested_on", "flags", "record_number"];
const BY_LEARNER = ["assignment_id", "cohort", "name", "role", "modules_wanted", "modules_passed", "lowest_score", "minutes_stated", "received_on", "via", "status", "attested_by", "attested_on", "flags", "record_number"];

/** @typedef {(string | number)[][]} Table the first row holds the names of the columns */

/** @param {Row[]} rows @param {Assignment | null} assignment @returns { { modules: Table, learners: Table } } */
function tablesOf(rows, assignment) {
  const group = { assignment_id: assignment?.id ?? "", cohort: assignment?.t ?? "" };
  /** @type {Record<string, string | number>[]} */
  const modules = [];
  const learners = rows.map((row) => {
    const attest = row.kept?.attest?.h === row.number ? row.kept?.attest : undefined;
    const person = {
      ...group, assignment_id: row.record?.a || group.assignment_id, name: row.name, role: row.record?.role ?? "", received_on: row.kept?.received ?? "", via: row.kept?.via ?? "", status: row.status,
      attested_by: attest?.by ?? "", attested_on: attest?.date ?? "", flags: row.remarks.join(" "), record_number: row.number,
    };
    for (const { module, done, pass, score, isPassed, found } of row.modules) {
      modules.push({
        ...person, module_id: done.i, module_title: module?.title ?? "", content_version: done.v, score, pass_mark: pass, passed: isPassed ? "yes" : "no", rescored: found ? "yes" : "no", tries: done.t,
        completed_on: done.d.slice(0, 10), minutes_read_est: module?.minutes ?? "", minutes_check_est: module?.minutes_answering ?? "", minutes_stated: done.min ?? "",
      });
    }
    return { ...person, modules_wanted: row.wanted, modules_passed: row.passed, lowest_score: row.lowest ?? "", minutes_stated: row.modules.reduce((sum, { done }) => sum + (done.min ?? 0), 0) || "" };
  });
  return { modules: table(BY_MODULE, modules), learners: table(BY_LEARNER, learners) };
}

/** @param {string[]} columns @param {Record<string, any>[]} rows @returns {Table} */
const table = (columns, rows) => [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];

/** A cell that no spreadsheet takes for a formula. @param {string | number} value */
const safe = (value) => (/^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value));

/** @param {string | number} value */
function csvCell(value) {
  const text = safe(value);
  return /[",\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Table} rows */
const csvOf = (rows) => ["\uFEFF", ...rows.map((row) => row.map(csvCell).join(",").concat("\r\n"))].join("");

/** Text that falls into the cells of a spreadsheet when it is pasted. @param {Table} rows */
const pasteOf = (rows) => rows.map((row) => row.map((cell) => safe(cell).replace(/\s+/g, " ")).join("\t")).join("\n");

/**
 * A workbook with a sheet for each table: XML in a zip without compression, texts in their cells, so that nothing is a formula.
 * @param {Record<string, Table>} sheets @param {string} schemas where the names of the formats begin
 */
function xlsxOf(sheets, schemas) {
  const names = Object.keys(sheets);
  const files = names.map((_, place) => `worksheets/sheet${place + 1}.xml`);
  const main = `${schemas}/spreadsheetml/2006/main`;
  const parts = [["workbook.xml", "sheet.main"], ...files.map((file) => [file, "worksheet"])];
  return zipOf({
    "[Content_Types].xml": tag("Types", { xmlns: `${schemas}/package/2006/content-types` }, [
      tag("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
      tag("Default", { Extension: "xml", ContentType: "application/xml" }),
      ...parts.map(([part, type]) => tag("Override", { PartName: `/xl/${part}`, ContentType: `application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml` })),
    ]),
    "_rels/.rels": relations(schemas, ["xl/workbook.xml"], "officeDocument"),
    "xl/workbook.xml": tag("workbook", { xmlns: main, "xmlns:r": `${schemas}/officeDocument/2006/relationships` }, [
      tag("sheets", {}, names.map((name, place) => tag("sheet", { name, sheetId: place + 1, "r:id": `r${place + 1}` }))),
    ]),
    "xl/_rels/workbook.xml.rels": relations(schemas, files, "worksheet"),
    ...Object.fromEntries(names.map((name, place) => [`xl/${files[place]}`, tag("worksheet", { xmlns: main }, [
      tag("sheetData", {}, sheets[name].map((row) => tag("row", {}, row.map(cellOf)))),
    ])])),
  });
}

/** @param {string} schemas @param {string[]} targets @param {string} type */
const relations = (schemas, targets, type) => tag("Relationships", { xmlns: `${schemas}/package/2006/relationships` }, targets.map((target, place) => tag("Relationship", {
  Id: `r${place + 1}`, Type: `${schemas}/officeDocument/2006/relationships/${type}`, Target: target,
})));

/** @param {string} name @param {Record<string, string | number>} attributes @param {string[]} inside @returns {string} */
function tag(name, attributes, inside = []) {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`).join("");
  return `<${name}${said}>${inside.join("")}</${name}>`;
}

/** @param {string | number} value */
const cellOf = (value) => (typeof value === "number" ? tag("c", {}, [tag("v", {}, [String(value)])]) : tag("c", { t: "inlineStr" }, [tag("is", {}, [tag("t", { "xml:space": "preserve" }, [xml(value)])])]));

/** Most texts are plain, and a large group has many. @param {string} text */
const xml = (text) => (/^[\w .:,-]*$/.test(text) ? text : text.replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`));

/** @param {Record<string, string>} files names in plain letters, and texts */
function zipOf(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const listed = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, content] = [encoder.encode(name), encoder.encode(text)];
    // Version 2.0, no flags, stored, the first day a zip can name; then checksum, both sizes, and the length of the name.
    const about = [...little(20, 2), 0, 0, 0, 0, 0, 0, 0x21, 0, ...little(crc32(content), 4), ...little(content.length, 4), ...little(content.length, 4), ...little(label.length, 2), 0, 0];
    parts.push(Uint8Array.of(0x50, 0x4b, 3, 4, ...about, ...label), content);
    listed.push(Uint8Array.of(0x50, 0x4b, 1, 2, ...little(20, 2), ...about, 0, 0, 0, 0, 0, 0, ...little(0, 4), ...little(at, 4), ...label));
    at += 30 + label.length + content.length;
  }
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  const end = Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...little(listed.length, 2), ...little(listed.length, 2), ...little(size, 4), ...little(at, 4), 0, 0);
  return new Blob(/** @type {BlobPart[]} */ ([...parts, ...listed, end]));
}

/** @param {number} number @param {number} bytes */
const little = (number, bytes) => Array.from({ length: bytes }, (_, place) => (number >>> (8 * place)) & 255);

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
