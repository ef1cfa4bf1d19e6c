import { Document } from 'yaml';
import { platformName } from '../base/platform-names.ts';
import { visibleJson } from '../base/visible.ts';
import type { Fix } from '../model/fix.ts';
import type { Reference } from '../model/report.ts';
import type { Locate } from './locate.ts';
import type { Component, MergedReport } from './merge.ts';

/** What is to be compared. */
export interface EvalWish {
  readonly today: string;
  /** One component alone, by its id or name; null for all whose model ends. */
  readonly component: string | null;
  /** The model to compare with; null for the one that is known to take its place. */
  readonly to: string | null;
}

/** A model in use, and the one that may take its place. */
interface Pair {
  readonly component: Component;
  readonly to: string;
  readonly calls: readonly Reference[];
  /** Whether the old one cannot be asked any more. */
  readonly isGone: boolean;
  readonly ends: string | null;
  /** What the move leaves to check, by the fix that would make it. */
  readonly notes: readonly string[];
}

/** How promptfoo calls the providers of platforms: https://www.promptfoo.dev/docs/providers/ */
const PREFIXES: Readonly<Record<string, string>> = {
  openai: 'openai:chat:',
  'azure-openai': 'azure:chat:',
  anthropic: 'anthropic:messages:',
  google: 'google:',
  vertex: 'vertex:',
  bedrock: 'bedrock:',
  mistral: 'mistral:',
  cohere: 'cohere:',
  groq: 'groq:',
  xai: 'xai:',
  deepseek: 'deepseek:',
  together: 'togetherai:',
  fireworks: 'fireworks:',
  openrouter: 'openrouter:',
  perplexity: 'perplexity:',
  cerebras: 'cerebras:',
  ollama: 'ollama:chat:',
  huggingface: 'huggingface:text-generation:',
};

/** Parameters that change an answer, and that promptfoo hands on by these names. */
const HANDED_ON: ReadonlySet<string> = new Set([
  'temperature',
  'top_p',
  'top_k',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'seed',
  'presence_penalty',
  'frequency_penalty',
  'reasoning_effort',
]);

const CALLS = 5;

/**
 * A configuration of promptfoo that puts the same inputs to the model in use and to the one that may take its place, with the
 * parameters of the calls that were found; null where there is nothing to compare. What applications send stands in their
 * code in as many ways as there are applications: that is for a person to put in.
 */
export function evalConfig(report: MergedReport, wish: EvalWish, locate: Locate): string | null {
  const pairs = pairsOf(report, wish);
  if (pairs.length === 0) return null;
  const label = ({ component }: Pair): string => `as sent to ${component.name}`;
  const document = new Document(
    {
      description: `Models in use against what may take their place, as of ${wish.today}`,
      prompts: pairs.map((pair) => ({ raw: '{{input}}', label: label(pair) })),
      providers: pairs.flatMap((pair) => providersOf(pair, label(pair))),
      tests: [
        {
          description: 'an input of your application',
          vars: { input: `Put here what your application sends at ${placeOf(pairs[0], locate)}.` },
        },
      ],
    },
    { version: '1.2' },
  );
  document.commentBefore = pairs.map((pair) => commentOf(pair, locate)).join('\n\n');
  const tests = document.get('tests', true) as { commentBefore?: string } | undefined;
  if (tests) tests.commentBefore = ' Put in inputs of your own, with what their answers must hold (assert).';
  const text = document.toString({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return visibleJson(text);
}

function pairsOf({ components, findings }: MergedReport, { today, component: wanted, to }: EvalWish): readonly Pair[] {
  return components.flatMap((component) => {
    const metadata = component.metadata?.kind === 'found' ? component.metadata.value : null;
    const calls = component.references.filter(({ use }) => use === 'call' || use === 'config');
    if (component.kind !== 'model' || calls.length === 0 || !(component.provider in PREFIXES)) return [];
    if (wanted !== null && wanted !== component.id && wanted !== component.name) return [];
    const life = metadata?.lifecycle?.value ?? null;
    const ends = life?.retiresKind === 'earliest' ? null : (life?.retires ?? null);
    const isEnding = ends !== null || ['deprecated', 'retired', 'redirected'].includes(life?.status ?? '');
    const known = metadata?.replacement?.value;
    const replacement = to ?? (known && known.unfit === null ? known.id : null);
    if (replacement === null || (wanted === null && !isEnding)) return [];
    const isGone = ends === null ? life?.status === 'retired' : ends < today;
    const ids = new Set(calls.map(({ id }) => id));
    const fixes = findings.flatMap((finding) => (ids.has(finding.reference) ? finding.fixes : []));
    return [{ component, to: replacement, calls, isGone, ends, notes: notesOf(fixes, replacement) }];
  });
}

function notesOf(fixes: readonly Fix[], to: string): readonly string[] {
  const notes = fixes
    .filter(({ kind, title }) => kind === 'replace' && title.includes(to))
    .flatMap(({ migration }) => [
      ...(migration?.open ?? []),
      ...(migration?.moves ?? []).map(({ what, before, after }) => `${what}: ${before}, then ${after}`),
    ]);
  return [...new Set(notes)];
}

function providersOf({ component, to, calls, isGone }: Pair, prompt: string): readonly object[] {
  const config = parametersOf(calls);
  const provider = (name: string, label: string): object => ({
    id: providerId(component.provider, name, calls),
    label,
    prompts: [prompt],
    ...(Object.keys(config).length > 0 && { config }),
  });
  return [
    ...(isGone ? [] : [provider(component.name, `${component.name} (in use)`)]),
    provider(to, `${to} (instead of ${component.name})`),
  ];
}

function providerId(platform: string, name: string, calls: readonly Reference[]): string {
  const isResponses = platform === 'openai' && calls.every(({ parameters }) => parameters?.api === 'responses');
  return `${isResponses ? 'openai:responses:' : (PREFIXES[platform] ?? '')}${name}`;
}

/** Constants that all calls agree on: what differs between them is for a person to choose. */
function parametersOf(calls: readonly Reference[]): Readonly<Record<string, unknown>> {
  const values = new Map<string, Set<string>>();
  const asked = calls.flatMap(({ parameters }) => (parameters ? [parameters] : []));
  for (const { list } of asked)
    for (const { name, constant } of list)
      if (HANDED_ON.has(name) && constant !== null) values.set(name, (values.get(name) ?? new Set()).add(constant));
  return Object.fromEntries(
    [...values].toSorted().flatMap(([name, constants]) => {
      const [constant] = constants;
      return constants.size === 1 && constant !== undefined ? [[name, valueOf(constant)]] : [];
    }),
  );
}

function valueOf(constant: string): unknown {
  return /^-?\d+(?:\.\d+)?$/.test(constant) ? Number(constant) : constant.replace(/^(["'])(.*)\1$/s, '$2');
}

function commentOf({ component, to, calls, isGone, ends, notes }: Pair, locate: Locate): string {
  const places = [...new Set(calls.map((call) => placeOfCall(call, locate)))];
  const more = places.length - CALLS;
  const where = `${places.slice(0, CALLS).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
  const end = ends === null ? '' : isGone ? ` It ended on ${ends}.` : ` It ends on ${ends}.`;
  const lines = [
    `${component.name} on ${platformName(component.provider)}, used at ${where}.${end}`,
    ...(isGone ? ['It cannot be asked any more: compare with answers that you have of it.'] : []),
    `${to} may take its place.${notes.length === 0 ? '' : ` ${notes.join('; ')}.`}`,
  ];
  // A line break of others would end the comment.
  return lines.map((line) => ` ${line.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}`).join('\n');
}

function placeOf(pair: Pair | undefined, locate: Locate): string {
  const call = pair?.calls[0];
  return call ? placeOfCall(call, locate) : 'the call';
}

function placeOfCall({ site }: Reference, locate: Locate): string {
  const { file, line } = locate(site.uri, site.span);
  return `${file}:${String(line)}`;
}
