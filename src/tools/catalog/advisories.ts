import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import type { AdvisoryFile, AdvisoryRow } from '../../core/metadata/packages/advisory-table.ts';
import { attackVector } from '../../core/metadata/packages/attack-vector.ts';
import { versionOrder } from '../../core/metadata/packages/versions/registry.ts';

/** A row of `advisories.csv`. */
export interface AdvisoryFact {
  readonly ecosystem: string;
  readonly package: string;
  readonly advisory: string;
  readonly cve: string;
  readonly affected: string;
  readonly fixed: string;
  readonly severity: string;
  readonly title: string;
  readonly source: string;
}

type Ranges = AdvisoryRow[8];

/** The table, and what a maintainer should look at. */
export interface BuiltAdvisories {
  readonly file: AdvisoryFile;
  readonly remarks: readonly string[];
}

/** Reads `advisories.csv`. */
export function readAdvisories(directory: string): readonly AdvisoryFact[] {
  return parse<AdvisoryFact>(readFileSync(join(directory, 'advisories.csv')), { columns: true, bom: true });
}

/**
 * The table of advisories. Every row is carried; one whose ranges are not known, or not understood, affects nothing and is
 * remarked upon.
 *
 * @throws for an ecosystem that the table does not know.
 */
export function buildAdvisories(facts: readonly AdvisoryFact[], builtAt: string): BuiltAdvisories {
  const days = [...new Set(facts.map((fact) => dayOf(fact, builtAt)))].sort();
  const sources = [...new Map(facts.map((fact) => [sourceOf(fact)[0], sourceOf(fact)])).values()];
  sources.sort(([a], [b]) => compareText(a, b));
  const remarks: string[] = [];
  const rows = facts.map((fact): AdvisoryRow => {
    const ecosystem = ecosystemOf(fact);
    const read = rangesOf(fact);
    if (read.remark !== null) remarks.push(`${fact.package}: ${fact.advisory}: ${read.remark}`);
    const via = attackVector(fact.advisory, fact.package, fact.title);
    const row = [
      ecosystem,
      fact.package,
      fact.advisory,
      sources.findIndex(([name]) => name === sourceOf(fact)[0]),
      days.indexOf(dayOf(fact, builtAt)),
      fact.cve.split(/,\s*/).filter((name) => name !== '' && name !== fact.advisory),
      severityOf(fact.severity),
      titleOf(fact.title),
      read.ranges,
      ...(via !== null
        ? [read.versions, via === 'package' ? 'p' : 'm']
        : read.versions.length > 0
          ? [read.versions]
          : []),
    ];
    return row as unknown as AdvisoryRow;
  });
  rows.sort((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]) || compareText(a[2], b[2]));
  return { file: { schema: 'modelkeel/advisories@1', builtAt, sources, days, advisories: rows }, remarks };
}

/** One row a line, ASCII, the same bytes for the same rows. */
export function writeAdvisories(file: AdvisoryFile): string {
  const lines = (rows: readonly unknown[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  const parts = [
    '"$schema": "./advisories.schema.json"',
    `"schema": ${JSON.stringify(file.schema)}`,
    `"builtAt": ${JSON.stringify(file.builtAt)}`,
    `"sources": ${lines(file.sources)}`,
    `"days": ${JSON.stringify(file.days)}`,
    `"advisories": ${lines(file.advisories)}`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`.replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ecosystemOf({ ecosystem }: AdvisoryFact): AdvisoryRow[0] {
  const name = ecosystem.toLowerCase();
  if (name !== 'pypi' && name !== 'npm') throw new Error(`advisories of an unknown ecosystem: ${ecosystem}`);
  return name;
}

/** The day that the source names; without one, that of the table. */
function dayOf({ source }: AdvisoryFact, builtAt: string): string {
  return /\b(20\d\d-\d\d-\d\d)\b/.exec(source)?.[1] ?? builtAt;
}

const SOURCES: readonly (readonly [cited: RegExp, name: string, url: string])[] = [
  [/^OSV snapshot/, 'OSV', 'https://osv.dev/'],
  [/^pypa\/advisory-database/, 'PyPA advisory database', 'https://github.com/pypa/advisory-database'],
  [/^ultralytics\//, 'Ultralytics, on GitHub', 'https://github.com/ultralytics/ultralytics/pull/18018'],
  [/^CVEProject/, 'CVE list', 'https://github.com/CVEProject/cvelistV5'],
  [/GHSA|advisory-database/, 'GitHub advisory database', 'https://github.com/advisories'],
];

function sourceOf({ source }: AdvisoryFact): readonly [name: string, url: string | null] {
  const [, name = 'second-hand report', url = null] = SOURCES.find(([cited]) => cited.test(source)) ?? [];
  return [name, url];
}

/** Where only one of two is said, the lower is claimed. */
function severityOf(text: string): AdvisoryRow[6] {
  const word = text.toLowerCase();
  if (word === 'high/critical' || word === 'high') return 'high';
  return word === 'critical' || word === 'moderate' || word === 'low' ? word : null;
}

/** Longer ones are sentences of others: of those only the kind of fault is carried. */
const LONGEST_TITLE = 66;

const FAULTS: readonly (readonly [words: RegExp, fault: string])[] = [
  [/arbitrary code execution|eval is used unsafely/i, 'Arbitrary code execution'],
  [/cross-site scripting/i, 'Cross-site scripting'],
  [/directory traversal|path traversal/i, 'Path traversal'],
  [/regular expression/i, 'Inefficient regular expression'],
  [/access control/i, 'Broken access control'],
  [/temporary file/i, 'Insecure temporary file'],
];

function titleOf(title: string): string {
  const text = title.trim();
  if (text.length <= LONGEST_TITLE && !text.endsWith('.') && !text.startsWith('(')) return text;
  return FAULTS.find(([words]) => words.test(text))?.[1] ?? '';
}

interface ReadRanges {
  readonly ranges: Ranges;
  readonly versions: readonly string[];
  readonly remark: string | null;
}

/**
 * `>=1.0.0 <1.2.5 or <0.3.81`, `<=2.5.1` with its fix in another column, `… (also 1.121.0)`. Where several lines of releases were
 * fixed (`<1.123.64; 2.x <2.29.8; <2.30.1`), a range that begins nowhere begins with the line of its own fix: what was fixed
 * before is not affected again.
 */
function rangesOf(fact: AdvisoryFact): ReadRanges {
  const [text = '', also] = fact.affected.split(/\s*\(also ([^)]+)\)/);
  const parts = text.split(/\s+or\s+|;\s*/).filter((part) => part !== '');
  if (parts.length === 0) return { ranges: [], versions: [], remark: 'no range is known' };
  const order = versionOrder(ecosystemOf(fact));
  const fixes = fact.fixed.split(/,\s*/).filter((part) => part !== '');
  const ranges: Ranges[number][] = [];
  for (const part of parts) {
    const match = /^(?:>=([^\s<]+)\s*|(\d+)\.x\s+)?(?:<(=?)(\S+))?$/.exec(part.trim());
    const bound = match?.[4] ?? null;
    let introduced = match?.[1] ?? (match?.[2] === undefined ? null : `${match[2]}.0.0`);
    if (!match || (introduced === null && bound === null))
      return { ranges: [], versions: [], remark: `not understood: ${fact.affected}` };
    const hasLower = ranges.some(
      ([, fixed = null]) => fixed !== null && bound !== null && order.compare(fixed, bound) === -1,
    );
    if (introduced === null && bound !== null && hasLower && parts.length > 2)
      introduced = bound.replace(/^(\d+\.\d+)\..*$/, '$1.0');
    if (match[3] !== '=') ranges.push(bound === null ? [introduced] : [introduced, bound]);
    else ranges.push([introduced, parts.length === 1 && fixes.length === 1 ? (fixes[0] ?? null) : null, bound]);
  }
  return { ranges, versions: also?.split(/,\s*/) ?? [], remark: null };
}
