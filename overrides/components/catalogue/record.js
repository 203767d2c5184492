// @ts-check
/**
 * A record of what a learner did: its number, and its code, which survives mail and chat.
 * A code is “R1.”, three digits for the length of the rest, and the rest: a 1, the deflated record, and a check
 * of four bytes, all in base 58, which has no sign that mail or a keyboard changes. Since the length is known,
 * words that follow a code in one line are not read as its end.
 */
const DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const LONGEST_RECORD = 64_000;
const LONGEST_CODE = 24_000;

const isHex = (/** @type {number} */ length) => (/** @type {unknown} */ value) => typeof value === "string" && value.length === length && /^[0-9a-f]+$/.test(value);

/** Whether this browser can turn a record into a code here: an old one, or a page without https, cannot. */
const canCode = () => typeof CompressionStream === "function" && globalThis.crypto?.subtle !== undefined;

/** The number that is printed with a record: it changes with anything in it. @param {Entry} record */
async function numberOf(record) {
  const { h: _, ...rest } = record;
  return base32(await sha256(canonical(rest)), 10);
}

/** The code of a record, or nothing if it would be too long to send. @param {Entry} record @returns {Promise<string>} */
async function codeOf(record) {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(canonical(record)), LONGEST_RECORD);
  const body = Uint8Array.of(1, ...packed);
  const check = (await sha256(body)).slice(0, 4);
  const rest = inDigits(Uint8Array.of(...body, ...check));
  return rest.length > LONGEST_CODE ? "" : `R1.${inDigits(rest.length).padStart(3, DIGITS[0])}${rest}`;
}

/** @param {Uint8Array | number} value that does not begin with a zero @returns {string} its digits in base 58 */
function inDigits(value) {
  let left = BigInt(typeof value === "number" ? value : `0x${hexOf(value)}`);
  let digits = "";
  for (; left > 0n; left /= 58n) digits = DIGITS[Number(left % 58n)] + digits;
  return digits;
}

/** @param {Uint8Array} bytes */
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Bytes after a stream; stops as soon as they are more than the limit.
 * @param {CompressionStream | DecompressionStream} stream @param {Uint8Array} bytes @param {number} limit
 */
async function through(stream, bytes, limit) {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(stream).getReader();
  /** @type {number[]} */
  const all = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (all.length + next.value.length > limit) {
      await reader.cancel();
      throw new RangeError("too long");
    }
    for (const byte of next.value) all.push(byte);
  }
  return Uint8Array.from(all);
}
