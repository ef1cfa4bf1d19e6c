import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** One window the suites run in. `suites/<name>.*.test.ts` run in the window of that name. */
export interface Window {
  readonly name: string;
  /** Folder or workspace file below `test/extension/workspaces`; null for an empty window. */
  readonly workspace: string | null;
  readonly askForTrust: boolean;
}

/** All windows; the same for the embedded and the desktop VS Code. */
export const WINDOWS: readonly Window[] = [
  { name: 'main', workspace: 'main', askForTrust: false },
  { name: 'untrusted', workspace: 'main', askForTrust: true },
  { name: 'multi-root', workspace: 'multi-root.code-workspace', askForTrust: false },
  { name: 'empty', workspace: null, askForTrust: false },
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

/** Where a window's workspace lies. */
export function workspacePath({ workspace }: Window): string | null {
  return workspace === null ? null : join(PROJECT, 'test', 'extension', 'workspaces', workspace);
}

/** Bundles the suites of a window; gives the path whose `run()` runs them. */
export async function bundleSuites(name: string, files: readonly string[]): Promise<string> {
  const outfile = join(PROJECT, '.vscode-test', 'suites', `${name}.js`);
  const lines = files.map(
    (file) => `() => import(${JSON.stringify(join(PROJECT, 'test', 'extension', 'suites', file))})`,
  );
  await build({
    stdin: {
      contents: `import { runSuites } from './index.ts';\nexport const run = () => runSuites([${lines.join(', ')}]);`,
      resolveDir: join(PROJECT, 'test', 'extension'),
      loader: 'ts',
    },
    bundle: true,
    outfile,
    platform: 'node',
    format: 'cjs',
    target: 'es2023',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
    sourcemap: 'inline',
  });
  return outfile;
}
