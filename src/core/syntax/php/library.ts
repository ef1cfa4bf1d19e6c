import type { Argument, Expression, TableEntry, TableExpression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { opaque } from '../collector/expressions.ts';
import type { Context, Env } from './context.ts';
import { formatted } from './strings.ts';

/** Functions of PHP and WordPress that give their first argument, checked or cleaned. */
const KEEPING: ReadonlySet<string> = new Set([
  'trim',
  'rtrim',
  'ltrim',
  'strval',
  'strtolower',
  'mb_strtolower',
  'value',
  'with',
  'tap',
  'sanitize_text_field',
  'sanitize_key',
  'wp_unslash',
  'wp_kses_post',
  'esc_attr',
  'esc_html',
  'esc_url',
  'esc_url_raw',
  'rawurlencode',
  'urlencode',
  'collect',
]);

/** Functions that translate: what they are given is for people to read. */
const TRANSLATING: ReadonlySet<string> = new Set([
  '__',
  '_e',
  '_x',
  '_n',
  '_ex',
  '_nx',
  'esc_html__',
  'esc_html_e',
  'esc_html_x',
  'esc_attr__',
  'esc_attr_e',
  'esc_attr_x',
  'trans',
  'trans_choice',
  't',
]);

/** Functions that put tables together; later ones win. */
const MERGING: ReadonlySet<string> = new Set([
  'array_merge',
  'array_replace',
  'array_merge_recursive',
  'array_replace_recursive',
]);

/** Functions that read the environment, or, in frameworks, settings, with a default. */
const READING: ReadonlySet<string> = new Set(['getenv', 'env', 'config']);

/** What a library call hands over: its value, and whether the call itself is still to be noted. */
export interface StandIn {
  readonly value: Expression;
  readonly noted: boolean;
}

/** Calls of the language's own library and of its frameworks that only hand on. Null for any other. */
export function standsFor(
  context: Context,
  name: string,
  given: readonly Argument[],
  span: Span,
  env: Env,
): StandIn | null {
  const values = given.flatMap((argument) => (argument.kind === 'positional' ? [argument.value] : []));
  const [first, second] = values;
  const bare = name.toLowerCase();
  if (TRANSLATING.has(bare)) return { value: opaque('runtime-value', span), noted: false };
  if (values.length !== given.length || !first) return null;
  if (KEEPING.has(bare)) return { value: first, noted: false };
  if (READING.has(bare)) return readOf(first, second, span);
  // A filter may change what it is given, or leave it.
  if (bare === 'apply_filters') return second ? { value: second, noted: true } : null;
  if (MERGING.has(bare)) return { value: merged(values, span), noted: true };
  if (bare === 'wp_parse_args' || bare === 'shortcode_atts')
    return { value: merged(bare === 'wp_parse_args' ? values.toReversed() : values, span), noted: true };
  if (bare === 'sprintf') {
    const pieces = formatted(context, first, values.slice(1));
    return pieces ? { value: { kind: 'join', parts: pieces, span }, noted: false } : null;
  }
  return bare === 'compact' ? compacted(values, span, env) : null;
}

/** `getenv('X')`, `env('X', 'd')`, `config('openai.model', 'd')`, `Env::get('X', 'd')`. */
export function readOf(key: Expression, fallback: Expression | undefined, span: Span): StandIn | null {
  if (key.kind !== 'string') return null;
  const given = fallback?.kind === 'constant' || fallback === undefined ? null : fallback;
  return { value: { kind: 'environment', variable: key.value, fallback: given, span }, noted: false };
}

/** Tables in the order in which they win: the last one first asked. */
function merged(values: readonly Expression[], span: Span): TableExpression {
  return { kind: 'table', entries: [], spreads: values, span };
}

/** `compact('model', 'messages')`: a table of variables. */
function compacted(values: readonly Expression[], span: Span, env: Env): StandIn | null {
  const entries = values.flatMap((value): TableEntry[] => {
    if (value.kind !== 'string') return [];
    const name = value.value;
    return [
      { key: name, keySpan: value.content, value: { kind: 'name', name, scope: env.scope, span: value.content } },
    ];
  });
  return entries.length === values.length
    ? { value: { kind: 'table', entries, spreads: [], span }, noted: false }
    : null;
}
