/**
 * What would steer a terminal or deceive who reads: control characters, line breaks of all kinds, signs that turn the
 * direction of text, signs without a width, halves of characters. A sign that only chooses how a pictograph looks is none.
 */
const STEERING =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|(?<!\p{Extended_Pictographic})[\ufe00-\ufe0f]/gu;

/** The same, less what the lines of a file are made of. */
const STEERING_BUT_TABS = new RegExp(`(?!\\t)(?:${STEERING.source})`, 'gu');

/** Where the pictures of the first 32 control characters begin; that of `DEL` stands apart. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/**
 * Text of others, fit for a terminal: what steers it is shown as a symbol (`␛`, `␊`) or by its number (`<U+202E>`). Used
 * where text leaves for a terminal, and nowhere else: reports for programs hold what was written.
 */
export function visible(text: string): string {
  return text.replace(STEERING, symbolOf);
}

/** The same for a line of code, which may hold tabs. */
export function visibleLine(text: string): string {
  return text.replace(STEERING_BUT_TABS, symbolOf);
}

/** Lines of code with their breaks: `\n` and `\r\n` stay, whatever else breaks a line is shown. */
export function visibleLines(text: string): string {
  return text
    .split(/(\r?\n)/)
    .map((part, index) => (index % 2 === 1 ? part : visibleLine(part)))
    .join('');
}

const STEERING_IN_JSON = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** JSON that holds nothing that steers a terminal, and means the same: such signs only stand within strings. */
export function visibleJson(json: string): string {
  // Nearly all of it is printable ASCII, for which nothing is to be looked up.
  return json.replace(/[^\n -~]+/g, (run) => run.replace(STEERING_IN_JSON, escaped));
}

function escaped(found: string): string {
  return found
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** All texts within plain data, made fit for a terminal. */
export function visibleData<T>(data: T): T {
  return madeVisible(data) as T;
}

function madeVisible(data: unknown): unknown {
  if (typeof data === 'string') return visible(data);
  if (Array.isArray(data)) return data.map(madeVisible);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, madeVisible(value)]));
}

function symbolOf(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
