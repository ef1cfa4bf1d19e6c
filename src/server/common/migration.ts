import type { Analyzer } from '../../core/analyzer.ts';
import type { ModelMetadata } from '../../core/model/metadata.ts';
import type { MigrationChoice } from '../../core/model/migration.ts';
import type { Reference } from '../../core/model/report.ts';
import { shortText } from '../../core/report/short-text.ts';
import type { MigrateResult, MigrationRow } from '../../protocol/server-requests.ts';
import type { Words } from '../../core/model/words.ts';
import type { Abilities } from './abilities.ts';
import type { ToWorkspaceEdit } from './edits.ts';
import type { Inventory } from './inventory.ts';
import type { Places } from './places.ts';
import { becomes, distinctTexts, told } from '../../core/model/told.ts';
import { factWords } from '../../core/report/facts/move-rows.ts';

export interface MigrationPorts {
  readonly abilities: Abilities;
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly places: () => Places;
  readonly toEdit: ToWorkspaceEdit;
}

/** What could be asked in the place of a component. */
export async function migrationRows(
  component: string,
  { analyzer, inventory, abilities }: MigrationPorts,
  signal: AbortSignal,
): Promise<readonly MigrationRow[]> {
  return (await analyzer().migrationChoices(referencesOf(component, inventory), signal)).map((choice) =>
    rowOf(choice, abilities),
  );
}

function rowOf(
  { offer, isAdvised, changes, open, moves, places }: MigrationChoice,
  { t, say }: Abilities,
): MigrationRow {
  return {
    id: offer.id,
    summary: [lifeOf(offer.metadata, t), say(shortText(offer.metadata))].filter((part) => part !== '').join(' · '),
    ...{ isAdvised, places, changes: changes.map(say), open: open.map(say) },
    moves: moves.map(({ what, before, after }) => say(told`${factWords(what)} ${becomes(before, after)}`)),
  };
}

/** What the short text leaves out: that no end is announced is what one wants to know here. */
function lifeOf({ lifecycle }: ModelMetadata, t: Words): string {
  const life = lifecycle?.value;
  if (life && (life.retires !== null || life.status === 'unconfirmed')) return '';
  return life?.isEndKnown ? t('no shutdown announced') : t('end date unknown');
}

/** The edits that write another model in all places, each proved. */
export async function migrateTo(
  component: string,
  to: string,
  { abilities, analyzer, inventory, places, toEdit }: MigrationPorts,
  signal: AbortSignal,
): Promise<MigrateResult> {
  const { fixes, left } = await analyzer().migrate(referencesOf(component, inventory), to, signal);
  const edits = fixes.map((fix) => toEdit(fix.edits));
  const current = edits.flatMap((edit) => edit ?? []);
  if (current.length < edits.length) return { kind: 'changed' };
  return {
    kind: 'edits',
    edits: current,
    changes: distinctTexts(fixes.flatMap(({ migration }) => migration?.said.changes ?? [])).map(abilities.say),
    open: distinctTexts(fixes.flatMap(({ migration }) => migration?.said.open ?? [])).map(abilities.say),
    left: left.flatMap((place) => places().at(place) ?? []),
  };
}

function referencesOf(component: string, inventory: Inventory): readonly Reference[] {
  return inventory
    .documentsOf(component)
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .filter((reference) => reference.component === component);
}
