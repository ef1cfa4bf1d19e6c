import type { CancellationToken, Progress, WorkspaceEdit } from 'vscode';
import type { Details } from '../protocol/details.ts';
import type {
  AgentToolParams,
  AgentToolResult,
  CardParams,
  CatalogUpdate,
  ExplainParams,
  FileCounters,
  FixesResult,
  FixTarget,
  LookUpResult,
  MigrateResult,
  MigrationRow,
  ProvedFix,
  SuppressParams,
} from '../protocol/server-requests.ts';

/** Where a scan that somebody watches shows how far it is, and is stopped. */
export interface ScanView {
  readonly progress: Progress<{ readonly message?: string; readonly increment?: number }>;
  readonly token: CancellationToken;
}

/** What the extension asks of the running language server. */
export interface Questions {
  /** Looks at all files of the workspace. With a view a scan begins anew, also where one is running. */
  readonly scan: (view: ScanView | null) => Promise<void>;
  readonly explain: (params: ExplainParams) => Promise<string>;
  readonly fixes: (target: FixTarget) => Promise<FixesResult>;
  /** The comment that silences a finding; null where none can stand there. */
  readonly suppression: (params: SuppressParams) => Promise<ProvedFix['edit'] | null>;
  readonly card: (params: CardParams) => Promise<string | null>;
  readonly lookUp: (component: string) => Promise<LookUpResult>;
  /** Everything known of a component and what it stands in; null where nothing names it. */
  readonly details: (component: string) => Promise<Details | null>;
  /** What could be asked in the place of a component, the advised one first. */
  readonly migrationChoices: (component: string) => Promise<readonly MigrationRow[]>;
  readonly migrate: (component: string, to: string) => Promise<MigrateResult>;
  /** Known ends of the workspace as an iCalendar file. */
  readonly calendar: () => Promise<{ readonly text: string; readonly entries: number }>;
  readonly hosts: () => Promise<readonly string[]>;
  readonly forgetAnswers: () => Promise<void>;
  readonly updateCatalog: () => Promise<CatalogUpdate>;
  /** Calls a tool of coding agents. */
  readonly agentTool: (params: AgentToolParams, token: CancellationToken) => Promise<AgentToolResult>;
  /** Edits as one of the editor; null when a text is no longer the one they were made for. */
  readonly edit: (edits: readonly ProvedFix['edit'][]) => Promise<WorkspaceEdit | null>;
  readonly tokensChanged: () => Promise<void>;
  /** Waits until nothing is waiting or running. */
  readonly whenIdle: () => Promise<FileCounters>;
  /** Id of the server's process; null where it has none. */
  readonly process: () => number | null;
  /** Whether it ended so often that it is not started again by itself. */
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<void>;
}

/** The language server, which is started when somebody has a reason to. */
export interface Server {
  /** Starts it where it does not run. */
  readonly started: () => Promise<Questions>;
  readonly isWanted: () => boolean;
  readonly dispose: () => void;
}

/** Nothing is loaded here: the client library and the server come with the first question. */
export function createServer(connect: () => Promise<Questions>): Server {
  let started: Promise<Questions> | null = null;
  const begin = (): Promise<Questions> => {
    const mine = connect();
    mine.catch(() => {
      // The next question tries again.
      if (started === mine) started = null;
    });
    return mine;
  };
  return {
    started: async () => {
      const before = (started ??= begin());
      const questions = await before;
      if (!questions.hasEnded()) return questions;
      // Somebody asks again: it may have been one file, which is gone by now.
      if (started === before) {
        started = begin();
        await questions.stop();
      }
      return started;
    },
    isWanted: () => started !== null,
    dispose: () => {
      void started?.then(({ stop }) => stop()).catch(() => undefined);
    },
  };
}
