import { raiseFix } from '../fixes/raise.ts';
import type { Severity } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { AdvisoryHit, PackageMetadata } from '../model/registries.ts';
import type { Reference } from '../model/report.ts';
import { metadataOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';

/**
 * A package of the LLM toolchain in a version for which an advisory is known. It stands where the package is asked for; in code
 * only where no manifest asks, or where a model that is loaded there makes it worse.
 */
export const vulnerablePackage: Rule = {
  id: 'vulnerable-package',
  subjects: ['package', 'mcp-server'],
  check: (reference, context) => {
    const known = metadataOf(reference)?.package;
    const hits = known?.advisories?.map(({ value }) => value) ?? [];
    const [worst] = hits;
    if (!known || !worst) return null;
    // A row of a manifest, or what starts an MCP server: the place that chooses the version.
    const isRow = reference.label === 'dependency' || reference.kind === 'mcp-server';
    if (!isRow && !isFirstOfFile(reference, context)) return null;
    const vector = isRow ? null : vectorOf(reference, context, hits);
    if (!isRow && known.declared !== null && !vector) return null;
    const told = vector?.hit ?? worst;
    return {
      severity: severityOf(worst),
      message: [
        `${subject(reference, known)} ${nameOf(told)}${told.summary === '' ? '' : `: ${told.summary}`}`,
        fixedText(known, told),
        ...(vector
          ? [` ${vector.model} is loaded here ${vector.how}: anyone who can change it can exploit that.`]
          : []),
        othersText(hits.length - 1),
        adviceText(known, hits, told),
      ].join(''),
      fixes: isRow ? raises(reference, known, context) : [],
      tags: [],
    };
  },
};

function isFirstOfFile({ id, site, component }: LiveReference, { beside }: RuleContext): boolean {
  const same = beside(site.uri).filter((one) => one.kind === 'package' && one.component === component);
  return same.length === 0 || (same[0]?.id === id && same[0].site.span.start === site.span.start);
}

/** `transformers 4.30.0 (in poetry.lock) is affected by`, `Every version of vllm that <0.6 allows is affected by`. */
function subject({ component, identity }: LiveReference, { version, from, requirement }: PackageMetadata): string {
  // The name in its registry, not the one that code imports.
  const name = component?.slice(component.indexOf(':') + 1) ?? identity.name;
  if (version === null) return `Every version of ${name} that ${requirement ?? ''} allows is affected by`;
  return `${name} ${version}${from === null ? '' : ` (in ${from.slice(from.lastIndexOf('/') + 1)})`} is affected by`;
}

function nameOf({ id, aliases, severity }: AdvisoryHit): string {
  const cve = aliases.find((name) => name.startsWith('CVE-'));
  const level = severity === null ? '' : `, ${severity}`;
  return cve === undefined ? `${id}${level === '' ? '' : ` (${severity ?? ''})`}` : `${cve} (${id}${level})`;
}

function othersText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' One more advisory affects it.' : ` ${String(count)} more advisories affect it.`;
}

function fixedText({ safe }: PackageMetadata, { fixed }: AdvisoryHit): string {
  if (fixed !== null) return `; fixed in ${fixed}.`;
  return safe === null ? '; no fixed version is listed.' : '.';
}

/** The version that fixes all advisories, if that is more than what fixes the one reported. */
function adviceText({ safe }: PackageMetadata, hits: readonly AdvisoryHit[], told: AdvisoryHit): string {
  if (safe === null) return hits.length > 1 ? ' No version is known to be free of them all.' : '';
  if (hits.length > 1) return ` ${safe} is not affected by any of them.`;
  return safe === told.fixed ? '' : ` ${safe} is not affected.`;
}

interface Vector {
  readonly hit: AdvisoryHit;
  readonly model: string;
  readonly how: string;
}

/** A model loaded in the same document that others may change, or that is pickled, for advisories exploited through a model file. */
function vectorOf(
  { site, detector }: LiveReference,
  { beside }: RuleContext,
  hits: readonly AdvisoryHit[],
): Vector | null {
  const hit = hits.find(({ via }) => via === 'model-file');
  if (!hit) return null;
  for (const model of beside(site.uri)) {
    const how = tableOf(model.detector) === tableOf(detector) ? riskOf(model) : null;
    if (how !== null && model.identity) return { hit, model: model.identity.name, how };
  }
  return null;
}

/** One table holds a package and the calls that load models with it. */
function tableOf(detector: string): string {
  return detector.slice(0, detector.indexOf('/'));
}

const PICKLED: ReadonlySet<string> = new Set(['bin', 'pt', 'pth', 'ckpt', 'pkl']);

function riskOf(model: Reference): string | null {
  const { use, kind, identity } = model;
  if (use !== 'call' || (kind !== 'model' && kind !== 'embedding-model')) return null;
  if (identity?.provider !== 'huggingface') return null;
  const { revision, pin } = identity;
  if (pin === 'floating')
    return revision.value === null ? 'without a revision' : `from the ${revision.kind} ${revision.value}`;
  const formats = metadataOf(model)?.hub?.value.formats ?? [];
  return !formats.includes('safetensors') && formats.some((format) => PICKLED.has(format))
    ? 'from pickled weights'
    : null;
}

function severityOf({ severity, via }: AdvisoryHit): Severity {
  if (via === 'package' || severity === 'critical' || severity === 'high') return 'error';
  return severity === 'moderate' ? 'warning' : 'info';
}

/** If an exact version is required and no lock file holds another, writing a newer one is enough. */
function raises(
  reference: LiveReference,
  { version, from, safe }: PackageMetadata,
  context: RuleContext,
): readonly Fix[] {
  const { identity, literal } = reference;
  const text = context.text(literal.uri);
  if (version === null || from !== null || safe === null || text === null) return [];
  const fix = raiseFix({ identity, literal, text, version }, safe);
  if (!fix) return [];
  const pinned = pinnedBeside(reference, context);
  if (pinned.length === 0) return [fix];
  return [{ ...fix, preferred: false, title: `${fix.title}; check ${list(pinned)}, pinned beside it` }];
}

/**
 * Packages of the same kit that the manifest pins exactly: they ask for versions of each other, which only their registry knows,
 * and are raised together.
 */
function pinnedBeside({ id, literal, identity }: LiveReference, { beside }: RuleContext): readonly string[] {
  const own = kitOf(identity.name);
  const others = beside(literal.uri).filter(
    (other) =>
      other.id !== id &&
      other.label === 'dependency' &&
      other.identity?.revision.kind === 'version' &&
      other.identity.pin === 'pinned' &&
      kitOf(other.identity.name) === own,
  );
  return [...new Set(others.flatMap((other) => other.identity?.name ?? []))]
    .filter((name) => name !== identity.name)
    .sort();
}

/** What names of packages of one kit share: `langchain` of `langchain-core`, `ai` of `@ai-sdk/openai`, the group of Maven. */
function kitOf(name: string): string {
  if (name.includes(':')) return name.slice(0, name.indexOf(':'));
  const [first = name, second = ''] = name.replace(/^@/, '').split('/');
  return first.includes('.') ? `${first}/${second}` : (first.split(/[-_]/, 1)[0] ?? first);
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
