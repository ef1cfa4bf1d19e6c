import type { Argument, Expression, TableEntry } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import { bindMember } from '../collector/bindings.ts';
import { positionalValues } from '../collector/calls.ts';
import { noteCompared } from '../collector/comparisons.ts';
import { conditional, either, opaque } from '../collector/expressions.ts';
import { isValue } from './context.ts';
import type { Context, Env } from './context.ts';
import { givenAs } from './functions.ts';
import { formatted, glued } from './strings.ts';

/** Functions that give their first argument, as another type or checked. */
const KEEPING: ReadonlySet<string> = new Set([
  'as.character', 'as.list', 'trimws', 'tolower', 'str_trim', 'str_squish', 'identity', 'force', 'invisible', 'I', 'isolate', 'match.arg',
  'unlist', 'unname', 'suppressWarnings', 'suppressMessages', 'arg_match', 'unbox',
]); // prettier-ignore

const COMPARING: ReadonlySet<string> = new Set([
  'identical', 'startsWith', 'endsWith', 'grepl', 'regexpr', 'sub', 'gsub', 'match', 'is.element', 'str_detect', 'str_starts', 'str_ends', 'inherits',
]); // prettier-ignore

const LISTS: ReadonlySet<string> = new Set(['list', 'c', 'list2', 'alist', 'tibble', 'data.frame']);

/** The value of a call of the language's own libraries that is more than a call; null for all others. */
export function libraryValue(
  context: Context,
  name: string,
  given: readonly Argument[],
  span: Span,
  env: Env,
): Expression | null {
  const values = positionalValues(given);
  const [first] = values;
  if (LISTS.has(name)) return listOrTable(given, span);
  if (COMPARING.has(name)) {
    noteCompared(context, given);
    return opaque('runtime-value', span);
  }
  switch (name) {
    case 'Sys.getenv':
      return environment(first, givenAs(given, 'unset', 1), span);
    case 'getOption':
      return environment(first, givenAs(given, 'default', 1), span);
    case 'options':
      settings(context, given, env);
      return null;
    case 'paste0':
      return values.length > 0 ? { kind: 'join', parts: values, span } : null;
    case 'paste':
      return pasted(given, values, span);
    case 'sprintf':
      return joined(first?.kind === 'string' ? formatted(first, values.slice(1)) : null, span);
    case 'glue':
    case 'str_glue':
      return joined(
        first?.kind === 'string'
          ? glued(first, (local) => ({ kind: 'name', name: local, scope: env.scope, span }))
          : null,
        span,
      );
    case 'switch':
      return conditional(
        given
          .slice(1)
          .map(({ value }) => value)
          .filter(isValue),
        span,
      );
    case 'ifelse':
    case 'if_else':
      return conditional(values.slice(1).filter(isValue), span);
    case 'coalesce':
      return values.length > 1 ? either('or', values, span) : (first ?? null);
    default:
      return KEEPING.has(name) && first ? first : null;
  }
}

function environment(name: Expression | undefined, fallback: Expression | null, span: Span): Expression | null {
  if (name?.kind !== 'string') return null;
  const given = fallback && isValue(fallback) ? fallback : null;
  return { kind: 'environment', variable: name.value, fallback: given, span };
}

/** `options(my.model = "…")`: settings of the session, which `getOption` reads. */
function settings(context: Context, given: readonly Argument[], env: Env): void {
  for (const argument of given) {
    if (argument.kind === 'keyword')
      bindMember(context, env, argument.name, argument.value, argument.nameSpan, argument.span);
  }
}

function joined(pieces: readonly Expression[] | null, span: Span): Expression {
  return pieces ? { kind: 'join', parts: pieces, span } : opaque('runtime-value', span);
}

/** `paste(a, b, sep = "/")`; without a separator that is written out, or of one value, it puts blanks or nothing between. */
function pasted(given: readonly Argument[], values: readonly Expression[], span: Span): Expression {
  const separator = givenAs(given, 'sep', -1);
  const [only] = values;
  if (only && values.length === 1) return only;
  if (separator?.kind !== 'string') return opaque('runtime-value', span);
  const parts = values.flatMap((value, index) =>
    index === 0 || separator.value === '' ? [value] : [separator, value],
  );
  return { kind: 'join', parts, span };
}

/** `list(model = "…")` is a table, `c("…", "…")` a list. */
function listOrTable(given: readonly Argument[], span: Span): Expression {
  const entries = given.flatMap((argument): readonly TableEntry[] =>
    argument.kind === 'keyword' ? [{ key: argument.name, keySpan: argument.nameSpan, value: argument.value }] : [],
  );
  if (entries.length === 0) return { kind: 'list', items: given.map(({ value }) => value), span };
  const spreads = given.flatMap((argument) => (argument.kind === 'spread' ? [argument.value] : []));
  return { kind: 'table', entries, spreads, span };
}
