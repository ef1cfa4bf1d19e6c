import { raiseFix } from '../fixes/raise.ts';
import type { Severity } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { AdvisoryHit, PackageMetadata } from '../model/registries.ts';
import type { Reference } from '../model/report.ts';
import { fromRevision, metadataOf } from './facts-of.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { enumerated, joined, told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';
import { titleOf, titled } from '../model/spoken.ts';

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
    const one = vector?.hit ?? worst;
    return {
      severity: severityOf(worst),
      message: told`${subject(reference, known)} ${nameOf(one)}${one.summary === '' ? '' : `: ${one.summary}`}${joined(
        [
          fixedText(known, one),
          ...(vector
            ? [told` ${vector.model} is loaded here ${vector.how}: anyone who can change it can exploit that.`]
            : []),
          othersText(hits.length - 1),
          adviceText(known, hits, one),
        ],
        '',
      )}`,
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
function subject({ component, identity }: LiveReference, { version, from, requirement }: PackageMetadata): Told {
  // The name in its registry, not the one that code imports.
  const name = component?.slice(component.indexOf(':') + 1) ?? identity.name;
  if (version === null) return told`Every version of ${name} that ${requirement ?? ''} allows is affected by`;
  const where = from === null ? '' : told` (in ${from.slice(from.lastIndexOf('/') + 1)})`;
  return told`${name} ${version}${where} is affected by`;
}

function nameOf({ id, aliases, severity }: AdvisoryHit): string {
  const cve = aliases.find((name) => name.startsWith('CVE-'));
  const level = severity === null ? '' : `, ${severity}`;
  return cve === undefined ? `${id}${level === '' ? '' : ` (${severity ?? ''})`}` : `${cve} (${id}${level})`;
}

function othersText(count: number): Text {
  if (count === 0) return '';
  return count === 1 ? told` One more advisory affects it.` : told` ${count} more advisories affect it.`;
}

function fixedText({ safe }: PackageMetadata, { fixed }: AdvisoryHit): Text {
  if (fixed !== null) return told`; fixed in ${fixed}.`;
  return safe === null ? told`; no fixed version is listed.` : '.';
}

/** The version that fixes all advisories, if that is more than what fixes the one reported. */
function adviceText({ safe }: PackageMetadata, hits: readonly AdvisoryHit[], one: AdvisoryHit): Text {
  if (safe === null) return hits.length > 1 ? told` No version is known to be free of them all.` : '';
  if (hits.length > 1) return told` ${safe} is not affected by any of them.`;
  return safe === one.fixed ? '' : told` ${safe} is not affected.`;
}

interface Vector {
  readonly hit: AdvisoryHit;
  readonly model: string;
  readonly how: Told;
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

function riskOf(model: Reference): Told | null {
  const { use, kind, identity } = model;
  if (use !== 'call' || (kind !== 'model' && kind !== 'embedding-model')) return null;
  if (identity?.provider !== 'huggingface') return null;
  const { revision, pin } = identity;
  if (pin === 'floating') return fromRevision(revision);
  const formats = metadataOf(model)?.hub?.value.formats ?? [];
  return !formats.includes('safetensors') && formats.some((format) => PICKLED.has(format))
    ? told`from pickled weights`
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
  return [
    { ...fix, preferred: false, ...titled(told`${titleOf(fix)}; check ${enumerated(pinned)}, pinned beside it`) },
  ];
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
