import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT, TODAY } from '../support/ports.ts';

/** What a server may be sent and send: JSON-RPC, and nothing that a library knows of it. */
export type Message = Readonly<Record<string, unknown>> & {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
};

type Answer = (params: Readonly<Record<string, unknown>>) => unknown;

export interface EditorOptions {
  /** Files by path, written before the server starts. */
  readonly files?: Readonly<Record<string, string>>;
  /** Folders below the temporary one; default: that one alone. null: none is open. */
  readonly folders?: readonly string[] | null;
  readonly capabilities?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
  /** What stands under `modelkeel` for every resource. */
  settings?: Readonly<Record<string, unknown>>;
  /** Answers to requests of the server, besides those that every client gives. */
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** That of an editor before; a new one where it is not given. */
  readonly folder?: string;
}

/** What an editor of today can do. */
export const ABLE = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source', 'source.fixAll'] } },
    },
    synchronization: { didSave: true },
  },
  notebookDocument: { synchronization: {} },
  window: { workDoneProgress: true },
} as const;

/** The same, and it pulls diagnostics. */
export const PULLING = {
  ...ABLE,
  textDocument: { ...ABLE.textDocument, diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } },
} as const;

/** An editor that speaks to the real server over pipes, with a framing of its own. */
export class Editor {
  readonly folder: string;
  readonly log: Message[] = [];
  readonly server: ChildProcessWithoutNullStreams;
  stderr = '';
  settings: Readonly<Record<string, unknown>>;
  readonly #answers: Readonly<Record<string, Answer>>;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #watchers: { readonly test: (message: Message) => boolean; readonly resolve: (message: Message) => void }[] = [];
  #buffer = Buffer.alloc(0);
  #next = 1;
  readonly #versions = new Map<string, number>();
  readonly exited: Promise<number | null>;

  constructor(options: EditorOptions) {
    this.folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'modelkeel-lsp-')));
    this.settings = { today: TODAY, 'diagnostics.delay': 20, ...options.settings };
    this.#answers = options.answers ?? {};
    for (const [path, text] of Object.entries(options.files ?? {})) this.write(path, text);
    this.server = spawn(process.execPath, [join(PROJECT, 'dist', 'cli.js'), 'lsp', '--stdio'], {
      cwd: this.folder,
      env: { ...process.env, MODELKEEL_CACHE: join(this.folder, '..', 'no-cache'), ...options.environment },
    });
    this.server.stdout.on('data', (chunk: Buffer) => {
      this.#read(chunk);
    });
    this.server.stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    this.exited = new Promise((resolve) => this.server.on('exit', resolve));
  }

  /** Starts a server and shakes hands with it. */
  static async start(options: EditorOptions = {}): Promise<Editor> {
    const editor = new Editor(options);
    const folders = options.folders === undefined ? ['.'] : options.folders;
    const named = folders?.map((name) => ({ uri: editor.uri(name), name })) ?? null;
    await editor.request('initialize', {
      processId: process.pid,
      rootUri: named?.[0]?.uri ?? null,
      workspaceFolders: named,
      capabilities: options.capabilities ?? ABLE,
      initializationOptions: options.initializationOptions,
    });
    editor.notify('initialized', {});
    return editor;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  raw(text: string): void {
    this.server.stdin.write(text);
  }

  send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.server.stdin.write(`Content-Length: ${String(body.length)}\r\n\r\n`);
    this.server.stdin.write(body);
  }

  notify(method: string, params?: unknown): void {
    this.send({ method, params: params as Message['params'] });
  }

  /** Sends a request and gives its number, so that it can be cancelled. */
  begin(method: string, params?: unknown): { readonly id: number; readonly result: Promise<unknown> } {
    const id = this.#next++;
    const result = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.send({ id, method, ...(params === undefined ? {} : { params: params as Message['params'] }) });
    return { id, result };
  }

  async request<T = unknown>(method: string, params?: unknown): Promise<T> {
    return (await this.begin(method, params).result) as T;
  }

  /** The next message of the server that fits, or one that came already. */
  async message(test: (message: Message) => boolean): Promise<Message> {
    const known = this.log.find(test);
    if (known) return known;
    return new Promise((resolve) => {
      this.#watchers.push({ test, resolve });
    });
  }

  /** The diagnostics that were pushed last for a file. */
  pushed(path: string): readonly Diagnostic[] | null {
    const uri = this.uri(path);
    const last = this.log.findLast(
      ({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.['uri'] === uri,
    );
    return last ? (last.params?.['diagnostics'] as readonly Diagnostic[]) : null;
  }

  open(path: string, languageId: string, text: string): void {
    this.#versions.set(path, 0);
    this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(path), languageId, version: 0, text } });
  }

  change(path: string, ...contentChanges: readonly unknown[]): void {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    this.notify('textDocument/didChange', { textDocument: { uri: this.uri(path), version }, contentChanges });
  }

  close(path: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  idle(): Promise<unknown> {
    return this.request('modelkeel/idle');
  }

  /** Ends as the protocol says; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    this.notify('exit');
    return this.exited;
  }

  /** For after each test: whatever happened, no process and no folder stays. */
  async clear(): Promise<void> {
    if (this.server.exitCode === null) this.server.kill();
    await this.exited;
    rmSync(this.folder, { recursive: true, force: true });
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString('ascii'))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.subarray(end + 4, end + 4 + length).toString('utf8');
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    this.log.push(message);
    if (message.method === undefined) {
      const waiting = this.#waiting.get(Number(message.id));
      this.#waiting.delete(Number(message.id));
      if (message.error) waiting?.reject(Object.assign(new Error(message.error.message), message.error));
      else waiting?.resolve(message.result);
    } else if (message.id !== undefined) this.#answer(message);
    for (const { resolve } of this.#watchers.filter(({ test }) => test(message))) resolve(message);
    this.#watchers = this.#watchers.filter(({ test }) => !test(message));
  }

  #answer({ id = null, method = '', params = {} }: Message): void {
    const own = this.#answers[method];
    if (own) this.send({ id, result: own(params) });
    else if (method === 'workspace/configuration') {
      const items = params['items'] as readonly { readonly section: string; readonly scopeUri?: string }[];
      this.send({ id, result: items.map(({ section }) => (section === 'modelkeel' ? this.settings : null)) });
    } else this.send({ id, result: null });
  }
}

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code: string;
  readonly severity: number;
  readonly tags?: readonly number[];
  readonly relatedInformation?: readonly unknown[];
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
export interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly TextEdit[];
  }[];
}
export interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly Diagnostic[];
  readonly edit?: WorkspaceEdit;
  readonly command?: unknown;
  readonly data?: unknown;
}

/** A text after what an edit does to it, applied from its end as editors do. */
export function applied(text: string, edit: WorkspaceEdit | null | undefined, uri: string): string {
  const versioned = edit?.documentChanges?.find(({ textDocument }) => textDocument.uri === uri)?.edits;
  const edits = versioned ?? edit?.changes?.[uri] ?? [];
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}

/** A range on one line. */
export function onLine(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
