import * as vscode from 'vscode';
import type { Finding, Severity } from '../core/model/finding.ts';
import type { Inventory } from './inventory.ts';
import type { Places } from './places.ts';
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
  places: Places,
  rulePage: (rule: string) => vscode.Uri,
): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection('modelkeel');
  let shown = new Map<string, readonly ShownFinding[]>();
  let published = new Map<string, string>();
  let scheduled = false;
  const publish = (): void => {
    scheduled = false;
    const next = new Map<string, ShownFinding[]>();
    for (const finding of inventory.merged().findings) {
      const place = places.at(finding.place);
      if (!place) continue;
      const entry = { finding, diagnostic: toDiagnostic(finding, place.range, places, rulePage) };
      const key = place.uri.toString();
      const list = next.get(key);
      if (list) list.push(entry);
      else next.set(key, [entry]);
    }
    const signatures = new Map([...next].map(([key, list]) => [key, JSON.stringify(list.map(signature))]));
    for (const key of published.keys()) if (!next.has(key)) collection.delete(vscode.Uri.parse(key, true));
    for (const [key, list] of next) {
      if (published.get(key) === signatures.get(key)) continue;
      collection.set(
        vscode.Uri.parse(key, true),
        list.map(({ diagnostic }) => diagnostic),
      );
    }
    shown = next;
    published = signatures;
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

/** All a person can see of a diagnostic. */
function signature({ finding, diagnostic: { range, message, severity, relatedInformation } }: ShownFinding): unknown {
  return [finding.rule, finding.tags, range, message, severity, relatedInformation];
}

function toDiagnostic(
  finding: Finding,
  range: vscode.Range,
  places: Places,
  rulePage: (rule: string) => vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, finding.message, LEVELS[finding.severity]);
  diagnostic.source = 'Modelkeel';
  diagnostic.code = { value: finding.rule, target: rulePage(finding.rule) };
  if (finding.tags.includes('deprecated')) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  diagnostic.relatedInformation = finding.related.slice(0, 20).flatMap(({ place, message }) => {
    const at = places.at(place);
    return at ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(at.uri, at.range), message)] : [];
  });
  return diagnostic;
}
