import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, CodeActionParams, Command, Connection, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../../core/model/finding.ts';
import type { Fix } from '../../core/model/fix.ts';
import { DISPLAY_NAME } from '../../protocol/options.ts';
import { SERVER_COMMANDS } from '../../protocol/commands.ts';
import { FIX_ALL_KIND } from './abilities.ts';
import type { Shown } from './diagnostics.ts';
import type { ToWorkspaceEdit } from './edits.ts';
import { RENAME_DIRECTIVE, directiveEdits, isWanted, joinEdits } from './fixing.ts';
import { toReview } from './to-review.ts';
import type { Fixing } from './fixing.ts';
import { menuActions } from './menu-actions.ts';
import type { MenuPorts } from './menu-actions.ts';
import { tellUser } from './tell-user.ts';
import { titleOf } from '../../core/model/spoken.ts';

/** Quick fixes of what stands in a range, and the action that fixes a document as it is saved. */
export interface CodeActions {
  readonly provide: (params: CodeActionParams, signal: AbortSignal) => Promise<(CodeAction | Command)[]>;
  /** Makes the edit of an action that the user chose, and proves it first. */
  readonly resolve: (action: CodeAction, signal: AbortSignal) => Promise<CodeAction>;
}

export interface CodeActionsPorts extends MenuPorts {
  readonly connection: Connection;
  readonly fixing: Fixing;
  readonly toEdit: ToWorkspaceEdit;
}

/** What an action stands for until it is resolved. */
type ActionData =
  | { readonly kind: 'fix'; readonly uri: string; readonly fingerprint: string; readonly title: string }
  | { readonly kind: 'everywhere'; readonly uri: string; readonly component: string; readonly title: string }
  | { readonly kind: 'fix-all'; readonly uri: string };

/** What is offered at a place. */
interface Offered {
  readonly mends: readonly (CodeAction | Command)[];
  readonly silences: readonly (CodeAction | Command)[];
}

type ShownFinding = Extract<Shown, { kind: 'finding' }>;

export function createCodeActions(ports: CodeActionsPorts): CodeActions {
  const { connection, abilities, diagnostics, fixing } = ports;
  const editFor = async (data: ActionData, signal: AbortSignal): Promise<WorkspaceEdit | null> => {
    if (data.kind === 'fix') return fixByTitle(fixing, data, signal);
    if (data.kind === 'everywhere') {
      const all = await fixing.prove({ kind: 'component', component: data.component, review: true }, signal);
      return all.kind === 'fixes' && all.fixes.length > 0
        ? toReview(joinEdits(all.fixes.map(({ edit }) => edit)), data.title, abilities)
        : null;
    }
    const result = await fixing.prove({ kind: 'document', uri: data.uri, safeOnly: true }, signal);
    return result.kind === 'fixes' && result.fixes.length > 0 ? joinEdits(result.fixes.map(({ edit }) => edit)) : null;
  };
  /** Without a client that asks for edits later they are made now, and what does not hold is not offered. */
  const withEdit = async (action: CodeAction, data: ActionData, signal: AbortSignal): Promise<CodeAction[]> => {
    if (abilities.lazyEdits) return [{ ...action, data }];
    const edit = await editFor(data, signal);
    return edit ? [{ ...action, edit }] : [];
  };
  const ofFinding = async (
    uri: string,
    { finding, diagnostic }: ShownFinding,
    signal: AbortSignal,
  ): Promise<Offered> => {
    const { fingerprint } = finding;
    const offeredBy = (fixes: readonly Fix[]): Promise<(CodeAction | Command)[][]> =>
      Promise.all(
        uniqueByTitle(fixes).map(async (fix): Promise<(CodeAction | Command)[]> => {
          const { title } = fix;
          const label = abilities.say(titleOf(fix));
          if (!abilities.literals)
            return abilities.applyEdit
              ? [{ title: label, command: SERVER_COMMANDS.fix, arguments: [uri, fingerprint, title] }]
              : [];
          const action = {
            title: label,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            isPreferred: fix.preferred,
          };
          // A suppression wants a reason: who can ask for one does.
          if (fix.kind === 'suppress' && abilities.can('modelkeel.suppress'))
            return [
              {
                ...action,
                title: `${label}…`,
                command: { title: label, command: 'modelkeel.suppress', arguments: [uri, fingerprint] },
              },
            ];
          return withEdit(action, { kind: 'fix', uri, fingerprint, title }, signal);
        }),
      );
    const isSilence = ({ kind }: Fix): boolean => kind === 'suppress';
    const mends = await offeredBy(finding.fixes.filter((fix) => !isSilence(fix)));
    return {
      mends: [...mends.flat(), ...(await ofAll(uri, finding, diagnostic, signal))],
      silences: (await offeredBy(finding.fixes.filter(isSilence))).flat(),
    };
  };
  /** A change of model in all places that name it, as one edit: a migration is of a component, not of a place. */
  const ofAll = async (
    uri: string,
    finding: Finding,
    diagnostic: ShownFinding['diagnostic'],
    signal: AbortSignal,
  ): Promise<CodeAction[]> => {
    const change = finding.fixes.find(({ kind, migration }) => kind === 'replace' && migration !== undefined);
    const all = change && abilities.literals ? fixing.everywhere(finding) : null;
    if (!change?.migration || !all) return [];
    const base = abilities.say(change.migration.said.base);
    const title =
      all.places === 2
        ? abilities.t('{0} in both places', base)
        : abilities.t('{0} in all {1} places', base, all.places);
    const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: false };
    return withEdit(action, { kind: 'everywhere', uri, component: all.component, title }, signal);
  };
  const ofShown = (uri: string, shown: Shown, signal: AbortSignal): Promise<Offered> => {
    if (shown.kind === 'finding') return ofFinding(uri, shown, signal);
    const action = { kind: CodeActionKind.QuickFix, diagnostics: [shown.diagnostic], isPreferred: true };
    const edits = abilities.literals ? directiveEdits(shown.note, ports.toEdit) : [];
    const title = abilities.say(RENAME_DIRECTIVE);
    return Promise.resolve({
      mends: edits.flatMap((edit) => (edit ? [{ title, ...action, edit }] : [])),
      silences: [],
    });
  };
  const fixAll = async (uri: string, shown: readonly Shown[], signal: AbortSignal): Promise<CodeAction[]> => {
    if (!abilities.literals) return [];
    // What runs on save changes nothing that a person should decide.
    const pins = shown.some((one) => one.kind === 'finding' && one.finding.fixes.some((fix) => isWanted(fix, true)));
    if (!pins && !shown.some((one) => one.kind === 'note' && one.note.edits !== undefined)) return [];
    const title = pins
      ? abilities.t('Pin all models in this file')
      : abilities.t('Update comments to the current name, {0}', DISPLAY_NAME);
    return withEdit({ title, kind: FIX_ALL_KIND }, { kind: 'fix-all', uri }, signal);
  };

  return {
    provide: async ({ textDocument: { uri }, range, context: { only } }, signal) => {
      const shown = diagnostics.shownIn(uri);
      const here = isAsked(only, CodeActionKind.QuickFix, true)
        ? shown.filter(({ diagnostic }) => meet(diagnostic.range, range))
        : [];
      const quick = await Promise.all(here.map((one) => ofShown(uri, one, signal)));
      // What mends stands before what silences.
      const menu = menuActions(uri, here, ports);
      return [
        ...quick.flatMap(({ mends }) => mends),
        ...menu.more,
        ...quick.flatMap(({ silences }) => silences),
        ...menu.silences,
        ...(isAsked(only, FIX_ALL_KIND, false) ? await fixAll(uri, shown, signal) : []),
      ];
    },
    resolve: async (action, signal) => {
      const data: unknown = action.data;
      if (!isActionData(data)) return action;
      const edit = await editFor(data, signal);
      if (edit) return { ...action, edit };
      tellUser(
        connection,
        data.kind === 'fix-all'
          ? abilities.t('no fix in this file can be applied without a choice.')
          : abilities.t('"{0}" no longer applies here and was not applied.', data.title),
      );
      return action;
    },
  };
}

/** The edit of the fix with this title; null where the finding is gone, or the fix does not hold. */
export async function fixByTitle(
  fixing: Fixing,
  { uri, fingerprint, title }: { readonly uri: string; readonly fingerprint: string; readonly title: string },
  signal: AbortSignal,
): Promise<WorkspaceEdit | null> {
  const result = await fixing.prove({ kind: 'finding', uri, fingerprint }, signal);
  return (result.kind === 'fixes' ? result.fixes.find((fix) => fix.title === title)?.edit : null) ?? null;
}

/** Several ways to the same are one offer: the first that holds is taken. */
function uniqueByTitle(fixes: Finding['fixes']): readonly Fix[] {
  return fixes.filter(({ title }, index) => fixes.findIndex((other) => other.title === title) === index);
}

/** Whether actions of a kind are wanted: the kind itself, or one above it. */
function isAsked(only: readonly string[] | undefined, kind: string, otherwise: boolean): boolean {
  return only?.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`)) ?? otherwise;
}

function isActionData(value: unknown): value is ActionData {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('uri' in value)) return false;
  if (typeof value.uri !== 'string') return false;
  if (value.kind === 'fix-all') return true;
  const isText = (key: string): boolean => typeof (value as Readonly<Record<string, unknown>>)[key] === 'string';
  if (value.kind === 'everywhere') return isText('component') && isText('title');
  return value.kind === 'fix' && isText('fingerprint') && isText('title');
}

/** Whether two ranges share a place; an empty one at the end of another does. */
function meet(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
