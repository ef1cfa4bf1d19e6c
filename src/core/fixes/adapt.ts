import type { CallParameter, CallParameters, Contract, ParameterRule } from '../model/contract.ts';
import type { Span, TextEdit } from '../model/text.ts';

/** What a call has to change where it asks a model with this contract. */
export interface Adaptation {
  readonly edits: readonly TextEdit[];
  /** In words: `max_tokens → max_completion_tokens`. */
  readonly changes: readonly string[];
  /** What cannot be decided here, in words: `check temperature`. */
  readonly open: readonly string[];
}

/** What is known of the model that is to be asked. */
export interface Asked {
  readonly contract: Contract | null;
  /** Tokens; null where not known. */
  readonly outputLimit: number | null;
}

/** Parameters that models differ in: what becomes of them has to be known. */
const CRITICAL =
  /^(?:temperature|top_?[pk]|max_?(?:output_?|completion_?)?tokens|n|logprobs|top_?logprobs|logit_?bias|(?:presence|frequency)_?penalty|thinking|reasoning(?:_?effort)?|modalities|audio|dimensions)$/i;
const LIMITS: ReadonlySet<string> = new Set(['max_tokens', 'max_completion_tokens', 'max_output_tokens']);
/** Values that a request has by itself: a model that refuses the parameter takes them. */
const DEFAULTS: Readonly<Record<string, number>> = {
  temperature: 1,
  top_p: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
};

/** The edits that make a call fit a model, and what they leave open. */
export function adapt(parameters: CallParameters, { contract, outputLimit }: Asked, text: string): Adaptation {
  if (parameters.fits) return { edits: [], changes: [], open: [] };
  const edits: TextEdit[] = [];
  const changes: string[] = [];
  const open: string[] = [];
  const refused: CallParameter[] = [];
  for (const parameter of parameters.list) {
    const rule = contract?.rules.find((one) => one.name === parameter.name && applies(one, parameters));
    const limited = lowered(parameter, outputLimit);
    if (rule?.kind === 'refused' && lifting(rule, parameters)?.constant === null) {
      open.push(`check ${parameter.name}`);
      continue;
    }
    if (rule?.kind === 'refused') {
      refused.push(parameter);
      changes.push(`without ${parameter.name}`);
      continue;
    }
    if (rule?.kind === 'changed') open.push(`check ${parameter.name}`);
    if (rule?.kind === 'renamed') {
      if (parameters.list.some(({ name }) => name === rule.to)) refused.push(parameter);
      else edits.push(renamed(parameters.uri, parameter, rule.to, text));
      changes.push(`${parameter.name} → ${rule.to}`);
    }
    if (limited !== null) {
      edits.push({ uri: parameters.uri, span: parameter.value, newText: String(limited) });
      changes.push(`${parameter.name} lowered to ${String(limited)}`);
    }
    if (!rule && contract === null && CRITICAL.test(parameter.name)) open.push(`check ${parameter.name}`);
  }
  if (!parameters.isComplete) open.push('check parameters that are set elsewhere');
  // Frameworks add defaults of their own, and some know their models by name.
  else if (parameters.api === null) open.push('check what the SDK sends with it');
  edits.push(...removals(parameters.uri, refused, text));
  return { edits, changes, open };
}

/**
 * What a model refuses or names otherwise, of what a call says. Numbers alone are held against a call: a name may stand for
 * nothing, and what a request has by itself is taken.
 */
export function unsupported(parameters: CallParameters, contract: Contract): readonly ParameterRule[] {
  return contract.rules.filter((rule) => {
    const given = parameters.list.find(({ name }) => name === rule.name)?.constant ?? '';
    const value = given === '' ? NaN : Number(given.replaceAll('_', ''));
    if (Number.isNaN(value) || rule.kind === 'changed') return false;
    if (rule.kind === 'renamed') return true;
    // What depends on a default that is not known is not held against anybody.
    const isSure = !rule.unless || typeof lifting(rule, parameters)?.constant === 'string';
    return isSure && value !== DEFAULTS[rule.name] && applies(rule, parameters);
  });
}

/** The parameter that may lift a rule, where the call gives it. */
function lifting(rule: ParameterRule, { list }: CallParameters): CallParameter | undefined {
  const unless = rule.kind === 'refused' ? rule.unless : undefined;
  return unless && list.find(({ name }) => name === unless.name);
}

/** Whether nothing in the call lifts a rule. */
function applies(rule: ParameterRule, parameters: CallParameters): boolean {
  return rule.kind !== 'refused' || !rule.unless || lifting(rule, parameters)?.constant !== rule.unless.value;
}

function lowered({ name, constant }: CallParameter, limit: number | null): number | null {
  if (limit === null || constant === null || !LIMITS.has(name) || !/^\d[\d_]*$/.test(constant)) return null;
  return Number(constant.replaceAll('_', '')) > limit ? limit : null;
}

function renamed(uri: string, { nameSpan, value }: CallParameter, to: string, text: string): TextEdit {
  const written = text.slice(nameSpan.start, nameSpan.end);
  const quote = /^["'`]/.exec(written)?.[0] ?? '';
  // `{ max_tokens }` says its name once.
  const isShort = nameSpan.start === value.start && nameSpan.end === value.end;
  return { uri, span: nameSpan, newText: isShort ? `${to}: ${written}` : `${quote}${to}${quote}` };
}

/** Parameters with their commas, and their lines where they have lines of their own; those side by side go as one. */
function removals(uri: string, parameters: readonly CallParameter[], text: string): readonly TextEdit[] {
  const runs: Span[] = [];
  for (const { nameSpan, value } of parameters.toSorted((a, b) => a.nameSpan.start - b.nameSpan.start)) {
    const last = runs.at(-1);
    if (last && /^\s*,\s*$/.test(text.slice(last.end, nameSpan.start)))
      runs[runs.length - 1] = { start: last.start, end: value.end };
    else runs.push({ start: nameSpan.start, end: value.end });
  }
  return runs.map((run) => ({ uri, span: withComma(run, text), newText: '' }));
}

function withComma({ start, end }: Span, text: string): Span {
  const comma = /^\s*,/.exec(text.slice(end, end + NEAR))?.[0];
  const cellLine = lineOfCell(start, end + (comma?.length ?? 0), text);
  if (cellLine) return cellLine;
  if (comma === undefined) {
    const before = /,\s*$/.exec(text.slice(Math.max(0, start - NEAR), start))?.[0] ?? '';
    return { start: start - before.length, end };
  }
  const behind = end + comma.length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*\r?\n/.exec(text.slice(behind, behind + NEAR))?.[0];
  if (rest !== undefined && text.slice(lineStart, start).trim() === '')
    return { start: lineStart, end: behind + rest.length };
  const blanks = /^[ \t]*/.exec(text.slice(behind, behind + NEAR))?.[0] ?? '';
  return { start, end: behind + blanks.length };
}

/** The line of a notebook file that holds the parameter and nothing else: `"    temperature=0,\\n",`. */
function lineOfCell(start: number, end: number, text: string): Span | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^\\n",[ \t]*\r?\n/.exec(text.slice(end, end + NEAR))?.[0];
  const isAlone = rest !== undefined && /^[ \t]*"[ \t]*$/.test(text.slice(lineStart, start));
  return isAlone ? { start: lineStart, end: end + rest.length } : null;
}

/** So far away a comma is looked for, in UTF-16 units. */
const NEAR = 200;
