import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { observedDay } from './sources.ts';

export interface LifecycleFact {
  readonly provider: string;
  readonly model_id: string;
  readonly status_2026_11_23: string;
  readonly released: string;
  readonly deprecated: string;
  readonly retires: string;
  readonly retires_kind: string;
  readonly replacement: string;
  readonly alias_or_snapshot_of: string;
  readonly confidence: string;
  readonly source_url: string;
  readonly source_observed: string;
  readonly notes: string;
}

export interface AliasFact {
  readonly provider: string;
  readonly alias: string;
  readonly resolves_to: string;
  readonly kind: string;
  readonly status_2026_11_23: string;
  readonly source_url: string;
  readonly source_observed: string;
  readonly notes: string;
}

export interface HubFact {
  readonly model_id: string;
  readonly license: string;
  readonly base_model: string;
  readonly gated: string;
  readonly formats: string;
  readonly pinned_sha: string;
  readonly released: string;
  readonly source: string;
  readonly notes: string;
}

export interface Facts {
  readonly lifecycle: readonly LifecycleFact[];
  readonly aliases: readonly AliasFact[];
  readonly hub: readonly HubFact[];
}

/**
 * Reads the three tables.
 *
 * @throws where a file is missing, is not CSV or lacks a column.
 */
export function readFacts(directory: string): Facts {
  const lifecycle = readTable<LifecycleFact>(directory, 'lifecycle.csv', [
    'provider',
    'model_id',
    'status_2026_11_23',
    'retires_kind',
    'source_observed',
  ]);
  const aliases = readTable<AliasFact>(directory, 'aliases.csv', [
    'provider',
    'alias',
    'resolves_to',
    'kind',
    'source_observed',
  ]);
  return {
    lifecycle: lifecycle.map((row) => ({ ...row, source_observed: observedDay(row.source_observed) })),
    aliases: aliases.map((row) => ({ ...row, source_observed: observedDay(row.source_observed) })),
    hub: readTable<HubFact>(directory, 'huggingface.csv', ['model_id', 'license', 'pinned_sha', 'source']),
  };
}

function readTable<Row>(directory: string, file: string, columns: readonly (keyof Row & string)[]): readonly Row[] {
  const rows = parse<Record<string, string>>(readFileSync(join(directory, file)), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
  });
  const [first] = rows;
  const missing = columns.filter((column) => first === undefined || !(column in first));
  if (missing.length > 0) throw new Error(`${file}: no column ${missing.join(', ')}`);
  return rows as unknown as readonly Row[];
}
