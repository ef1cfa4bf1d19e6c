import { packageKey } from '../../base/package-names.ts';
import { ECOSYSTEMS } from '../../model/facts.ts';
import type { Ecosystem } from '../../model/facts.ts';
import type { Identity } from '../../model/identity.ts';
import type { LiveSection } from '../../model/live.ts';
import type { Lookup, ModelMetadata } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { Advisory, AdvisoryHit, PackageMetadata } from '../../model/registries.ts';
import { noMetadata } from '../no-metadata.ts';
import type { Endings } from '../endings/endings.ts';
import type { AdvisoryTable } from './advisory-table.ts';
import { affectedBy, rangeText } from './affected.ts';
import { isWhollyAffected } from './allowed-range.ts';
import { attackVector } from './attack-vector.ts';
import { mergeHits } from './merge-hits.ts';
import { OSV_ECOSYSTEMS } from './osv-ecosystems.ts';
import { safeVersion } from './safe-version.ts';
import type { Affects } from './safe-version.ts';
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
  return (ECOSYSTEMS as readonly string[]).includes(provider);
}

/**
 * What is known of a package in one version: what its registry and OSV said, else the bundled table. Null where neither says
 * anything.
 */
export function packageMetadata(
  used: PackageInUse,
  table: AdvisoryTable,
  sections: readonly LiveSection[],
  endings: Endings | null = null,
): Lookup<ModelMetadata> | null {
  const section = sections.find((one): one is PackageSection => one.kind === 'package') ?? null;
  const told = section && toldAdvisories(used, section);
  const { ecosystem, name, version, from, requirement, declared } = used;
  const advisories = told?.hits ?? bundledAdvisories(used, table);
  const known = [...(table.of(ecosystem, name) ?? []), ...(told?.rows ?? [])];
  const facts: PackageMetadata = {
    version,
    from,
    requirement,
    declared,
    ...registryFacts(used, section),
    advisories,
    safe: advisories && safeVersion(ecosystem, version, advisories, known),
    ended: endOf(used, endings),
  };
  if (facts.newest === null && facts.withdrawn === null && facts.advisories === null && facts.ended === null)
    return null;
  const freshness = section ? freshnessOf(section) : null;
  return {
    kind: 'found',
    freshness: freshness ?? 'bundled',
    value: { ...noMetadata(ecosystem, name), package: facts },
  };
}

function endOf({ ecosystem, name }: PackageInUse, endings: Endings | null): PackageMetadata['ended'] {
  const ending = endings?.ofPackage(ecosystem, name) ?? null;
  return ending && { value: { day: ending.ends, instead: ending.instead }, ...ending.evidence };
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

interface Told {
  readonly hits: readonly Sourced<AdvisoryHit>[];
  readonly rows: readonly Affects[];
}

/** What OSV says of this version; null where it could not be asked. */
function toldAdvisories({ ecosystem, name, version }: PackageInUse, { advisories }: PackageSection): Told | null {
  if (advisories?.kind !== 'found' || version === null) return null;
  const asOf = advisories.asOf.slice(0, 10);
  const valid = advisories.value.filter(({ withdrawn }) => withdrawn === null);
  const rows = valid.map(({ affected }): Affects => {
    const own = affected.filter((one) => isOf(ecosystem, name, one));
    return { ranges: own.flatMap(({ ranges }) => ranges), versions: own.flatMap(({ versions }) => versions) };
  });
  const hits = valid.map((advisory, index): Sourced<AdvisoryHit> => {
    const { id, aliases, summary, severity, url } = advisory;
    const { ranges = [], versions = [] } = rows[index] ?? {};
    const hit = affectedBy(ecosystem, version, ranges, versions);
    // OSV was asked about this very version: that a range cannot be read here takes nothing back.
    const { range, fixed } = hit ?? { range: version, fixed: null };
    const via = attackVector(id, name, summary);
    const value = { id, aliases, summary, severity, affected: range, fixed, via, bundled: false } as const;
    return { value, source: 'OSV', url, asOf };
  });
  return { hits: mergeHits(hits), rows };
}

function isOf(ecosystem: Ecosystem, name: string, one: Advisory['affected'][number]): boolean {
  return (
    one.ecosystem.replace(/:.*/s, '') === OSV_ECOSYSTEMS[ecosystem] &&
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
