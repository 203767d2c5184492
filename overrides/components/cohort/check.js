// @ts-check
/** What the records of a group say, held against the catalogue, the assignment and each other. Pure but for hashing. */

/** @typedef { { record: any, received: string, via: string, attest?: Entry } } Kept a record as it was written, and how it came */
/** @typedef { { module: CourseModule | null, done: Entry, found: { s: number, c: number } | null, older: boolean, unknown: boolean, missed: Question[], pass: number, score: number, isPassed: boolean } } Judged */
/** @typedef { { name: string, kept: Kept | null, record: Entry | null, number: string, modules: Judged[], wanted: number, passed: number, lowest: number | null, remarks: string[], status: string } } Row */
/** @typedef { { catalogue: Catalogue, assignment: Assignment | null, digest: string, now: string } } Context */

/** Remarks that say that the record cannot stand as it is; the others are only to be talked about. */
const AGAINST = ["changed", "no-number", "other-site", "other-assignment", "changed-assignment", "score", "unknown", "no-answers", "no-statement"];
/** Remarks with which nothing can be attested: the record may be another than the one the learner made. */
const BARRED = ["changed", "no-number", "no-statement", "other-site"];
const FASTEST = 60_000;

/**
 * One row for each record and each name of the roster from whom nothing came, with all that is remarkable.
 * @param {Kept[]} all @param {string[]} roster @param {Context} context @returns {Promise<Row[]>}
 */
async function judge(all, roster, context) {
  const rows = [];
  for (const kept of all) {
    const record = asRecord(kept.record);
    if (record) rows.push(await judgeOne(kept, record, context));
  }
  compare(rows, roster);
  const there = new Set(rows.map((row) => nameKey(row.name)));
  const missing = roster.filter((name) => !there.has(nameKey(name)));
  return [...rows, ...missing.map((name) => ({ name, kept: null, record: null, number: "", modules: [], wanted: wantedOf(context, []).length, passed: 0, lowest: null, remarks: [], status: "missing" }))];
}

/** @param {Kept} kept @param {Entry} record @param {Context} context @returns {Promise<Row>} */
async function judgeOne(kept, record, context) {
  const number = await knownNumber(kept.record);
  const modules = record.m.map((/** @type {Entry} */ done) => judgeModule(done, context));
  const wanted = wantedOf(context, record.m.map((/** @type {Entry} */ done) => done.i));
  const counted = modules.filter((/** @type {Judged} */ { done }) => wanted.includes(done.i));
  const remarks = [...remarksOnOrigin(record, number, context), ...remarksOnAnswers(record, modules, wanted, context), ...remarksOnTime(record, kept, context)];
  return {
    name: record.n, kept, record, number, modules, wanted: wanted.length, passed: new Set(counted.filter((/** @type {Judged} */ { isPassed }) => isPassed).map((/** @type {Judged} */ { done }) => done.i)).size,
    lowest: counted.length ? Math.min(...counted.map((/** @type {Judged} */ { score }) => score)) : null,
    remarks, status: statusOf(kept, number, remarks),
  };
}

/** @type {WeakMap<object, string>} */
const NUMBERS = new WeakMap();

/** The number of a record, worked out once. @param {any} record */
async function knownNumber(record) {
  const number = NUMBERS.get(record) ?? await numberOf(record);
  NUMBERS.set(record, number);
  return number;
}

/** @param {Kept} kept @param {string} number @param {string[]} remarks */
function statusOf({ attest }, number, remarks) {
  const isBarred = remarks.some((remark) => BARRED.includes(remark));
  if (attest?.h === number && !isBarred) return attest.result === "met" ? "attested" : "not-yet";
  return remarks.some((remark) => AGAINST.includes(remark)) ? "self-reported" : "checked";
}

/** The modules that were asked for; without an assignment those that are there. @param {Context} context @param {string[]} done */
const wantedOf = ({ assignment }, done) => (assignment ? modulesToday(assignment.m.split(",")) : done);

/** Scores one module again from its answers. @param {Entry} done @param {Context} context @returns {Judged} */
function judgeModule(done, { catalogue, assignment }) {
  const module = catalogue.modules.find(({ id }) => id === done.i) ?? null;
  const answers = done.ans ? Object.entries(done.ans) : [];
  /** @type {Question[]} */
  const missed = [];
  let [right, older, unknown] = [0, false, module === null];
  for (const [id, [version, ...chosen]] of answers) {
    const question = module?.questions.find((one) => one.id === id);
    const today = question?.asked.find(({ v }) => v === version);
    const before = Object.hasOwn(catalogue.past, id) && Object.hasOwn(catalogue.past[id], version) ? catalogue.past[id][version] : undefined;
    const key = today ?? before;
    older ||= !today && before !== undefined;
    unknown ||= key === undefined;
    if (key && isSame(key.correct, chosen)) right += 1;
    else if (key && question) missed.push(question);
  }
  const isWhole = module !== null && done.ans !== null && !unknown;
  const count = done.v === module?.v ? module.questions.length : done.q;
  const found = isWhole ? { c: right, s: count ? Math.floor((100 * right) / count) : 0 } : null;
  const pass = Number(assignment?.p || module?.pass || 0);
  const score = found?.s ?? done.s;
  return { module, done, found, older, unknown, missed, pass, score, isPassed: score >= pass };
}

/** @param {string[]} one @param {string[]} other */
const isSame = (one, other) => one.length === new Set(other).size && one.every((name) => other.includes(name));

/** @param {Entry} record @param {string} number @param {Context} context */
function remarksOnOrigin(record, number, { catalogue, assignment, digest }) {
  const is = {
    changed: record.h !== "" && record.h !== number,
    "no-number": record.h === "",
    "no-name": record.n === "",
    "no-statement": record.st === "",
    "other-site": record.site !== catalogue.site.url,
    "other-assignment": assignment !== null && record.a !== assignment.id,
    "changed-assignment": assignment !== null && record.a === assignment.id && record.ad !== digest,
  };
  return namesOf(is);
}

/** @param {Entry} record @param {Judged[]} modules @param {string[]} wanted @param {Context} context */
function remarksOnAnswers(record, modules, wanted, { assignment }) {
  const differs = ({ found, done, module }) => found !== null && (found.s !== done.s || found.c !== done.c || (done.v === module?.v && done.q !== module.questions.length));
  const is = {
    score: modules.some((/** @type {any} */ module) => differs(module)),
    older: modules.some(({ older }) => older),
    unknown: modules.some(({ unknown }) => unknown),
    // Who was asked for scores only has left nothing out.
    "no-answers": assignment?.ev !== "s" && modules.some(({ done }) => done.ans === null),
    "no-reflections": assignment?.ev === "r" && !record.x && modules.every(({ done }) => !done.x),
    incomplete: modules.length === 0 || wanted.some((id) => modules.every(({ done }) => done.i !== id)),
  };
  return namesOf(is);
}

/** @param {Entry} record @param {Kept} kept @param {Context} context */
function remarksOnTime(record, kept, { catalogue, now }) {
  const moments = record.m.flatMap((/** @type {Entry} */ { f, d }) => [f, d]).filter(Boolean).map(Date.parse);
  const made = Date.parse(record.made);
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const isBackward = record.m.some((/** @type {Entry} */ { f, d }) => f && d && Date.parse(f) > Date.parse(d));
  const day = 864e5;
  const received = kept.received ? Date.parse(kept.received) + 2 * day : Infinity;
  const answered = record.m.reduce((/** @type {number} */ sum, /** @type {Entry} */ { ans, c }) => sum + (ans ? Object.keys(ans).length : c), 0);
  const is = {
    times: isBackward || Math.min(made, first) < Date.parse(catalogue.site.since) || made > Math.min(received, Date.parse(now) + day) || (moments.length > 0 && last > made + 60_000),
    fast: moments.length > 1 && answered >= 5 && last - first < FASTEST,
  };
  return namesOf(is);
}

/** Adds what only shows when records are held against each other and the roster. @param {Row[]} rows @param {string[]} roster */
function compare(rows, roster) {
  const expected = new Set(roster.map(nameKey));
  const sameTag = grouped(rows, (row) => (row.record?.tag ? `${row.record.a} ${row.record.tag}` : ""));
  const sameRecord = [grouped(rows, (row) => row.record?.rid ?? ""), grouped(rows, answersKey)];
  const sameName = grouped(rows, (row) => nameKey(row.name));
  const othersIn = (/** @type {Map<string, Row[]>} */ groups, /** @type {string} */ key, /** @type {Row} */ row) => (groups.get(key) ?? []).some((other) => nameKey(other.name) !== nameKey(row.name));
  for (const row of rows) {
    const name = nameKey(row.name);
    const is = {
      "same-record": othersIn(sameRecord[0], row.record?.rid ?? "", row) || othersIn(sameRecord[1], answersKey(row), row),
      "same-browser": othersIn(sameTag, `${row.record?.a} ${row.record?.tag}`, row),
      "same-name": (sameName.get(name) ?? []).length > 1,
      "not-expected": expected.size > 0 && !expected.has(name),
    };
    row.remarks.push(...namesOf(is));
  }
}

/** The same answers at the same moments are the same work. @param {Row} row */
const answersKey = (row) => (row.record?.m.some((/** @type {Entry} */ { ans, d }) => ans && d) ? canonical(row.record.m.map((/** @type {Entry} */ { i, ans, f, d }) => [i, ans, f, d])) : "");

/** @param {Row[]} rows @param {(row: Row) => string} keyOf rows without a key belong to no group */
function grouped(rows, keyOf) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (key) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** @param {Record<string, boolean>} is */
const namesOf = (is) => Object.keys(is).filter((name) => is[name]);

/** A name without its order, its accents and its case, so that “Lee, Jo” is Jo Lee. @param {string} name */
const nameKey = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort().join(" ");

/** Two or three questions for supervision, about the objectives that were missed most. @param {Row} row */
function questionsFor(row) {
  /** @type {Map<string, { times: number, module: CourseModule }>} */
  const missed = new Map();
  for (const { module, missed: questions } of row.modules) {
    for (const { objective } of questions) {
      if (module) missed.set(objective, { times: (missed.get(objective)?.times ?? 0) + 1, module });
    }
  }
  const worst = [...missed].sort(([, one], [, other]) => other.times - one.times).slice(0, 3);
  const all = worst.map(([objective, { module }]) => module.guide.filter((entry) => entry.objective === objective).map((entry) => ({ ...entry, title: module.title })));
  const first = all.flatMap((entries) => entries.slice(0, 1));
  return first.length >= 2 ? first : all.flat().slice(0, 2);
}

/** The questions that were missed, with how often, the most missed first. @param {Row[]} rows */
function mostMissed(rows) {
  /** @type {Map<string, { module: CourseModule, question: Question, missed: number, answered: number }>} */
  const sums = new Map();
  for (const { module, done, missed, unknown } of rows.flatMap((row) => row.modules)) {
    for (const question of module && done.ans && !unknown ? module.questions : []) {
      if (!module || !Object.hasOwn(done.ans, question.id)) continue;
      const sum = sums.get(question.id) ?? { module, question, missed: 0, answered: 0 };
      sum.answered += 1;
      if (missed.includes(question)) sum.missed += 1;
      sums.set(question.id, sum);
    }
  }
  return [...sums.values()].filter(({ missed }) => missed).sort((one, other) => other.missed - one.missed || one.answered - other.answered);
}

/** For each poll that anyone included, how many chose each option. @param {Row[]} rows @param {Catalogue} catalogue */
function pollCounts(rows, catalogue) {
  return catalogue.modules.flatMap(({ polls }) => polls).flatMap((poll) => {
    const chosen = rows.flatMap(({ record }) => (record && Object.hasOwn(record.p, poll.id) ? [record.p[poll.id][1]] : []));
    const counts = poll.options.map(({ id, label }) => ({ label, count: chosen.filter((option) => option === id).length }));
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return total ? [{ prompt: poll.prompt, counts, total }] : [];
  });
}

/** @param {any} value an attestation as a file has it @returns {Entry | undefined} */
function asAttest(value) {
  if (!isMapping(value) || !["met", "not yet"].includes(/** @type {any} */ (value).result)) return undefined;
  const entry = /** @type {Entry} */ (value);
  return {
    by: line(entry.by, 80), role: line(entry.role, 60), credential: line(entry.credential, 60), date: isDay(entry.date) ? entry.date.slice(0, 10) : "",
    org: line(entry.org, 160), discussed: line(entry.discussed, 500), method: line(entry.method, 40), result: entry.result, h: line(entry.h, 10),
  };
}
