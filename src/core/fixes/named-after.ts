/** So far before an id it is looked for what it is kept under, in UTF-16 units. */
const BEFORE = 600;
/** So many brackets around an id are looked at. */
const MAX_LEVELS = 4;

/**
 * The name that says which model is meant by a text, where the text stands under one: a key, a constant, a variable
 * (`"scira-gpt-5.1": wrap(openai("gpt-5.1"))`, `CLAUDE_3_OPUS = "claude-3-opus-latest"`). With another model behind it, it tells
 * people something else than what is asked. Null where no name around the text does.
 *
 * @param at the offset of the id
 * @param to the id that takes its place; a name may fit both
 */
export function namedAfter(text: string, at: number, id: string, to: string): string | null {
  const [own, other] = [familyOf(coreOf(id)), familyOf(coreOf(to))];
  if (own.length < 4 || other.startsWith(own)) return null;
  const names = [...holders(text.slice(Math.max(0, at - BEFORE), at)), ...labelsBeside(text, at)];
  return names.find((name) => plain(name).includes(own)) ?? null;
}

/** What a row of a table calls itself for people (`{ id: "gpt-5", label: "GPT-5" }`), where the id stands in one. */
function labelsBeside(text: string, at: number): readonly string[] {
  const before = /\{([^{}]*)$/.exec(text.slice(Math.max(0, at - BEFORE), at))?.[1];
  const behind = /^[^{}]*(?=\})/.exec(text.slice(at, at + BEFORE))?.[0];
  if (before === undefined || behind === undefined) return [];
  return [...(before + behind).matchAll(LABELLED)].flatMap(([, , name]) => name ?? []);
}

const LABELLED = /\b(?:display_?name|label|title|name)["'`]?\s{0,4}(?::|=>?)\s{0,4}(["'`])([^"'`\n]{2,60})\1/gi;

/** Whether what is given a text says that it is the latest of its kind: pinned, it would not be. */
export function isNamedLatest(text: string, at: number): boolean {
  return /latest/i.test(holder(text.slice(Math.max(0, at - BEFORE), at)) ?? '');
}

/** The family and its version, as people call models: `gpt35` of `gpt-3.5-turbo`, `claude35` of `claude-3-5-sonnet`. */
function familyOf(name: string): string {
  const parts = name.split(/[-_]/);
  const first = parts.findIndex((part) => /\d/.test(part));
  if (first < 0) return plain(name);
  const isMinor = /^\d$/.test(parts[first] ?? '') && /^\d{1,2}$/.test(parts[first + 1] ?? '');
  return plain(parts.slice(0, first + (isMinor ? 2 : 1)).join(''));
}

/** What names a model in an id: without who serves it, and without dates and `latest` behind it. */
function coreOf(id: string): string {
  let name = id.slice(id.lastIndexOf('/') + 1);
  for (let end = LABEL.exec(name); end; end = LABEL.exec(name)) name = name.slice(0, end.index);
  return name;
}

const LABEL = /[-@:](?:latest|preview|exp|v\d{1,2}|\d{4}-?\d{2}-?\d{2}|\d{3,4})$/;

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Names under which what follows a text is kept, from the inside out. */
function holders(before: string): readonly string[] {
  const found = [holder(before)];
  let depth = 0;
  for (let at = before.length - 1; at >= 0 && found.length < MAX_LEVELS; at--) {
    const sign = before[at] ?? '';
    if (')]}'.includes(sign)) depth += 1;
    else if ('([{'.includes(sign)) {
      if (depth > 0) depth -= 1;
      else found.push(holder(before.slice(0, at)));
    }
  }
  return found.flatMap((name) => name ?? []);
}

/** Names of functions around a value: `wrap(openai.chat`. */
const AROUND = /[\w$]{1,60}[.(]?$/;
/** A name in quotes, or one without and its type. */
const HOLDER = /(["'`])([^"'`\n]{1,80})\1$|([\w$.-]{1,80})$|([\w$]{1,80})\??:[ ]?[\w<>[\].|?]{1,60}$/;

/** The name of what a text before a value gives it to; null where it ends otherwise. */
function holder(before: string): string | null {
  let rest = before.slice(-LINE).replace(/["'`]$/, '');
  const isSign = (): boolean => /(?:[:=]|=>|\bto)[ \t]{0,4}$/.test(rest);
  for (let part = AROUND.exec(rest); part && !isSign(); part = AROUND.exec(rest)) rest = rest.slice(0, part.index);
  // `GPT_4O("gpt-4o")`: of an enumeration.
  if (!isSign()) return /([\w$]{1,80})\(["'`]$/.exec(before.slice(-LINE))?.[1] ?? null;
  const name = HOLDER.exec(
    rest
      .trimEnd()
      .replace(/(?::=|=>?|:|\bto)$/, '')
      .trimEnd(),
  );
  return name?.[2] ?? name?.[4] ?? name?.[3] ?? null;
}

/** So much of a line says what a value is given to, in UTF-16 units. */
const LINE = 160;
