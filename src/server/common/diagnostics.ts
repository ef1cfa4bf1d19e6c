import { DiagnosticSeverity, DiagnosticTag, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type {
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { hashText } from '../../core/base/hash.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Note } from '../../core/model/report.ts';
import { DISPLAY_NAME } from '../../protocol/options.ts';
import type { Abilities } from './abilities.ts';
import type { Inventory } from './inventory.ts';
import type { OpenDocuments } from './open-documents.ts';
import { MAX_RELATED } from './places.ts';
import { messageOf } from '../../core/model/spoken.ts';

/** A diagnostic and what it shows: code actions start from it. */
export type Shown =
  | { readonly kind: 'finding'; readonly finding: Finding; readonly diagnostic: Diagnostic }
  | { readonly kind: 'note'; readonly note: Note; readonly diagnostic: Diagnostic };

/** Shows findings as diagnostics: to clients that pull when they ask, to all others when they change. */
export interface Diagnostics {
  /** What is shown in a document or cell, by the client's uri. */
  readonly shownIn: (clientUri: string) => readonly Shown[];
  /** Shows everything again: severities changed. */
  readonly refresh: () => void;
  readonly pull: (clientUri: string, previous: string | undefined) => DocumentDiagnosticReport;
  /** What differs from what the client has; waits until something does. */
  readonly pullWorkspace: (
    previous: readonly { readonly uri: string; readonly value: string }[],
    signal: AbortSignal,
  ) => Promise<WorkspaceDiagnosticReport>;
  /** A document was opened or closed: another way of telling may count for it. */
  readonly moved: (uri: string) => void;
}

export interface DiagnosticsPorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly inventory: Inventory;
  readonly open: OpenDocuments;
  readonly levelOf: (finding: Finding) => Severity | 'off';
}

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Milliseconds for which changes are gathered before a client that pulls is asked to pull again. */
const REFRESH_MS = 60;

interface Page {
  readonly shown: readonly Shown[];
  /** Equal where a person sees the same. */
  readonly id: string;
}

const NOTHING: Page = { shown: [], id: 'none' };

export function createDiagnostics(ports: DiagnosticsPorts): Diagnostics {
  const { connection, abilities, inventory, open } = ports;
  /** By document of the core, then by the client's uri. */
  const pages = new Map<string, ReadonlyMap<string, Page>>();
  const byClientUri = new Map<string, Page>();
  /** What the client was last told of a uri, in either way. */
  const pushed = new Map<string, string>();
  const pulled = new Map<string, string>();
  let pullsWorkspace = false;
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  const pageOf = (clientUri: string): Page => byClientUri.get(clientUri) ?? NOTHING;

  /** Pulled by the client: what it has open, or everything once it asked for the workspace. */
  const isPulled = (clientUri: string): boolean => {
    if (!abilities.pullDiagnostics) return false;
    if (pulled.has(clientUri) || pullsWorkspace) return true;
    const target = open.targetOf(clientUri);
    // Not every client that pulls pulls cells; as long as it does not, they are pushed.
    return target !== null && open.cells(target) === null;
  };
  const push = (clientUri: string): void => {
    const { shown, id } = isPulled(clientUri) ? NOTHING : pageOf(clientUri);
    if ((pushed.get(clientUri) ?? NOTHING.id) === id) return;
    if (id === NOTHING.id) pushed.delete(clientUri);
    else pushed.set(clientUri, id);
    const version = open.document(clientUri)?.version;
    void connection.sendDiagnostics({
      uri: clientUri,
      diagnostics: shown.map(({ diagnostic }) => diagnostic),
      ...(version === undefined ? {} : { version }),
    });
  };
  const wake = (): void => {
    const all = waiting;
    waiting = [];
    for (const resolve of all) resolve();
  };
  /** A client that pulls looks again by itself only where it was the one who typed. */
  const askToPull = (): void => {
    if (!abilities.refreshDiagnostics || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      const stale = [...pulled].some(([uri, id]) => open.document(uri) !== null && pageOf(uri).id !== id);
      if (stale) void connection.languages.diagnostics.refresh();
    }, REFRESH_MS);
  };

  const show = (uri: string): void => {
    const next = pagesOf(uri, ports);
    const before = pages.get(uri) ?? new Map<string, Page>();
    if (next.size > 0) pages.set(uri, next);
    else pages.delete(uri);
    for (const clientUri of before.keys()) if (!next.has(clientUri)) byClientUri.delete(clientUri);
    for (const [clientUri, page] of next) byClientUri.set(clientUri, page);
    for (const clientUri of new Set([...before.keys(), ...next.keys()])) push(clientUri);
  };
  const showAll = (uris: Iterable<string>): void => {
    for (const uri of uris) show(uri);
    wake();
    if (abilities.pullDiagnostics) askToPull();
  };
  inventory.onDidChange(showAll);

  const workspaceReport = (previous: ReadonlyMap<string, string>): readonly WorkspaceDocumentDiagnosticReport[] => {
    const uris = new Set([...byClientUri.keys(), ...previous.keys()]);
    return [...uris].flatMap((uri) => {
      const { shown, id } = pageOf(uri);
      if ((previous.get(uri) ?? NOTHING.id) === id) return [];
      return [
        {
          uri,
          kind: DocumentDiagnosticReportKind.Full,
          version: open.document(uri)?.version ?? null,
          resultId: id,
          items: shown.map(({ diagnostic }) => diagnostic),
        },
      ];
    });
  };

  return {
    shownIn: (clientUri) => pageOf(clientUri).shown,
    refresh: () => {
      showAll(inventory.shown());
    },
    pull: (clientUri, previous) => {
      const { shown, id } = pageOf(clientUri);
      pulled.set(clientUri, id);
      push(clientUri);
      return previous === id
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: shown.map(({ diagnostic }) => diagnostic) };
    },
    pullWorkspace: async (previous, signal) => {
      if (!pullsWorkspace) {
        pullsWorkspace = true;
        for (const clientUri of [...pushed.keys()]) push(clientUri);
      }
      const known = new Map(previous.map(({ uri, value }) => [uri, value]));
      for (;;) {
        const items = workspaceReport(known);
        if (items.length > 0 || signal.aborted) return { items: [...items] };
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          signal.addEventListener('abort', () => {
            resolve();
          });
        });
      }
    },
    moved: (uri) => {
      for (const clientUri of open.clientUris(uri)) {
        if (!open.document(clientUri)) pulled.delete(clientUri);
        push(clientUri);
      }
    },
  };
}

/** The diagnostics of one document by the uri they stand under; the cells of a notebook have each their own. */
function pagesOf(uri: string, { inventory, abilities, levelOf }: DiagnosticsPorts): ReadonlyMap<string, Page> {
  const view = inventory.view(uri);
  if (!view) return new Map();
  const shown = new Map<string, Shown[]>();
  const add = (clientUri: string, one: Shown): void => {
    const list = shown.get(clientUri);
    if (list) list.push(one);
    else shown.set(clientUri, [one]);
  };
  for (const finding of view.findings) {
    const at = view.at(finding.place);
    const level = levelOf(finding);
    if (!at || level === 'off') continue;
    add(at.uri, {
      kind: 'finding',
      finding,
      diagnostic: findingDiagnostic(finding, level, at.range, view.at, abilities),
    });
  }
  for (const note of view.notes) {
    const place = note.place ?? note.edits?.[0];
    const at = place ? view.at(place) : null;
    if (at) add(at.uri, { kind: 'note', note, diagnostic: noteDiagnostic(note, at.range, abilities) });
  }
  return new Map(
    [...shown].map(([clientUri, list]) => [
      clientUri,
      { shown: list, id: hashText(JSON.stringify(list.map(({ diagnostic }) => diagnostic))) },
    ]),
  );
}

function findingDiagnostic(
  finding: Finding,
  level: Severity,
  range: Diagnostic['range'],
  at: NonNullable<ReturnType<Inventory['view']>>['at'],
  { relatedInformation, options, say }: Abilities,
): Diagnostic {
  const related = relatedInformation
    ? finding.related.slice(0, MAX_RELATED).flatMap((one) => {
        const location = at(one.place);
        return location ? [{ location, message: say(messageOf(one)) }] : [];
      })
    : [];
  return {
    range,
    severity: LEVELS[level],
    source: DISPLAY_NAME,
    message: say(messageOf(finding)),
    code: finding.rule,
    ...(options.rulePages === undefined
      ? {}
      : { codeDescription: { href: `${options.rulePages.replace(/\/$/, '')}/${finding.rule}.md` } }),
    ...(finding.tags.includes('deprecated') ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data: { fingerprint: finding.fingerprint },
  };
}

function noteDiagnostic(note: Note, range: Diagnostic['range'], { say }: Abilities): Diagnostic {
  const text = say(note.said ?? note.detail);
  return {
    range,
    severity: note.kind === 'policy' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information,
    source: DISPLAY_NAME,
    message: text.endsWith('.') ? text : `${text}.`,
    code: note.kind,
  };
}
