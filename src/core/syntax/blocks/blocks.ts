import type { Expression, FileFacts, SettingFact, StringExpression, TableEntry } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';

/** What one piece of a text of blocks is. */
interface Token {
  readonly kind: 'word' | 'string' | 'sign';
  readonly text: string;
  readonly span: Span;
}

/** How a format of nested blocks is written. */
export interface BlockFormat {
  /** One of its pieces, or what is skipped; groups `comment`, `raw`, `string`, `word`, `sign`. */
  readonly token: RegExp;
  readonly lineComment: string;
}

/**
 * Text format of Protocol Buffers (https://protobuf.dev/reference/protobuf/textformat-spec/), in which Triton configures
 * models.
 */
const TEXTPROTO: BlockFormat = {
  token:
    /(?<comment>#[^\n]*)|(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<word>[\w.+-]+)|(?<sign>[{}[\]<>:,;])/g,
  lineComment: '#',
};

/** BAML (https://docs.boundaryml.com/ref/baml/client-llm); prompts are raw texts, for the model to read. */
const BAML: BlockFormat = {
  token:
    /(?<comment>\/\/[^\n]*)|(?<raw>#"[\s\S]*?"#)|(?<string>"(?:\\.|[^"\\\n])*")|(?<word>[\w.@+-]+)|(?<sign>[{}[\]<>:,;()])/g,
  lineComment: '//',
};

const MAX_DEPTH = 24;

/** The facts of a `.pbtxt`: one setting for each field of the root. */
export function collectTextprotoFacts(source: SourceText): FileFacts {
  return collectBlocks(source, TEXTPROTO);
}

/** The facts of a `.baml`: one setting for each block, named as its keyword and what it is called. */
export function collectBamlFacts(source: SourceText): FileFacts {
  return collectBlocks(source, BAML);
}

function collectBlocks(source: SourceText, { token, lineComment }: BlockFormat): FileFacts {
  const { text } = source;
  const tokens: Token[] = [];
  const comments: Span[] = [];
  for (const match of text.matchAll(token)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const kind = (['comment', 'raw', 'string', 'word', 'sign'] as const).find((name) => match.groups?.[name]);
    if (kind === 'comment') comments.push(span);
    else if (kind === 'raw') tokens.push({ kind: 'sign', text: ';', span });
    else if (kind) tokens.push({ kind, text: match[0], span });
  }
  const reader = { tokens, at: 0, errors: 0 };
  const settings = entriesOf(reader, 0).flatMap(({ key, keySpan, value }): readonly SettingFact[] =>
    key === null ? [] : [{ path: [key], value, keySpan, span: { start: keySpan.start, end: value.span.end } }],
  );
  return {
    ...emptyFacts(source),
    settings,
    lineComment,
    suppressions: mayHoldSuppressions(text) ? readSuppressions(text, comments) : [],
    syntaxErrors: reader.errors,
  };
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  errors: number;
}

/** `name: value`, `name value`, `name { … }`, `keyword<kind> Name { … }`, up to the sign that closes what they stand in. */
function entriesOf(reader: Reader, depth: number): readonly TableEntry[] {
  const entries: TableEntry[] = [];
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    if (token.kind === 'sign' && /[}\]>)]/.test(token.text)) {
      if (depth > 0) return entries;
      reader.errors++;
    }
    if (token.kind !== 'word') {
      reader.at++;
      continue;
    }
    reader.at++;
    const value = valueBehind(reader, depth);
    if (value) entries.push({ key: token.text, keySpan: token.span, value });
  }
  return entries;
}

function valueBehind(reader: Reader, depth: number): Expression | null {
  skipHead(reader);
  const token = reader.tokens[reader.at];
  if (!token || depth > MAX_DEPTH) return null;
  if (token.kind === 'sign') return token.text === '{' || token.text === '[' ? holder(reader, token, depth) : null;
  reader.at++;
  return token.kind === 'string' ? stringOf(token) : { kind: 'constant', text: token.text, span: token.span };
}

/** A colon; in front of a block, its kind, its name and what it takes and gives. */
function skipHead(reader: Reader): void {
  const { tokens } = reader;
  if (tokens[reader.at]?.text === ':') {
    reader.at++;
    return;
  }
  if (tokens[reader.at]?.text === '[') return;
  for (let ahead = reader.at; ahead < reader.at + 64; ahead++) {
    const token = tokens[ahead];
    if (!token || token.kind === 'string' || /^[;}\]]$/.test(token.text)) return;
    if (token.text === '{') {
      if (ahead > reader.at && sameLineOrHead(tokens, reader.at, ahead)) reader.at = ahead;
      return;
    }
  }
}

/** Whether what stands in front of a brace is the head of a block: words in angles or round brackets, or one name. */
function sameLineOrHead(tokens: readonly Token[], from: number, to: number): boolean {
  const between = tokens.slice(from, to);
  return between.length === 1 || between[0]?.text === '<' || between.some(({ text }) => text === '(' || text === '>');
}

function holder(reader: Reader, open: Token, depth: number): Expression {
  reader.at++;
  if (open.text === '{') {
    const entries = entriesOf(reader, depth + 1);
    return { kind: 'table', entries, spreads: [], span: { start: open.span.start, end: closed(reader, open) } };
  }
  const items: Expression[] = [];
  for (let token = reader.tokens[reader.at]; token && token.text !== ']'; token = reader.tokens[reader.at]) {
    if (token.kind === 'sign' && token.text !== '{' && token.text !== '[') {
      if (/[}>)]/.test(token.text)) break;
      reader.at++;
      continue;
    }
    if (token.kind === 'sign') items.push(holder(reader, token, depth + 1));
    else {
      reader.at++;
      items.push(token.kind === 'string' ? stringOf(token) : { kind: 'constant', text: token.text, span: token.span });
    }
  }
  return { kind: 'list', items, span: { start: open.span.start, end: closed(reader, open) } };
}

/** Steps over the sign that closes; where there is none, the text is at fault. */
function closed(reader: Reader, open: Token): number {
  const token = reader.tokens[reader.at];
  if (!token) {
    reader.errors++;
    return open.span.end;
  }
  reader.at++;
  return token.span.end;
}

function stringOf({ text, span }: Token): StringExpression {
  const written = text.slice(1, -1);
  return {
    kind: 'string',
    value: written.replace(/\\(.)/g, '$1'),
    span,
    content: { start: span.start + 1, end: span.end - 1 },
  };
}
