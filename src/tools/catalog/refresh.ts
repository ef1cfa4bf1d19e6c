/**
 * Brings the tables of facts up to date from the live upstreams:
 *
 *     npm run catalog:refresh -- --facts DIR [--out DIR] [--history FILE] [--traits FILE] [--dry-run]
 *                                [--upstream NAME=ADDRESS|NAME=off …] [--models-dev DIR]
 *
 * Writes `lifecycle.csv`, `aliases.csv` and the traits, appends what changed to the history, and prints the difference. No
 * row is dropped. `--models-dev` reads a checkout of that list instead of its site. Then build the catalog from the tables;
 * see docs/catalog.md. Exit 1: no upstream could be read.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createHttp } from '../../host/http.ts';
import type { Change, FactRow, Reading } from './merge-facts.ts';
import { TRAITS_COLUMNS } from './merge-traits.ts';
import { modelsDev, readModelsDev } from './models-dev.ts';
import { describeRefresh, refreshFacts } from './refresh-facts.ts';
import type { Upstream } from './observation.ts';
import { upstreams } from './upstreams.ts';

const { values } = parseArgs({
  options: {
    facts: { type: 'string' },
    out: { type: 'string' },
    history: { type: 'string', default: 'catalog/history.csv' },
    traits: { type: 'string', default: 'catalog/traits.csv' },
    'models-dev': { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    upstream: { type: 'string', multiple: true, default: [] },
  },
});

function wrongUse(message: string): never {
  process.stderr.write(
    `${message}\nusage: refresh.ts --facts DIR [--out DIR] [--history FILE] [--traits FILE] [--dry-run] [--upstream NAME=ADDRESS|NAME=off …] [--models-dev DIR]\n` +
      `upstreams: ${upstreams.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}

function configured(): readonly Upstream[] {
  const given = new Map(
    values.upstream.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const),
  );
  const unknown = [...given.keys()].find((name) => !upstreams.some((upstream) => upstream.name === name));
  if (unknown !== undefined) wrongUse(`no upstream is called "${unknown}"`);
  return upstreams.flatMap((upstream) => {
    const address = given.get(upstream.name) ?? upstream.address;
    const isRead = upstream === modelsDev && values['models-dev'] !== undefined;
    return address === 'off' || isRead ? [] : [{ ...upstream, address }];
  });
}

function readTable(folder: string, name: string): readonly FactRow[] {
  return parse<Record<string, string>>(readFileSync(join(folder, name)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
}

function csv(rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** Whole or not at all: a table cut short would read as rows that were dropped. */
function writeTable(path: string, rows: readonly FactRow[], columns: readonly string[]): void {
  writeFileSync(`${path}.tmp`, csv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]));
  renameSync(`${path}.tmp`, path);
}

const HISTORY = ['day', 'provider', 'id', 'field', 'old', 'new', 'source', 'oldSource', 'oldDay'] as const;

function appendHistory(path: string, changes: readonly Change[]): void {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : csv([HISTORY]);
  writeFileSync(`${path}.tmp`, before + csv(changes.map((change) => HISTORY.map((column) => change[column]))));
  renameSync(`${path}.tmp`, path);
}

async function main(facts: string): Promise<number> {
  const tables = { lifecycle: readTable(facts, 'lifecycle.csv'), aliases: readTable(facts, 'aliases.csv') };
  const traits = existsSync(values.traits) ? readTable('', values.traits) : [];
  const checkout: readonly Reading[] =
    values['models-dev'] === undefined
      ? []
      : [{ upstream: modelsDev, observations: readModelsDev(values['models-dev']) }];
  const signal = new AbortController().signal;
  const wanted = configured();
  const found = await refreshFacts(createHttp(), { ...tables, traits }, wanted, Date.now(), signal, checkout);
  process.stdout.write(`${describeRefresh(found).join('\n')}\n`);
  if (found.failed.length === found.asked.length) return 1;
  if (values['dry-run']) return 0;
  const out = values.out ?? facts;
  mkdirSync(out, { recursive: true });
  // The history first: a change without its history cannot be told later, a history without its change can.
  if (found.changes.length > 0) appendHistory(values.history, found.changes);
  writeTable(join(out, 'lifecycle.csv'), found.lifecycle, Object.keys(found.lifecycle[0] ?? {}));
  writeTable(join(out, 'aliases.csv'), found.aliases, Object.keys(found.aliases[0] ?? {}));
  if (found.traits.length > 0) writeTable(values.traits, found.traits, TRAITS_COLUMNS);
  if (out !== facts)
    for (const name of ['huggingface.csv', 'advisories.csv']) copyFileSync(join(facts, name), join(out, name));
  return 0;
}

if (values.facts === undefined) wrongUse('--facts is missing');
void main(values.facts).then((code) => {
  process.exitCode = code;
});
