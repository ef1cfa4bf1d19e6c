import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import type { Fix } from '../core/model/fix.ts';
import { chooseFixes } from '../core/report/choose-fixes.ts';
import type { Diagnostics, ShownFinding } from './diagnostics.ts';
import type { Places } from './places.ts';

export const FIX_ALL_KIND = vscode.CodeActionKind.SourceFixAll.append('modelkeel');

/** An abort signal that follows a cancellation token. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else
    token.onCancellationRequested(() => {
      controller.abort();
    });
  return controller.signal;
}

/** Quick fixes of the findings under the cursor. Each was tried in memory before it is offered. */
export function createActionProvider(
  analyzer: () => Analyzer,
  diagnostics: Diagnostics,
  places: Places,
): vscode.CodeActionProvider {
  return {
    provideCodeActions: async (document, range, { only }, token) => {
      const shown = diagnostics.shownIn(document.uri);
      const signal = signalOf(token);
      try {
        if (only && FIX_ALL_KIND.contains(only)) return await fixAllAction(analyzer(), shown, places, signal);
        if (only?.contains(FIX_ALL_KIND)) return await fixAllAction(analyzer(), shown, places, signal);
        if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
        const here = shown.filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
        const actions = await Promise.all(here.map((finding) => actionsFor(analyzer(), finding, places, signal)));
        return actions.flat();
      } catch (error) {
        if (signal.aborted) return [];
        throw error;
      }
    },
  };
}

async function actionsFor(
  analyzer: Analyzer,
  { finding, diagnostic }: ShownFinding,
  places: Places,
  signal: AbortSignal,
): Promise<vscode.CodeAction[]> {
  const fixes = await analyzer.fixes(finding, signal);
  return fixes.flatMap((fix) => {
    const action = new vscode.CodeAction(
      fix.kind === 'suppress' ? `${fix.title}…` : fix.title,
      vscode.CodeActionKind.QuickFix,
    );
    action.diagnostics = [diagnostic];
    action.isPreferred = fix.preferred;
    if (fix.kind === 'suppress') {
      // A suppression wants a reason, so it is asked for instead of written at once.
      action.command = {
        title: fix.title,
        command: 'modelkeel.suppress',
        arguments: [finding.place.uri, finding.fingerprint],
      };
      return [action];
    }
    const edit = places.edit(fix.edits);
    if (!edit) return [];
    action.edit = edit;
    return [action];
  });
}

/** The preferred, verified fixes of some findings, without those that touch the same text. */
export async function preferredFixes(
  analyzer: Analyzer,
  shown: readonly ShownFinding[],
  safeOnly: boolean,
  signal: AbortSignal,
): Promise<readonly Fix[]> {
  const offered: (readonly Fix[])[] = [];
  for (const { finding } of shown) {
    const fixes = await analyzer.fixes(finding, signal);
    offered.push(fixes.filter((fix) => fix.preferred && (!safeOnly || fix.safety === 'safe')));
  }
  return chooseFixes(offered);
}

/** What runs on save changes nothing that a person should decide: pins only. */
async function fixAllAction(
  analyzer: Analyzer,
  shown: readonly ShownFinding[],
  places: Places,
  signal: AbortSignal,
): Promise<vscode.CodeAction[]> {
  const fixes = await preferredFixes(analyzer, shown, true, signal);
  const edit = places.edit(fixes.flatMap((fix) => fix.edits));
  if (!edit || fixes.length === 0) return [];
  const action = new vscode.CodeAction('Pin all models in this file', FIX_ALL_KIND);
  action.edit = edit;
  return [action];
}
