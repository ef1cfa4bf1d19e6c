import type { Expression, FileFacts, SettingFact, StringExpression } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import type { DocumentReader, Embed } from './readers.ts';
import type { EmbeddedText } from './text.ts';
import { readDotenv } from '../dotenv/dotenv.ts';
import { emptyFacts } from '../empty-facts.ts';
import { readIni } from '../ini/ini.ts';
import { nestingOf, readJson } from '../json/json.ts';
import { readProperties } from '../properties/properties.ts';
import type { FlatSetting, ReadSettings } from '../properties/properties.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';
import { readToml } from '../toml/toml.ts';
import { readYaml } from '../yaml/yaml.ts';

/** Documents in strings of documents in strings: more is no configuration. */
const MAX_EMBEDDED = 3;

type SettingsReader = (text: string, embed: Embed) => ReadSettings;

/** Formats of documents that a key such as `config.yaml` says its value holds. */
const BY_ENDING: Readonly<Record<string, DocumentReader>> = {
  yaml: readYaml,
  yml: readYaml,
  json: readJson,
  toml: readToml,
  env: asDocument(readDotenv),
  properties: asDocument(readProperties),
  ini: asDocument(readIni),
};

/** The settings of a YAML text. */
export function collectYamlFacts(source: SourceText): FileFacts {
  return collectSettings(source, readYaml);
}

/** The settings of a JSON text, with or without comments. */
export function collectJsonFacts(source: SourceText): FileFacts {
  // Readers of plain JSON take no comments; where there are some already, more do no harm.
  const commented = source.language === 'jsonc' || /(?:^|[\s,{[])\/[/*]/m.test(source.text);
  return { ...collectSettings(source, readJson), lineComment: commented ? '//' : '' };
}

/** The settings of a TOML text. */
export function collectTomlFacts(source: SourceText): FileFacts {
  return collectSettings(source, readToml);
}

/** The settings of a `.env` file. */
export function collectDotenvFacts(source: SourceText): FileFacts {
  return collectFlat(source, readDotenv);
}

/** The settings of a `.properties` file. */
export function collectPropertiesFacts(source: SourceText): FileFacts {
  return collectFlat(source, readProperties);
}

/** The settings of an INI file. */
export function collectIniFacts(source: SourceText): FileFacts {
  return collectFlat(source, readIni);
}

/** The settings in the front matter of a prompt file (https://google.github.io/dotprompt/reference/frontmatter/); the prompt itself is text. */
export function collectPromptFacts(source: SourceText): FileFacts {
  const { text } = source;
  const match =
    /^\uFEFF?(?:[^\S\r\n]*(?:#[^\r\n]*)?\r?\n)*(---[^\S\r\n]*\r?\n[\s\S]*?)(?:(?<=[\r\n])---|(?![\s\S]))/.exec(text);
  // A line of dashes further down is a rule between paragraphs.
  return collectSettings({ ...source, text: match?.[0] ?? '' }, readYaml, text);
}

function collectSettings(source: SourceText, reader: DocumentReader, whole = source.text): FileFacts {
  const { text } = source;
  const inner: Span[] = [];
  const { roots, comments, errors } = reader(text, embedder(inner, 0));
  return {
    ...factsWith({ ...source, text: whole }, roots.flatMap(settingsOf), [...comments, ...inner]),
    syntaxErrors: errors,
  };
}

function collectFlat(source: SourceText, reader: SettingsReader): FileFacts {
  const inner: Span[] = [];
  const { settings, comments } = reader(source.text, embedder(inner, 0));
  const withSpans = settings.map((setting) => ({
    ...setting,
    span: { start: setting.keySpan.start, end: Math.max(setting.keySpan.end, setting.value.span.end) },
  }));
  return factsWith(source, withSpans, [...comments, ...inner]);
}

function factsWith(source: SourceText, settings: readonly SettingFact[], comments: readonly Span[]): FileFacts {
  const { text } = source;
  const sorted = comments.toSorted((a, b) => a.start - b.start);
  return {
    ...emptyFacts(source),
    settings,
    suppressions: mayHoldSuppressions(text) ? readSuppressions(text, sorted) : [],
  };
}

/** Settings without nesting as one table, for where they are embedded. */
function asDocument(reader: SettingsReader): DocumentReader {
  return (text, embed) => {
    const { settings, comments } = reader(text, embed);
    const entries = settings.map(({ path, value, keySpan }: FlatSetting) => ({ key: path.join('.'), value, keySpan }));
    const span = { start: 0, end: text.length };
    return { roots: entries.length > 0 ? [{ kind: 'table', entries, spreads: [], span }] : [], comments, errors: 0 };
  };
}

/** One setting for each key of the root; a root list is one setting without a name. */
function settingsOf(root: Expression): readonly SettingFact[] {
  if (root.kind === 'list') {
    const { start } = root.span;
    return [{ path: [], value: root, keySpan: { start, end: start }, span: root.span }];
  }
  if (root.kind !== 'table') return [];
  const merged = root.spreads.flatMap((spread) => settingsOf(spread));
  const own = root.entries.map(({ key, keySpan, value }) => {
    const span = { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) };
    return { path: key === null ? [] : [key], value, keySpan, span };
  });
  const names = new Set(own.map(({ path }) => path[0]));
  return [...merged.filter(({ path }) => !names.has(path[0])), ...own];
}

/** The document in a string of a language whose comments do not tell directives in it. */
export function documentIn(...[key, literal, text]: Parameters<Embed>): Expression | null {
  return embedder([], 0)(key, literal, text);
}

/** Finds documents in strings: by the ending of the key they are the value of, or because they are a JSON object or array. */
function embedder(comments: Span[], depth: number): Embed {
  if (depth >= MAX_EMBEDDED) return () => null;
  return (key, literal, text) => {
    const named = key === null ? null : readerNamed(key);
    const guessed = named ? null : readerByLook(key, literal);
    if (!named && !guessed && !looksLikeJson(literal)) return null;
    const embedded = text();
    const found = named ? readAs(named, embedded, comments, depth) : null;
    if (found) return found;
    if (looksLikeJson(literal)) return readJsonIn(embedded, comments, depth);
    return guessed && readsWell(guessed, embedded.text) ? readAs(guessed, embedded, comments, depth) : null;
  };
}

/** Keys of texts that are meant for people, models or a shell, whatever they look like. */
const PROSE =
  /(?:^|[._-])(?:run|script|commands?|cmd|args|entrypoint|prompts?|system|user|assistant|instructions?|description|summary|message|messages|text|body|help|notes?|comment|template|query|goal|backstory|example|examples)$|(?:Prompt|Script|Command|Description|Message|Template|Instructions?|Text)$/i;
/** The name of a file says what is in it. */
const NAMES_FILE = /[^.]\.[A-Za-z]{1,6}$/;
const MAX_LOOKED_AT = 100_000;
/** `NAME=value` on each line. */
const VARIABLES = /^(?:[^\S\n]*(?:#[^\n]*|(?:export\s+)?[A-Z][A-Z\d_]*=[^\n]*)?(?:\n|$))+$/;
/** `key:` with nothing behind it and something indented below, `key: {`: what begins like that has levels. */
const LEVELS = /^(?:- )?[A-Za-z_][\w.-]*:(?:[^\S\n]*\n[^\S\n]*(?:- |[\w"'#]+)|[^\S\n]+[[{])/;
/** Lines in front that hold no data. */
const BEFORE = /^(?:#.*|---|)$/;

/** The reader of a text in several lines that looks like a document, whatever it is the value of. */
function readerByLook(key: string | null, { value }: StringExpression): DocumentReader | null {
  if (
    !value.includes('\n') ||
    value.length > MAX_LOOKED_AT ||
    (key !== null && (PROSE.test(key) || NAMES_FILE.test(key)))
  )
    return null;
  if (/^[^\S\n]*[A-Z#e]/.test(value) && value.includes('=') && VARIABLES.test(value)) return asDocument(readDotenv);
  const lines = value.split('\n');
  const first = lines.findIndex((line) => !BEFORE.test(line.trim()));
  return first >= 0 && LEVELS.test(lines.slice(first, first + 3).join('\n')) ? readYaml : null;
}

function readsWell(reader: DocumentReader, text: string): boolean {
  const { roots, errors } = reader(text, () => null);
  return errors === 0 && roots.every((root) => root.kind === 'table' || root.kind === 'list');
}

function readerNamed(key: string): DocumentReader | null {
  const ending = /(?:^|[^.])\.([a-z]+)$/i.exec(key)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
}

/** A document is a table or a list; what else it could be is the string it stands in. */
function readAs(reader: DocumentReader, embedded: EmbeddedText, comments: Span[], depth: number): Expression | null {
  const inner: Span[] = [];
  const { roots, comments: own } = reader(embedded.text, embedder(inner, depth + 1));
  const [root] = roots;
  if (root?.kind !== 'table' && root?.kind !== 'list') return null;
  comments.push(...[...own, ...inner].map(embedded.toRaw));
  const moved = moveExpression(root, embedded.toRaw);
  const rest = roots.slice(1).map((other) => moveExpression(other, embedded.toRaw));
  return rest.length > 0 ? { kind: 'list', items: [moved, ...rest], span: moved.span } : moved;
}

/** `=` stands in front of expressions in exported workflows. */
const JSON_START = /^\s*(?:=\s*)?(?:\{\s*(?:"|\}|\/[/*])|\[\s*(?:["{[\]\d]))/;
const MAX_JSON = 200_000;

function looksLikeJson({ value }: StringExpression): boolean {
  const first = value.charAt(0);
  if (first !== '{' && first !== '[' && first !== '=' && !/\s/.test(first)) return false;
  return value.length < MAX_JSON && JSON_START.test(value) && /[\]}]\s*$/.test(value);
}

function readJsonIn(embedded: EmbeddedText, comments: Span[], depth: number): Expression | null {
  // Template actions that stand for a value make it no JSON; a number does not.
  const plain = embedded.text
    .replace(/^\s*=/, (start) => ' '.repeat(start.length))
    .replace(/([:,[]\s*)(\{\{[^{}]*\}\})/g, (_, before: string, action: string) => before + '1'.repeat(action.length));
  if (nestingOf(plain) > 50) return null;
  const { errors } = readJson(plain, () => null);
  return errors > 0 ? null : readAs(readJson, { text: plain, toRaw: embedded.toRaw }, comments, depth);
}

/** The expression with all spans moved. Embedded documents hold data only. */
function moveExpression(value: Expression, toRaw: (span: Span) => Span): Expression {
  const span = toRaw(value.span);
  const move = (inner: Expression): Expression => moveExpression(inner, toRaw);
  switch (value.kind) {
    case 'string':
      return { ...value, span, content: toRaw(value.content) };
    case 'table': {
      const entries = value.entries.map(({ key, keySpan, value: inner }) => ({
        key,
        keySpan: toRaw(keySpan),
        value: move(inner),
      }));
      return { ...value, span, entries, spreads: value.spreads.map(move) };
    }
    case 'list':
      return { ...value, span, items: value.items.map(move) };
    case 'join':
      return { ...value, span, parts: value.parts.map(move) };
    case 'fallback':
      return { ...value, span, options: value.options.map(move) };
    case 'environment':
      return { ...value, span, fallback: value.fallback ? move(value.fallback) : null };
    default:
      return { ...value, span };
  }
}
