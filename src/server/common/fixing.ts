import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Analyzer } from '../../core/analyzer.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import { withReason } from '../../core/model/fix.ts';
import type { Fix } from '../../core/model/fix.ts';
import type { Note } from '../../core/model/report.ts';
import { chooseFixes } from '../../core/report/choose-fixes.ts';
import type { FixesResult, FixTarget, ProvedFix, SuppressParams } from '../../protocol/server-requests.ts';
import { findingsAt } from './card.ts';
import type { ToWorkspaceEdit } from './edits.ts';
import type { Inventory } from './inventory.ts';
import type { OpenDocuments } from './open-documents.ts';
import { cellsOf } from './uris.ts';
import type { Uris } from './uris.ts';
import { titleOf } from '../../core/model/spoken.ts';
import { inEnglish, told } from '../../core/model/told.ts';
import type { Abilities } from './abilities.ts';

/** Fixes as the client can apply them. Each was tried in memory first: applied, it does what it says. */
export interface Fixing {
  /** A finding of a document, of a notebook or one of its cells. */
  readonly find: (clientUri: string, fingerprint: string) => Finding | null;
  /** The component of a finding whose model is named in more than one place; null where it is not. */
  readonly everywhere: (finding: Finding) => { readonly component: string; readonly places: number } | null;
  readonly prove: (target: FixTarget, signal: AbortSignal) => Promise<FixesResult>;
  /** The comment that silences a finding; null where none can stand there. */
  readonly suppression: (params: SuppressParams, signal: AbortSignal) => Promise<WorkspaceEdit | null>;
}

export interface FixingPorts {
  readonly abilities: Pick<Abilities, 'say'>;
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly open: OpenDocuments;
  readonly uris: Uris;
  readonly levelOf: (finding: Finding) => Severity | 'off';
  readonly toEdit: ToWorkspaceEdit;
}

/** Title of the fix for a suppression comment that uses the old name. */
export const RENAME_DIRECTIVE = told`Update this comment to the current name`;

export function createFixing(ports: FixingPorts): Fixing {
  const { analyzer, inventory, open, uris, toEdit } = ports;
  /** Under which uris of the core there may be something to show for one of the client. */
  const documentsOf = (clientUri: string): readonly string[] => {
    const file = uris.toCore(clientUri);
    return [...new Set([open.targetOf(clientUri) ?? file, cellsOf(file), file])].filter((uri) => inventory.view(uri));
  };
  const shownIn = (uri: string): readonly Finding[] =>
    (inventory.view(uri)?.findings ?? []).filter((finding) => ports.levelOf(finding) !== 'off');

  const find: Fixing['find'] = (clientUri, fingerprint) => {
    const all = documentsOf(clientUri).flatMap(shownIn);
    return all.find((finding) => finding.fingerprint === fingerprint) ?? null;
  };
  const provedFixes = (fixes: readonly Fix[]): FixesResult => {
    const proved = fixes.map((fix) => ({ fix, edit: toEdit(fix.edits) }));
    const current = proved.flatMap(({ fix, edit }) => (edit ? [provedFix(fix, edit, ports.abilities)] : []));
    return current.length < proved.length ? { kind: 'changed' } : { kind: 'fixes', fixes: current };
  };
  const preferredOf = async (
    findings: readonly Finding[],
    safeOnly: boolean,
    signal: AbortSignal,
    withOpen = false,
  ): Promise<FixesResult> => {
    const held = await analyzer().fixesOfAll(findings, signal);
    const wanted = findings.map((finding) =>
      (held.get(finding) ?? []).filter((fix) => isWanted(fix, safeOnly) || (withOpen && fix.migration !== undefined)),
    );
    return provedFixes(chooseFixes(wanted, withOpen));
  };
  /** Comments of before keep their meaning, so that they go with what is safe. */
  const directivesIn = (uri: string): FixesResult => {
    const edits = (inventory.view(uri)?.notes ?? []).flatMap((note) => directiveEdits(note, toEdit));
    return edits.includes(null)
      ? { kind: 'changed' }
      : { kind: 'fixes', fixes: edits.flatMap((edit) => (edit ? [renaming(edit, ports.abilities)] : [])) };
  };
  const ofComponent = (component: string): readonly Finding[] => {
    const references = inventory
      .documentsOf(component)
      .flatMap((uri) => inventory.view(uri)?.references ?? [])
      .filter((reference) => reference.component === component);
    const findings = new Set(references.flatMap((reference) => findingsAt(reference, inventory)));
    return [...findings].filter((finding) => ports.levelOf(finding) !== 'off');
  };

  const everywhere: Fixing['everywhere'] = ({ place, reference }) => {
    const named = inventory
      .uris()
      .flatMap((uri) => inventory.get(uri)?.references ?? [])
      .find(({ id, literal }) => id === reference && literal?.uri === place.uri);
    if (!named?.component) return null;
    const places = new Set(
      ofComponent(named.component).map(({ place: { uri, span } }) => `${uri}:${String(span.start)}`),
    );
    return places.size > 1 ? { component: named.component, places: places.size } : null;
  };

  return {
    find,
    everywhere,
    prove: async (target, signal) => {
      switch (target.kind) {
        case 'finding': {
          const finding = find(target.uri, target.fingerprint);
          return finding ? provedFixes(await analyzer().fixes(finding, signal)) : { kind: 'changed' };
        }
        case 'document': {
          const documents = documentsOf(target.uri);
          const fixes = await preferredOf(documents.flatMap(shownIn), target.safeOnly, signal);
          return together([fixes, ...documents.map(directivesIn)]);
        }
        case 'rule': {
          const documents = target.uri === null ? inventory.shown() : documentsOf(target.uri);
          const findings = documents.flatMap(shownIn).filter(({ rule }) => rule === target.rule);
          return preferredOf(findings, false, signal);
        }
        case 'component':
          return preferredOf(ofComponent(target.component), false, signal, target.review);
      }
    },
    suppression: async ({ uri, fingerprint, reason, scope }, signal) => {
      const finding = find(uri, fingerprint);
      if (scope === 'file') {
        const whole = finding && (await analyzer().ignoreInFile(finding, signal));
        return whole ? toEdit(withReason(whole, reason).edits) : null;
      }
      const held = finding ? await analyzer().fixes(finding, signal) : [];
      const fix = held.find(({ kind }) => kind === 'suppress');
      return fix ? toEdit(withReason(fix, reason).edits) : null;
    },
  };
}

/** Whether a fix is one that may be applied without a choice. */
export function isWanted({ preferred, safety }: Fix, safeOnly: boolean): boolean {
  return preferred && (!safeOnly || safety === 'safe');
}

/** The edits that a note offers, as the client takes them; null for a text that has changed. */
export function directiveEdits({ kind, edits }: Note, toEdit: ToWorkspaceEdit): readonly (WorkspaceEdit | null)[] {
  return kind === 'former-directive' && edits ? [toEdit(edits)] : [];
}

/** Edits of fixes that do not touch the same text, as one. */
export function joinEdits(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  const changes = new Map<string, NonNullable<WorkspaceEdit['changes']>[string]>();
  const versions = new Map<string, number | null>();
  for (const { changes: plain, documentChanges } of edits) {
    for (const [uri, list] of Object.entries(plain ?? {})) changes.set(uri, [...(changes.get(uri) ?? []), ...list]);
    for (const change of documentChanges ?? []) {
      if (!('textDocument' in change)) continue;
      const { uri, version } = change.textDocument;
      versions.set(uri, version);
      const list = change.edits.filter((edit) => 'newText' in edit);
      changes.set(uri, [...(changes.get(uri) ?? []), ...list]);
    }
  }
  if (versions.size === 0) return { changes: Object.fromEntries(changes) };
  return {
    documentChanges: [...changes].map(([uri, list]) => ({
      textDocument: { uri, version: versions.get(uri) ?? null },
      edits: list,
    })),
  };
}

function provedFix(fix: Fix, edit: WorkspaceEdit, { say }: Pick<Abilities, 'say'>): ProvedFix {
  const { title, kind, preferred, safety } = fix;
  return { title, label: say(titleOf(fix)), kind, preferred, safety, edit };
}

function renaming(edit: WorkspaceEdit, { say }: Pick<Abilities, 'say'>): ProvedFix {
  const label = say(RENAME_DIRECTIVE);
  return { title: inEnglish(RENAME_DIRECTIVE), label, kind: 'rename', preferred: true, safety: 'safe', edit };
}

function together(results: readonly FixesResult[]): FixesResult {
  const fixes = results.flatMap((result) => (result.kind === 'fixes' ? result.fixes : []));
  return results.some(({ kind }) => kind === 'changed') ? { kind: 'changed' } : { kind: 'fixes', fixes };
}
