import type {
  InventoryComponent,
  InventoryDocument,
  InventoryFinding,
  InventoryReference,
} from '../protocol/inventory.ts';

/** One place that names a component, and the document whose report has it. */
export interface Occurrence {
  readonly document: string;
  readonly reference: InventoryReference;
}

/** What is known of the workspace at one moment, sorted. */
export interface InventoryView {
  readonly documents: readonly InventoryDocument[];
  readonly components: readonly InventoryComponent[];
  readonly findings: readonly InventoryFinding[];
  /** By component, in the order of documents. */
  readonly occurrences: (component: string) => readonly Occurrence[];
  /** Places of which it is not known what they name. */
  readonly nameless: readonly Occurrence[];
}

export function inventoryView(
  documents: Iterable<InventoryDocument>,
  components: Iterable<InventoryComponent>,
): InventoryView {
  const sorted = [...documents].toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  const occurrences = new Map<string | null, Occurrence[]>();
  for (const { uri, references } of sorted) {
    for (const reference of references) {
      const occurrence = { document: uri, reference };
      const list = occurrences.get(reference.component);
      if (list) list.push(occurrence);
      else occurrences.set(reference.component, [occurrence]);
    }
  }
  return {
    documents: sorted,
    components: [...components].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    findings: sorted.flatMap(({ findings }) => findings),
    occurrences: (component) => occurrences.get(component) ?? [],
    nameless: occurrences.get(null) ?? [],
  };
}
