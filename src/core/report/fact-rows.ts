import type { Identity, PinState } from '../model/identity.ts';
import type { ModelMetadata } from '../model/metadata.ts';
import { endingRows } from './facts/ending-rows.ts';
import type { FactRow } from './facts/fact-row.ts';
import { hubRows } from './facts/hub-rows.ts';
import { imageRows } from './facts/image-rows.ts';
import { lineageRows } from './facts/lineage-rows.ts';
import { publisherRows } from './facts/publisher-rows.ts';
import { lifecycleRows } from './facts/lifecycle-rows.ts';
import { packageRows } from './facts/package-rows.ts';
import { providerRows } from './facts/provider-rows.ts';
import { traitsRows } from './facts/traits-rows.ts';
import { weightsRows } from './facts/weights-rows.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** Everything known of a component as rows, in the order in which people read them. Each kind of fact is a leaf in `facts`. */
export function factRows(identity: Identity, metadata: ModelMetadata | null): readonly FactRow[] {
  const of = (leaf: (known: ModelMetadata) => readonly FactRow[]): readonly FactRow[] =>
    metadata ? leaf(metadata) : [];
  return [
    ...of(lifecycleRows),
    ...of(endingRows),
    ...(metadata?.ending ? [] : [pinRow(identity, metadata)]),
    ...of(repositoryRows),
    ...of(traitsRows),
    ...of(providerRows),
    ...(identity.purl === null ? [] : [{ name: 'purl', value: identity.purl, evidence: null, brief: false }]),
  ];
}

/** What is known of a repository, a package, an image or a file, and of what it was made from. */
export function repositoryRows(metadata: ModelMetadata): readonly FactRow[] {
  const leaves = [lineageRows, hubRows, publisherRows, packageRows, imageRows, weightsRows];
  return leaves.flatMap((leaf) => leaf(metadata));
}

/** Whether an id means the same tomorrow. */
export const PINS: Readonly<Record<PinState, Told>> = {
  pinned: told`pinned`,
  floating: told`floating`,
  'no-pin-offered': told`no pinned id is offered`,
  unknown: told`unknown`,
};

function pointing(pin: PinState, target: string, since: string | null): Told {
  return since === null
    ? told`${PINS[pin]}, points to ${target}`
    : told`${PINS[pin]}, points to ${target} since ${since}`;
}

/** Whether the id means the same tomorrow, and why. */
export function pinRow({ pin, pinReason }: Identity, metadata: ModelMetadata | null): FactRow {
  const { target, since } = metadata?.pin?.value ?? {};
  return {
    name: told`Pin`,
    value: target ? pointing(pin, target, since ?? null) : told`${PINS[pin]}: ${pinReason}`,
    evidence: metadata?.pin ?? null,
    brief: false,
  };
}
