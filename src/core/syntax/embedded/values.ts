import type { Expression, OpaqueExpression, StringExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';

/** Texts longer than this are prose: what is put into them matters to nobody. */
const MAX_TEXT = 4000;
const MAX_DEPTH = 5;
/** `NAME` and what follows it: `:-d`, `-d`, `:=d`, `=d`, `:?e`, `:+d`; `:d` as Spring has it; `env:NAME, d` as Serverless and OmegaConf have it. */
const VARIABLE =
  /^(?:(?:oc\.)?env[:.])?([a-z][a-z\d]*(?:-[a-z\d]+)+(?=:)|[A-Za-z_]\w*(?:\.[\w.-]*\w)?)\s*(?:(:[-=?+]|[-=?+:,])([\s\S]*))?$/;

interface Hole {
  /** `brace` is `${…}`, `action` is `{{ … }}` or `${{ … }}`. */
  readonly kind: 'brace' | 'action';
  readonly start: number;
  readonly end: number;
  readonly inner: Span;
}

/**
 * A scalar of a configuration format: a string, or what is put together from it and variables. The forms of variables are those
 * of shells and compose (https://docs.docker.com/reference/compose-file/interpolation/), Spring
 * (https://docs.spring.io/spring-framework/reference/core/beans/environment.html), GitHub Actions
 * (https://docs.github.com/actions/reference/workflows-and-actions/expressions) and templates with `{{ … }}`.
 */
export function scalarOf(raw: string, literal: StringExpression, depth = 0): Expression {
  const { content, span } = literal;
  if (content.end - content.start > MAX_TEXT || depth > MAX_DEPTH) return literal;
  const holes = holesIn(raw, content);
  if (holes.length === 0) return literal;
  const parts: Expression[] = [];
  let from = content.start;
  for (const hole of holes) {
    if (hole.start > from) parts.push(text(raw, { start: from, end: hole.start }));
    parts.push(hole.kind === 'brace' ? variable(raw, hole, depth) : action(raw, hole));
    from = hole.end;
  }
  if (from < content.end) parts.push(text(raw, { start: from, end: content.end }));
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'join', parts, span };
}

function holesIn(raw: string, { start, end }: Span): readonly Hole[] {
  const holes: Hole[] = [];
  for (let at = start; at < end;) {
    const open = raw.indexOf('{', at);
    if (open < 0 || open >= end) break;
    at = open + 1;
    const dollar = open > start && raw[open - 1] === '$';
    // `$${NAME}` and `\${NAME}` are meant as they are written.
    if (dollar && open - 1 > start && (raw[open - 2] === '$' || raw[open - 2] === '\\')) continue;
    const double = raw[open + 1] === '{';
    if (!dollar && !double) continue;
    const close = double ? raw.indexOf('}}', open + 2) : closing(raw, open, end);
    if (close < 0 || close >= end) continue;
    const width = double ? 2 : 1;
    const inner = { start: open + width, end: close };
    holes.push({ kind: double ? 'action' : 'brace', start: dollar ? open - 1 : open, end: close + width, inner });
    at = close + width;
  }
  return holes;
}

function closing(raw: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (raw[at] === '{') depth++;
    else if (raw[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function variable(raw: string, { start, end, inner }: Hole, depth: number): Expression {
  const written = raw.slice(inner.start, inner.end).trimEnd();
  const match = VARIABLE.exec(written.trimStart());
  const [, name = '', operator, behind = ''] = match ?? [];
  const rest = behind.trimStart();
  // `${model.name}` means another setting.
  if (!match || (name.includes('.') && operator === undefined)) return opaque({ start, end });
  const fallible = operator !== undefined && !operator.includes('?') && !operator.includes('+') && rest !== '';
  const at = inner.start + written.length;
  const fallback = fallible ? scalarOf(raw, unquoted(raw, { start: at - rest.length, end: at }), depth + 1) : null;
  return { kind: 'environment', variable: name, fallback, span: { start, end } };
}

/** `inputs.model || 'gpt-4o'`, `.Values.model | default "gpt-4o"`, `env.MODEL`, `env_var('MODEL', 'gpt-4o')`, `"gpt-4o" | quote`. */
function action(raw: string, { start, end, inner }: Hole): Expression {
  const code = raw.slice(inner.start, inner.end);
  const span = { start, end };
  const read = /\b(?:env_var|getenv)\s*\(\s*(["'])([A-Za-z_]\w*)\1\s*(?:,\s*(["'])(.*?)\3\s*)?\)/.exec(code);
  const given = stringsIn(raw, inner, code);
  if (read) return { kind: 'environment', variable: read[2] ?? '', fallback: given.at(1) ?? null, span };
  const name = /(?:^|[^\w.])\$?env\.([A-Za-z_]\w*)/.exec(code)?.[1];
  const head: Expression =
    name === undefined ? opaque(span) : { kind: 'environment', variable: name, fallback: null, span };
  const options = given.filter((literal) => isOption(raw, inner, literal));
  const [first] = options;
  if (!first) return head;
  if (options.length === 1 && /^-?\s*$/.test(raw.slice(inner.start, first.span.start))) return first;
  if (head.kind === 'environment' && options.length === 1) return { ...head, fallback: first };
  const how = code.includes('&&') || /\bternary\b/.test(code) ? 'conditional' : 'or';
  return { kind: 'fallback', how, options: how === 'or' ? [head, ...options] : options, span };
}

function stringsIn(raw: string, inner: Span, code: string): readonly StringExpression[] {
  return [...code.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)].map((match) => {
    const span = { start: inner.start + match.index, end: inner.start + match.index + match[0].length };
    return literalIn(raw, { start: span.start + 1, end: span.end - 1 }, span);
  });
}

/** Whether a string in an action may be what it gives: not what is compared, nor the argument of any other function. */
function isOption(raw: string, inner: Span, { span }: StringExpression): boolean {
  const before = raw.slice(inner.start, span.start);
  const after = raw.slice(span.end, inner.end);
  if (/^\s*[!=]=/.test(after)) return false;
  if (/(?:\|\||&&|\bdefault)[\s(]*$/.test(before) || /^-?\s*$/.test(before)) return true;
  return /\bternary\b/.test(before.slice(before.lastIndexOf('|') + 1));
}

function unquoted(raw: string, span: Span): StringExpression {
  const quote = raw[span.start];
  const quoted = (quote === '"' || quote === "'") && span.end - span.start > 1 && raw[span.end - 1] === quote;
  return literalIn(raw, quoted ? { start: span.start + 1, end: span.end - 1 } : span, span);
}

function text(raw: string, span: Span): StringExpression {
  return literalIn(raw, span, span);
}

function literalIn(raw: string, content: Span, span: Span): StringExpression {
  return { kind: 'string', value: raw.slice(content.start, content.end), span, content };
}

function opaque(span: Span): OpaqueExpression {
  return { kind: 'opaque', reason: 'runtime-value', span };
}
