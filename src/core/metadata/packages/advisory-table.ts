import { lazy } from '../../base/lazy.ts';
import { packageKey } from '../../base/package-names.ts';
import type { Ecosystem } from '../../model/facts.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { Advisory, AdvisoryHit, AffectedRange } from '../../model/registries.ts';

/** `[introduced, fixed, last affected]`; trailing nulls are left out. */
type RangeRow = readonly [introduced: string | null, fixed?: string | null, lastAffected?: string | null];

/**
 * `[ecosystem, package, id, source, day, other names, severity, title, ranges, versions, via]`; source and day are indexes, `m`
 * as via: a model file is what attacks. What is empty at the end is left out.
 */
export type AdvisoryRow = readonly [
  ecosystem: 'pypi' | 'npm',
  name: string,
  id: string,
  source: number,
  day: number,
  aliases: readonly string[],
  severity: Advisory['severity'],
  title: string,
  ranges: readonly RangeRow[],
  versions?: readonly string[],
  via?: keyof typeof VECTORS,
];

/** What attacks, in one letter. */
const VECTORS = { m: 'model-file', p: 'package' } as const;

/** `advisories.json`: what is known of packages where nobody may be asked. */
export interface AdvisoryFile {
  readonly schema: 'modelkeel/advisories@1';
  /** The last day on which one was observed. */
  readonly builtAt: string;
  readonly sources: readonly (readonly [name: string, url: string | null])[];
  readonly days: readonly string[];
  readonly advisories: readonly AdvisoryRow[];
}

/** An advisory of the table. */
export interface BundledAdvisory extends Pick<AdvisoryHit, 'id' | 'aliases' | 'severity' | 'summary' | 'via'> {
  readonly evidence: Omit<Sourced<unknown>, 'value'>;
  readonly ranges: readonly AffectedRange[];
  readonly versions: readonly string[];
}

/** The bundled advisories by package. */
export interface AdvisoryTable {
  readonly builtAt: string;
  /** null where the table covers no advisory of the package: that says nothing of it. */
  readonly of: (ecosystem: Ecosystem, name: string) => readonly BundledAdvisory[] | null;
}

/**
 * Reads the bundled table.
 *
 * @throws where the bytes are none: a broken installation.
 */
export function loadAdvisories(json: Uint8Array | string): AdvisoryTable {
  const file = JSON.parse(typeof json === 'string' ? json : new TextDecoder().decode(json)) as AdvisoryFile;
  const schema: string = file.schema;
  if (schema !== 'modelkeel/advisories@1') throw new Error(`unknown schema of advisories: ${schema}`);
  const table = lazy(() => arrange(file));
  return {
    builtAt: file.builtAt,
    of: (ecosystem, name) => table().get(`${ecosystem} ${packageKey(ecosystem, name)}`) ?? null,
  };
}

function arrange(file: AdvisoryFile): ReadonlyMap<string, readonly BundledAdvisory[]> {
  const table = new Map<string, BundledAdvisory[]>();
  for (const row of file.advisories) {
    const key = `${row[0]} ${packageKey(row[0], row[1])}`;
    const known = table.get(key);
    if (known) known.push(advisoryOf(file, row));
    else table.set(key, [advisoryOf(file, row)]);
  }
  return table;
}

function advisoryOf(file: AdvisoryFile, row: AdvisoryRow): BundledAdvisory {
  const [, , id, source, day, aliases, severity, summary, ranges, versions = [], via] = row;
  const [name = 'unknown'] = file.sources[source] ?? [];
  return {
    id,
    aliases,
    severity,
    summary,
    via: via === undefined ? null : VECTORS[via],
    evidence: {
      source: `${name} (bundled table)`,
      url: /^(?:GHSA|PYSEC)-/.test(id) ? `https://osv.dev/vulnerability/${id}` : (file.sources[source]?.[1] ?? null),
      asOf: file.days[day] ?? file.builtAt,
    },
    ranges: ranges.map(([introduced, fixed = null, lastAffected = null]) => ({ introduced, fixed, lastAffected })),
    versions,
  };
}
