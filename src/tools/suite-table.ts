import { join, resolve } from 'node:path';

/** Where the extension and the suites run. */
export type Host =
  /** In Node, as on the desktop and on remote machines. */
  | 'node'
  /** In the web worker of a page that is connected to a remote machine, with its files. */
  | 'worker'
  /** In the web worker of a page that has no machine behind it: all files are in memory. */
  | 'serverless';

/** One window the suites run in. */
export interface Window {
  readonly name: string;
  /** `suites/<suites>.*.test.ts` run in it. */
  readonly suites: string;
  readonly host: Host;
  /** Folder or workspace file below `test/extension/workspaces`, in memory for a serverless window; null for an empty one. */
  readonly workspace: string | null;
  readonly askForTrust: boolean;
  /** Suites that make no sense there, by subject, and why. */
  readonly skipped: Readonly<Record<string, string>>;
}

const NO_SERVER = 'plays a server, which takes Node';
const NO_PROCESS = 'kills the process of the server, which is a worker there';
const NO_SOCKETS = 'watches the sockets of Node; of a page the launcher sees every request';

/** All windows; those in Node are the same for the embedded and the desktop VS Code. */
export const WINDOWS: readonly Window[] = [
  { name: 'main', suites: 'main', host: 'node', workspace: 'main', askForTrust: false, skipped: {} },
  { name: 'untrusted', suites: 'untrusted', host: 'node', workspace: 'main', askForTrust: true, skipped: {} },
  {
    name: 'multi-root',
    suites: 'multi-root',
    host: 'node',
    workspace: 'multi-root.code-workspace',
    askForTrust: false,
    skipped: {},
  },
  { name: 'empty', suites: 'empty', host: 'node', workspace: null, askForTrust: false, skipped: {} },
  {
    name: 'web-main',
    suites: 'main',
    host: 'worker',
    workspace: 'main',
    askForTrust: false,
    skipped: { crash: NO_PROCESS, network: NO_SOCKETS },
  },
  {
    name: 'virtual-main',
    suites: 'main',
    host: 'serverless',
    workspace: 'main',
    askForTrust: false,
    skipped: { crash: NO_PROCESS, network: NO_SOCKETS },
  },
  {
    name: 'virtual-empty',
    suites: 'empty',
    host: 'serverless',
    workspace: null,
    askForTrust: false,
    skipped: { catalog: NO_SERVER, host: NO_SERVER, network: NO_SERVER },
  },
];

/** Settings of every window: facts must not depend on the day of the run. */
export const SETTINGS = {
  'modelkeel.today': '2026-11-23',
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'files.autoSave': 'off',
};

export const PROJECT = resolve(import.meta.dirname, '..', '..');

/** Where a window's workspace lies on the disk. */
export function workspacePath({ workspace }: Window): string | null {
  return workspace === null ? null : join(PROJECT, 'test', 'extension', 'workspaces', workspace);
}

/** The suites of a window among all files of `suites/`, in the order of their names; without those it skips. */
export function suitesOf({ suites, skipped }: Window, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => file.startsWith(`${suites}.`) && !Object.hasOwn(skipped, file.split('.')[1] ?? ''))
    .toSorted();
}
