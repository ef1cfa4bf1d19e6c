import type { Connection } from 'vscode-languageserver';
import type { Analyzer } from '../../core/analyzer.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Fix } from '../../core/model/fix.ts';
import type { TextEdit } from '../../core/model/text.ts';
import type { AgentAnswer } from '../../core/report/agents/agent-tools.ts';
import type { AgentFixing, AgentPorts, AgentReport } from '../../core/report/agents/answer-tool.ts';
import { chooseFixes } from '../../core/report/choose-fixes.ts';
import type { Locate } from '../../core/report/locate.ts';
import { patchOf } from '../../core/report/patch.ts';
import { mergeReports, withReferences } from '../../core/report/merge.ts';
import type { Abilities } from './abilities.ts';
import type { ToWorkspaceEdit } from './edits.ts';
import type { Inventory } from './inventory.ts';
import type { Places } from './places.ts';

export interface AgentAnswerPorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly analyzer: () => Analyzer;
  readonly inventory: Inventory;
  readonly places: () => Places;
  readonly toEdit: ToWorkspaceEdit;
  readonly levelOf: (finding: Finding) => Severity | 'off';
  /** A file as people in this workspace call it: relative to its folder. */
  readonly shown: (uri: string) => string;
  /** Resolves when the whole workspace was looked at. */
  readonly scanned: () => Promise<void>;
  readonly today: () => string;
}

/** Answers agents from what the editor shows: the inventory, with texts as they are in the editor now. */
export function agentPorts(ports: AgentAnswerPorts): AgentPorts {
  const { analyzer, today } = ports;
  return {
    today,
    explain: (model, platform, signal) => analyzer().explain(model, platform, signal),
    offers: (platform, kind) => analyzer().offers(platform, kind),
    platforms: () => analyzer().platforms(),
    report: async (path, proved, signal) => {
      await ports.scanned();
      const { report, locate } = reportOf(path, ports);
      const fixes = proved ? await analyzer().fixesOfAll(report.findings, signal) : new Map<Finding, readonly Fix[]>();
      const findings = report.findings.map((finding) => ({ ...finding, fixes: fixes.get(finding) ?? [] }));
      return { report: { ...report, findings }, locate };
    },
    fixes: async (path, how, signal) => {
      await ports.scanned();
      return fixesOf(path, how, ports, signal);
    },
  };
}

/** What is shown of the workspace, or of a file or folder in it, at the levels that the settings give to rules. */
function reportOf(path: string | null, { inventory, places, levelOf, shown }: AgentAnswerPorts): AgentReport {
  const locate: Locate = (uri, span) => {
    const { start, end } = places().at({ uri, span })?.range ?? inventory.view(uri)?.at({ uri, span })?.range ?? ORIGIN;
    return {
      file: shown(uri),
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  };
  const wanted = path === null ? null : path.replace(/^\.\//, '').replace(/\/$/, '');
  const isMeant = (uri: string): boolean => {
    const name = shown(uri);
    return wanted === null || wanted === '.' || name === wanted || name.startsWith(`${wanted}/`);
  };
  const whole = mergeReports(inventory.uris().flatMap((uri) => inventory.get(uri) ?? []));
  const references = whole.references.filter(({ site, literal }) => isMeant((literal ?? site).uri));
  const ids = new Set(references.map(({ id }) => id));
  const findings = withReferences(whole).flatMap((finding) => {
    const severity = levelOf(finding);
    return severity === 'off' || !isMeant(finding.place.uri) ? [] : [{ ...finding, severity }];
  });
  const components = whole.components.flatMap((component) => {
    const mine = component.references.filter(({ id }) => ids.has(id));
    return mine.length === 0 ? [] : [{ ...component, references: mine }];
  });
  const notes = whole.notes.filter(({ uri }) => isMeant(uri));
  return { report: { ...whole, references, components, findings, notes }, locate };
}

const ORIGIN = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function fixesOf(
  path: string | null,
  { isWritten, review }: AgentFixing,
  ports: AgentAnswerPorts,
  signal: AbortSignal,
): Promise<AgentAnswer> {
  const { analyzer, connection, abilities, toEdit } = ports;
  const { findings } = reportOf(path, ports).report;
  const mending = findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ kind }) => kind !== 'suppress'),
  }));
  const proved = await analyzer().fixesOfAll(mending, signal);
  const fixes = chooseFixes(
    mending.map((finding) => proved.get(finding) ?? []),
    review,
  );
  const edits = fixes.flatMap((fix) => fix.edits);
  const open = [...new Set(fixes.flatMap(({ migration }) => migration?.open ?? []))];
  const counted = `${String(fixes.length)} of ${String(findings.length)} problems`;
  if (!isWritten) {
    const diff = diffOf(edits, ports);
    return told(diff, [`${counted} would be fixed`, ...open]);
  }
  const edit = toEdit(edits);
  if (!edit) return told('', ['the code has just changed; nothing was written, try again']);
  if (!abilities.applyEdit) return told('', ['this editor does not let a server edit text; nothing was written']);
  const { applied } = await connection.workspace.applyEdit({ label: 'Apply model fixes', edit });
  return told('', applied ? [`${counted} were fixed`, ...open] : ['the editor did not apply the change']);
}

function told(diff: string, said: readonly string[]): AgentAnswer {
  return { text: `${diff}${diff === '' ? '' : '\n'}${said.join('\n')}\n`, data: { diff, said } };
}

function diffOf(edits: readonly TextEdit[], { analyzer, shown }: AgentAnswerPorts): string {
  const uris = [...new Set(edits.map(({ uri }) => uri))].toSorted();
  return uris
    .map((uri) => {
      const own = edits.filter((edit) => edit.uri === uri);
      return patchOf(shown(uri), analyzer().text(uri) ?? '', own).shown;
    })
    .join('');
}
