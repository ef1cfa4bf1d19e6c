import type { ImportFact } from '../../model/facts.ts';
import type { Collection } from './collection.ts';

/** An import as a front end gives it; the module scope sees it unless another one is named. */
export type Imported = Pick<ImportFact, 'module' | 'imported' | 'local' | 'moduleSpan' | 'span'> & Partial<ImportFact>;

/** Adds an import. */
export function addImport(collection: Collection, fact: Imported): void {
  collection.imports.push({ star: false, reexport: false, typeOnly: false, scope: 0, ...fact });
}
