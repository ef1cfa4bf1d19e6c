import type { DrawnModel } from './drawn.ts';
import { literalsOfCode } from './literal.ts';

/** A module of tables by name, and how the ids of one are read. */
export interface TablesOfModels {
  /** Names of tables, and the platforms that they are of. */
  readonly platforms: Readonly<Record<string, string>>;
  /** The ids of a table; its value is undefined where the module has none of that name. */
  readonly idsOf: (table: unknown) => readonly string[];
}

/**
 * Chat models of a module that has a table for each platform.
 *
 * @throws where none is found: the module is not what it was.
 */
export function modelsOfTables(
  code: string,
  name: string,
  { platforms, idsOf }: TablesOfModels,
): readonly DrawnModel[] {
  const tables = literalsOfCode(code);
  const models = Object.entries(platforms).flatMap(([table, platform]) =>
    idsOf(tables.get(table)).map((id): DrawnModel => ({ platform, id, kinds: ['chat'] })),
  );
  if (models.length === 0) throw new Error(`${name}: no tables of models`);
  return models;
}
