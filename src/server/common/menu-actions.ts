import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction } from 'vscode-languageserver';
import type { Finding } from '../../core/model/finding.ts';
import type { Reference } from '../../core/model/report.ts';
import type { ClientCommand, ClientCommands } from '../../protocol/commands.ts';
import type { Abilities } from './abilities.ts';
import { explainable } from './explainable.ts';
import type { Diagnostics, Shown } from './diagnostics.ts';
import type { Inventory } from './inventory.ts';
import type { RuleId } from '../../core/model/finding.ts';
import { isMigratable } from '../../core/model/migration.ts';
import { canLookUp } from './card.ts';
import type { CardPorts } from './card.ts';

export interface MenuPorts {
  readonly cards: Pick<CardPorts, 'live'>;
  readonly abilities: Abilities;
  readonly diagnostics: Diagnostics;
  readonly inventory: Inventory;
}

type ShownFinding = Extract<Shown, { kind: 'finding' }>;

/** What the quick-fix menu has below the fixes of a place. */
export interface MenuActions {
  /** The same for the rule elsewhere, other models, and what the model is. */
  readonly more: readonly CodeAction[];
  /** Silence for more than a line. */
  readonly silences: readonly CodeAction[];
}

/** What the quick-fix menu has below the fixes, in the order of what is done most. */
export function menuActions(
  uri: string,
  here: readonly Shown[],
  { abilities, diagnostics, inventory, cards }: MenuPorts,
): MenuActions {
  const findings = here.filter((one): one is ShownFinding => one.kind === 'finding');
  const action = <C extends ClientCommand>(
    { diagnostic }: ShownFinding,
    title: string,
    command: C,
    ...words: ClientCommands[C]
  ): readonly CodeAction[] =>
    abilities.literals && abilities.can(command)
      ? [
          {
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            command: { title, command, arguments: [...words] },
          },
        ]
      : [];
  const once = findings.filter(
    ({ finding }, index) => findings.findIndex((other) => other.finding.rule === finding.rule) === index,
  );
  const more = [
    ...once.flatMap((one) => {
      const { rule } = one.finding;
      const inFile = diagnostics.shownIn(uri).filter((other) => isFixable(other, rule)).length;
      const everywhere = inventory
        .shown()
        .reduce(
          (sum, document) =>
            sum + (inventory.view(document)?.findings ?? []).filter((f) => f.rule === rule && hasFix(f)).length,
          0,
        );
      return [
        ...(inFile > 1
          ? action(one, abilities.t('Fix all {0} in this file', rule), 'modelkeel.fixRule', rule, uri)
          : []),
        ...(everywhere > inFile && everywhere > 1
          ? action(one, abilities.t('Fix all {0} in the workspace…', rule), 'modelkeel.fixRule', rule, null)
          : []),
      ];
    }),
    // Where no commit is known, the Hub knows one.
    ...once.flatMap((one) => {
      const component = unpinned(one.finding, inventory, cards);
      return component === null
        ? []
        : action(one, abilities.t('Look up the commit online…'), 'modelkeel.lookUp', component);
    }),
    ...once.slice(0, 1).flatMap((one) => {
      const model = movable(one.finding, inventory);
      return model ? action(one, abilities.t('Migrate {0}…', model.name), 'modelkeel.migrate', model.component) : [];
    }),
    ...once.slice(0, 1).flatMap((one) => {
      const what = explained(one.finding, inventory);
      return what === null ? [] : action(one, abilities.t('Explain {0}', what), 'modelkeel.explain', what, null);
    }),
  ];
  const silences = [
    ...once
      .filter(({ finding }) => finding.fixes.some(({ kind }) => kind === 'suppress'))
      .flatMap((one) =>
        action(
          one,
          abilities.t('Ignore {0} in this file…', one.finding.rule),
          'modelkeel.suppress',
          uri,
          one.finding.fingerprint,
          'file',
        ),
      ),
    // What a policy says of a rule, no setting changes.
    ...once
      .filter(({ finding }) => !finding.isDecided)
      .flatMap((one) =>
        action(one, abilities.t('Turn off {0}', one.finding.rule), 'modelkeel.turnOff', one.finding.rule),
      ),
  ];
  return { more, silences };
}

function isFixable(shown: Shown, rule: Finding['rule']): boolean {
  return shown.kind === 'finding' && shown.finding.rule === rule && hasFix(shown.finding);
}

function hasFix({ fixes }: Finding): boolean {
  return fixes.some(({ preferred }) => preferred);
}

/** The model that a finding is about, where its platform serves others that could be asked. */
function movable(finding: Finding, inventory: Inventory): { readonly name: string; readonly component: string } | null {
  const found = referenceOf(finding, inventory);
  if (!found?.identity || found.component === null) return null;
  const isModel = found.kind === 'model' || found.kind === 'embedding-model';
  return isModel && isMigratable(found.kind, found.identity.provider)
    ? { name: found.identity.name, component: found.component }
    : null;
}

/** Rules that a commit answers. */
const OF_COMMITS: ReadonlySet<RuleId> = new Set<RuleId>(['unpinned-revision', 'unpinned-dataset', 'remote-code']);

/** The component that a finding wants a commit of, where none is known here and a host could be asked. */
function unpinned(finding: Finding, inventory: Inventory, { live }: MenuPorts['cards']): string | null {
  if (!OF_COMMITS.has(finding.rule) || finding.fixes.some(({ kind }) => kind === 'pin')) return null;
  const found = referenceOf(finding, inventory);
  return found && canLookUp(found, live()) ? found.component : null;
}

/** What a finding is about, as `explain` takes it. */
function explained(finding: Finding, inventory: Inventory): string | null {
  const found = referenceOf(finding, inventory);
  return found?.identity ? explainable(found.kind, found.identity) : null;
}

function referenceOf({ place, reference }: Finding, inventory: Inventory): Reference | undefined {
  return [place.uri, ...inventory.dependents([place.uri])]
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .find(({ id, literal }) => id === reference && literal?.uri === place.uri);
}
