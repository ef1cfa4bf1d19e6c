import * as vscode from 'vscode';
import type { Finding, RuleId, Severity } from '../core/model/finding.ts';
import type { FileReport } from '../core/model/report.ts';
import { mergeReports } from '../core/report/merge.ts';
import type { MergedReport } from '../core/report/merge.ts';
import type { Disposable } from './disposable.ts';

/** Whether the workspace as a whole was looked at. */
export type ScanState =
  | { readonly kind: 'never' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly files: number };

/** The only state: reports by document. Every view is a function of it. */
export interface Inventory extends Disposable {
  readonly put: (reports: readonly FileReport[]) => void;
  /** Puts these in the place of all but those to keep. */
  readonly putAll: (reports: readonly FileReport[], keep: ReadonlySet<string>) => void;
  readonly remove: (uri: string) => void;
  readonly get: (uri: string) => FileReport | null;
  readonly uris: () => readonly string[];
  readonly merged: () => MergedReport;
  /** Findings that stand in a document, whichever report found them. */
  readonly findingsIn: (uri: string) => readonly Finding[];
  readonly scanState: () => ScanState;
  readonly setScanState: (state: ScanState) => void;
  /** The severities of the settings changed: what is shown is computed again. */
  readonly severitiesChanged: () => void;
  readonly onDidChange: vscode.Event<void>;
}

/**
 * Holds the reports; what is computed from all of them is computed once per change, when it is asked for. `levelOf` is
 * what the user says of a rule; it counts for every view.
 */
export function createInventory(levelOf: (rule: RuleId) => Severity | 'off' | undefined): Inventory {
  const reports = new Map<string, FileReport>();
  const changed = new vscode.EventEmitter<void>();
  let merged: MergedReport | null = null;
  let byPlace: ReadonlyMap<string, readonly Finding[]> | null = null;
  let state: ScanState = { kind: 'never' };
  const touch = (): void => {
    merged = null;
    byPlace = null;
    changed.fire();
  };
  const all = (): MergedReport => (merged ??= withLevels(mergeReports([...reports.values()]), levelOf));
  return {
    put: (list) => {
      for (const report of list) reports.set(report.uri, report);
      touch();
    },
    putAll: (list, keep) => {
      for (const uri of [...reports.keys()]) if (!keep.has(uri)) reports.delete(uri);
      for (const report of list) if (!keep.has(report.uri)) reports.set(report.uri, report);
      touch();
    },
    remove: (uri) => {
      if (reports.delete(uri)) touch();
    },
    get: (uri) => reports.get(uri) ?? null,
    uris: () => [...reports.keys()],
    merged: all,
    findingsIn: (uri) => {
      byPlace ??= groupByPlace(all().findings);
      return byPlace.get(uri) ?? [];
    },
    scanState: () => state,
    setScanState: (next) => {
      state = next;
      changed.fire();
    },
    severitiesChanged: touch,
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
    },
  };
}

function withLevels(report: MergedReport, levelOf: (rule: RuleId) => Severity | 'off' | undefined): MergedReport {
  const findings = report.findings.flatMap((finding) => {
    const level = levelOf(finding.rule) ?? finding.severity;
    if (level === 'off') return [];
    return [level === finding.severity ? finding : { ...finding, severity: level }];
  });
  return { ...report, findings };
}

function groupByPlace(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.place.uri);
    if (group) group.push(finding);
    else groups.set(finding.place.uri, [finding]);
  }
  return groups;
}
