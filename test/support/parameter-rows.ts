import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PROJECT } from './ports.ts';

/** What a list says of the parameters of a model. */
export interface ParameterRow {
  readonly platform: string;
  readonly id: string;
  readonly taken: readonly string[];
  readonly refused: readonly string[];
  readonly maximum: number | null;
}

/** The rows of `catalog/parameters.csv`, drawn from lists of what models take and refuse. */
export function parameterRows(): readonly ParameterRow[] {
  const text = readFileSync(join(PROJECT, 'catalog', 'parameters.csv'));
  const words = (cell: string | undefined): readonly string[] => (cell ? cell.split(' ') : []);
  return parse<Record<string, string>>(text, { columns: true }).map((row) => ({
    platform: row['provider'] ?? '',
    id: row['model_id'] ?? '',
    taken: words(row['taken']),
    refused: words(row['refused']),
    maximum: row['maximum_output'] ? Number(row['maximum_output']) : null,
  }));
}
