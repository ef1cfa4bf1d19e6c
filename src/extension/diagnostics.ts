import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import type { Finding, Severity } from '../core/model/finding.ts';
import type { Inventory } from './inventory.ts';
import { editorPlace } from './places.ts';
import type { Settings } from './settings.ts';
import type { Disposable } from './disposable.ts';

const LEVELS: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A diagnostic and the finding it shows; code actions start from it. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
}

/** Shows findings as diagnostics. */
export interface Diagnostics extends Disposable {
  readonly shownIn: (uri: vscode.Uri) => readonly ShownFinding[];
}

/** Publishes after each change of the inventory, once per turn; only documents whose findings changed are touched. */
export function createDiagnostics(
  inventory: Inventory,
  analyzer: () => Analyzer,
  settings: () => Settings,
  rulePage: (rule: string) => vscode.Uri,
): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection('modelpin');
  const shown = new Map<string, readonly ShownFinding[]>();
  let scheduled = false;
  const publish = (): void => {
    scheduled = false;
    const next = new Map<string, ShownFinding[]>();
    for (const finding of inventory.merged().findings) {
      const place = editorPlace(analyzer(), finding.place);
      const level = settings().rules[finding.rule] ?? finding.severity;
      if (!place || level === 'off') continue;
      const diagnostic = toDiagnostic(finding, place.range, level, analyzer(), rulePage);
      const key = place.uri.toString();
      next.set(key, [...(next.get(key) ?? []), { finding, diagnostic }]);
    }
    for (const key of shown.keys()) if (!next.has(key)) collection.delete(vscode.Uri.parse(key, true));
    for (const [key, list] of next) {
      collection.set(
        vscode.Uri.parse(key, true),
        list.map(({ diagnostic }) => diagnostic),
      );
    }
    shown.clear();
    for (const [key, list] of next) shown.set(key, list);
  };
  const subscription = inventory.onDidChange(() => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(publish);
  });
  return {
    shownIn: (uri) => shown.get(uri.toString()) ?? [],
    dispose: () => {
      subscription.dispose();
      collection.dispose();
    },
  };
}

function toDiagnostic(
  finding: Finding,
  range: vscode.Range,
  level: Severity,
  analyzer: Analyzer,
  rulePage: (rule: string) => vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, finding.message, LEVELS[level]);
  diagnostic.source = 'Modelpin';
  diagnostic.code = { value: finding.rule, target: rulePage(finding.rule) };
  if (finding.tags.includes('deprecated')) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  diagnostic.relatedInformation = finding.related.slice(0, 20).flatMap(({ place, message }) => {
    const at = editorPlace(analyzer, place);
    return at ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(at.uri, at.range), message)] : [];
  });
  return diagnostic;
}
