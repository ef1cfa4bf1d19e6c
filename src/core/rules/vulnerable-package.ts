import type { Severity } from '../model/finding.ts';
import type { Sourced } from '../model/metadata.ts';
import type { AdvisoryHit } from '../model/registries.ts';
import type { Reference } from '../model/report.ts';
import { metadataOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';

const RANK = ['critical', 'high', 'moderate', 'low'] as const;

/** What advisories call faults that a model's file can use: the model is the way in. */
const BY_MODEL_FILE =
  /deserializ|pickle|torch\.load|malicious model|model (?:files?|metadata|init|loading)|auto_map|get_config|gguf|checkpoint/i;

/** A package of the LLM toolchain in a version for which an advisory is known. */
export const vulnerablePackage: Rule = {
  id: 'vulnerable-package',
  subjects: ['package'],
  check: (reference, context) => {
    const known = metadataOf(reference)?.package;
    const [worst, ...others] = (known?.advisories ?? []).toSorted((a, b) => rankOf(a) - rankOf(b));
    if (!known?.version || !worst) return null;
    const loaded = reference.label === 'dependency' ? null : loadedBeside(reference, context, [worst, ...others]);
    // The row that asks for the package is the place; code is one only where nothing asks, or a model makes it worse.
    if (reference.label !== 'dependency' && reference.requirement !== undefined && !loaded) return null;
    const { value } = loaded?.advisory ?? worst;
    const more = others.length === 0 ? '' : `, and ${count(others.length)} more`;
    const vector =
      loaded === null
        ? ''
        : ` ${loaded.model.identity?.name ?? ''} is loaded here ${loaded.why}: whoever can change it can use that.`;
    return {
      severity: severityOf(worst),
      message: `${packageName(reference)} ${known.version} has ${nameOf(value)}${value.summary === '' ? '' : ` (${value.summary})`}${more}.${vector} ${advice([worst, ...others])}`,
      fixes: [],
      tags: [],
    };
  },
};

interface Loaded {
  readonly advisory: Sourced<AdvisoryHit>;
  readonly model: Reference;
  readonly why: string;
}

/** A model loaded in the same document that somebody may put other bytes into, where an advisory is about that. */
function loadedBeside(
  { site }: LiveReference,
  { beside }: RuleContext,
  advisories: readonly Sourced<AdvisoryHit>[],
): Loaded | null {
  const advisory = advisories.find(({ value }) => BY_MODEL_FILE.test(value.summary));
  if (!advisory) return null;
  for (const model of beside(site.uri)) {
    const { identity, use, kind } = model;
    if (use !== 'call' || (kind !== 'model' && kind !== 'embedding-model')) continue;
    if (identity?.provider !== 'huggingface') continue;
    const formats = metadataOf(model)?.hub?.value.formats ?? [];
    if (identity.pin === 'floating') return { advisory, model, why: 'without a revision' };
    if (formats.length > 0 && !formats.some((format) => SAFE.has(format)))
      return { advisory, model, why: 'from pickled weights' };
  }
  return null;
}

/** Formats of weights that hold no code. */
const SAFE: ReadonlySet<string> = new Set(['safetensors', 'onnx', 'gguf']);

function rankOf({ value }: Sourced<AdvisoryHit>): number {
  const rank = value.severity === null ? -1 : RANK.indexOf(value.severity);
  return rank < 0 ? RANK.length : rank;
}

function severityOf({ value }: Sourced<AdvisoryHit>): Severity {
  if (value.severity === 'critical' || value.severity === 'high') return 'error';
  return value.severity === 'moderate' ? 'warning' : 'info';
}

function nameOf({ id, aliases }: AdvisoryHit): string {
  return aliases.find((name) => name.startsWith('CVE-')) ?? id;
}

/** The name in its registry, not the one that code imports. */
function packageName({ component, identity }: LiveReference): string {
  return component?.slice(component.indexOf(':') + 1) ?? identity.name;
}

function count(number: number): string {
  return `${String(number)} ${number === 1 ? 'advisory' : 'advisories'}`;
}

/** What mends all of them, as far as one is known. */
function advice(advisories: readonly Sourced<AdvisoryHit>[]): string {
  const [only] = advisories;
  if (advisories.some(({ value }) => value.fixed === null)) return 'No version is known that mends all of it.';
  if (advisories.length === 1) return `Fixed in ${only?.value.fixed ?? ''}.`;
  return `Fixed in ${[...new Set(advisories.map(({ value }) => value.fixed ?? ''))].slice(0, 4).join(', ')}; take the latest of them or newer.`;
}
