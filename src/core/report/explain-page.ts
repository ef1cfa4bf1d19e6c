import { daysBetween } from '../base/days.ts';
import type { Identity } from '../model/identity.ts';
import type { LiveSection } from '../model/live.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { KnownContract, ModelMove } from '../model/model-move.ts';
import type { Sourced } from '../model/sourced.ts';
import { contractRows } from './facts/contract-rows.ts';
import type { FactRow } from './facts/fact-row.ts';
import { lifecycleRows } from './facts/lifecycle-rows.ts';
import { moveRows } from './facts/move-rows.ts';
import { providerRows } from './facts/provider-rows.ts';
import { traitsRows } from './facts/traits-rows.ts';
import { factRows, pinRow, repositoryRows } from './fact-rows.ts';
import { inEnglish, told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** What is known of an id on one platform, or of a package, as the facade gives it. */
export interface ExplainedModel {
  readonly kind: 'model' | 'package' | 'ending';
  readonly identity: Identity;
  readonly metadata: Lookup<ModelMetadata>;
  readonly live: readonly LiveSection[];
  /** What a model does with the requests of its endpoints. */
  readonly contracts?: readonly KnownContract[];
  /** What a change to its replacement changes. */
  readonly move?: ModelMove | null;
}

/** Facts that belong together; the first group of a package has no title. */
export interface ExplainGroup {
  readonly title: Text;
  readonly rows: readonly FactRow[];
}

/** What a page says of an id, group by group: its life, its requests, what a move changes, where it is from. */
export function explainGroups({ kind, identity, metadata, contracts, move }: ExplainedModel): readonly ExplainGroup[] {
  if (metadata.kind !== 'found') return [];
  const known = metadata.value;
  if (kind !== 'model') return [{ title: '', rows: factRows(identity, known) }];
  const purl = identity.purl === null ? [] : [{ name: 'purl', value: identity.purl, evidence: null, brief: false }];
  const groups: readonly ExplainGroup[] = [
    { title: told`Life`, rows: [...lifecycleRows(known), pinRow(identity, known)] },
    ...(move ? [{ title: told`A move to ${move.to} changes`, rows: moveRows(move) }] : []),
    { title: told`Requests`, rows: [...traitsRows(known), ...contractRows(known, contracts ?? [])] },
    { title: told`Repository`, rows: [...repositoryRows(known), ...purl] },
    { title: told`Data`, rows: providerRows(known) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

/** One fact with where it is from and how old it is, for programs. */
export interface ExplainedFact {
  readonly group: string;
  readonly name: string;
  readonly value: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly asOf: string | null;
  readonly ageDays: number | null;
}

/** The page as data: what the text and the Markdown say, with the age of each fact in days. */
export function explainFacts(model: ExplainedModel, today: string): readonly ExplainedFact[] {
  return explainGroups(model).flatMap(({ title, rows }) =>
    rows.map(({ name, value, evidence }) => ({
      group: inEnglish(title),
      name: inEnglish(name),
      value: inEnglish(value),
      source: evidence?.source ?? null,
      url: evidence?.url ?? null,
      asOf: evidence?.asOf ?? null,
      ageDays: evidence ? Math.max(0, daysBetween(evidence.asOf, today)) : null,
    })),
  );
}

/** `12 days ago`: how old a fact is. */
export function ageText({ asOf }: Sourced<unknown>, today: string): Text {
  const days = Math.max(0, daysBetween(asOf, today));
  return days === 0 ? told`today` : days === 1 ? told`yesterday` : told`${days} days ago`;
}
