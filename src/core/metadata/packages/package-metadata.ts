import { packageKey } from '../../base/package-names.ts';
import type { Ecosystem } from '../../model/facts.ts';
import type { Identity } from '../../model/identity.ts';
import type { LiveSection } from '../../model/live.ts';
import type { Lookup, ModelMetadata, Sourced } from '../../model/metadata.ts';
import type { Advisory, AdvisoryHit, PackageMetadata } from '../../model/registries.ts';
import { noMetadata } from '../no-metadata.ts';
import type { AdvisoryTable } from './advisory-table.ts';
import { affectedBy, rangeText } from './affected.ts';
import { isWhollyAffected } from './allowed-range.ts';
import { mergeHits } from './merge-hits.ts';
import { isViaModelFile } from './model-file.ts';
import { OSV_ECOSYSTEMS } from './osv-ecosystems.ts';
import { versionOrder } from './versions/registry.ts';

type PackageSection = Extract<LiveSection, { kind: 'package' }>;

/** A package as the workspace uses it. */
export interface PackageInUse extends Pick<PackageMetadata, 'version' | 'from' | 'requirement' | 'declared'> {
  readonly ecosystem: Ecosystem;
  readonly name: string;
}

/** The one version of a package that is in use; null where a range or nothing is asked for. */
export function versionOf({ provider, revision }: Pick<Identity, 'provider' | 'revision'>): string | null {
  if (revision.kind !== 'version' || revision.value === null || !isEcosystem(provider)) return null;
  // `4.36` of npm is a range, whatever it looks like.
  return versionOrder(provider).compare(revision.value, revision.value) === null ? null : revision.value;
}

/** Whether a provider is the registry of an ecosystem. */
export function isEcosystem(provider: string): provider is Ecosystem {
  return Object.hasOwn(OSV_ECOSYSTEMS, provider);
}

/**
 * What is known of a package in one version: what its registry and OSV said, else the bundled table. Null where neither says
 * anything.
 */
export function packageMetadata(
  used: PackageInUse,
  table: AdvisoryTable,
  sections: readonly LiveSection[],
): Lookup<ModelMetadata> | null {
  const section = sections.find((one): one is PackageSection => one.kind === 'package') ?? null;
  const told = section && toldAdvisories(used, section);
  const { version, from, requirement, declared } = used;
  const facts: PackageMetadata = {
    version,
    from,
    requirement,
    declared,
    ...registryFacts(used, section),
    advisories: told ?? bundledAdvisories(used, table),
  };
  if (facts.newest === null && facts.withdrawn === null && facts.advisories === null) return null;
  const freshness = section ? freshnessOf(section) : null;
  return {
    kind: 'found',
    freshness: freshness ?? 'bundled',
    value: { ...noMetadata(used.ecosystem, used.name), package: facts },
  };
}

function freshnessOf({ state, advisories }: PackageSection): 'live' | 'cached' | 'stale' | null {
  for (const answer of [advisories, state]) if (answer?.kind === 'found') return answer.freshness;
  return null;
}

function registryFacts(
  { ecosystem, version }: PackageInUse,
  section: PackageSection | null,
): Pick<PackageMetadata, 'newest' | 'withdrawn'> {
  const state = section?.state;
  if (state?.kind !== 'found') return { newest: null, withdrawn: null };
  const evidence = { source: section?.registry ?? '', url: state.url, asOf: state.asOf.slice(0, 10) };
  const { compare, published } = versionOrder(ecosystem);
  const own = version === null ? null : published(version);
  const withdrawn = state.value.withdrawn.find((one) => own !== null && compare(one.version, own) === 0);
  return {
    newest: state.value.newest === null ? null : { value: state.value.newest, ...evidence },
    withdrawn: withdrawn ? { value: { how: withdrawn.how, why: withdrawn.why }, ...evidence } : null,
  };
}

/** What OSV says of this version; null where it could not be asked. */
function toldAdvisories(
  { ecosystem, name, version }: PackageInUse,
  { advisories }: PackageSection,
): readonly Sourced<AdvisoryHit>[] | null {
  if (advisories?.kind !== 'found' || version === null) return null;
  const asOf = advisories.asOf.slice(0, 10);
  const hits = advisories.value.flatMap((advisory): readonly Sourced<AdvisoryHit>[] => {
    const { id, aliases, summary, severity, url, withdrawn } = advisory;
    if (withdrawn !== null) return [];
    const own = advisory.affected.filter((one) => isOf(ecosystem, name, one));
    const hit = affectedBy(
      ecosystem,
      version,
      own.flatMap(({ ranges }) => ranges),
      own.flatMap(({ versions }) => versions),
    );
    // OSV was asked about this very version: that a range cannot be read here takes nothing back.
    const { range, fixed } = hit ?? { range: version, fixed: null };
    const via = isViaModelFile(name, summary) ? 'model-file' : null;
    const value = { id, aliases, summary, severity, affected: range, fixed, via, bundled: false } as const;
    return [{ value, source: 'OSV', url, asOf }];
  });
  return mergeHits(hits);
}

function isOf(ecosystem: Ecosystem, name: string, one: Advisory['affected'][number]): boolean {
  return (
    one.ecosystem.replace(/:.*$/, '') === OSV_ECOSYSTEMS[ecosystem] &&
    packageKey(ecosystem, one.name) === packageKey(ecosystem, name)
  );
}

/** What the table says of the version in use, or else of every version that may be; null where it says nothing. */
function bundledAdvisories(
  { ecosystem, name, version, requirement }: PackageInUse,
  table: AdvisoryTable,
): readonly Sourced<AdvisoryHit>[] | null {
  const rows = table.of(ecosystem, name);
  if (!rows || (version === null && requirement === null)) return null;
  const hits = rows.flatMap(({ id, aliases, summary, severity, via, evidence, ranges, versions }) => {
    const hit =
      version === null
        ? allowedHit(ecosystem, requirement ?? '', ranges)
        : affectedBy(ecosystem, version, ranges, versions);
    if (!hit) return [];
    const value = { id, aliases, summary, severity, affected: hit.range, fixed: hit.fixed, via, bundled: true };
    return [{ value, ...evidence }];
  });
  // Of a range that allows some version without a fault, nothing is known.
  return version === null && hits.length === 0 ? null : mergeHits(hits);
}

function allowedHit(
  ecosystem: Ecosystem,
  requirement: string,
  ranges: Advisory['affected'][number]['ranges'],
): ReturnType<typeof affectedBy> {
  const range = ranges.find((one) => isWhollyAffected(ecosystem, requirement, one));
  return range ? { range: rangeText(range), fixed: range.fixed } : null;
}
