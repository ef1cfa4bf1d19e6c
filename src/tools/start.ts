import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installVscode } from './embedded/install.ts';
import { startServer } from './embedded/server.ts';
import { workbenchUrl } from './embedded/workbench-url.ts';

const USAGE = 'npm start [-- PATH] [--desktop] [--no-open] [--port N]';
const PROJECT = resolve(import.meta.dirname, '..', '..');
const OPENER = join(import.meta.dirname, 'embedded', 'opener');

/** Nothing of VS Code's own stands between a newcomer and what Modelkeel shows. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'git.autoRepositoryDetection': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
};

/** What was asked for on the command line. */
interface Request {
  readonly folder: string;
  readonly desktop: boolean;
  readonly open: boolean;
  readonly port: number;
}

/** @throws with a line for people when the words make no sense. */
function readArguments(): Request {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      desktop: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port number`);
  if (positionals.length > 1) throw new Error('name one folder at most');
  const folder = resolve(process.env['INIT_CWD'] ?? '.', positionals[0] ?? join(PROJECT, 'examples', 'app'));
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
  return { folder, desktop: values.desktop, open: !values['no-open'], port };
}

/** Opens an address in the user's browser, where there is one to open. */
function openInBrowser(address: string): void {
  if (process.env['CI'] || (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']))
    return;
  const [command = '', ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')]
        : ['xdg-open', address];
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  // Without such a program the printed address is enough.
  child.on('error', () => undefined);
  child.unref();
}

function runDesktop(folder: string): number {
  const result = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${PROJECT}`, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (!result.error) return result.status ?? 0;
  process.stderr.write(
    'There is no `code` on the PATH. Install VS Code and its shell command, or leave --desktop out.\n',
  );
  return 2;
}

/** Comes when the user has had enough. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

/** Installs and starts VS Code on the folder, and stays until it or the user ends it. */
async function serve(request: Request, stop: AbortSignal): Promise<number> {
  process.chdir(PROJECT);
  const vscode = await installVscode(false, stop);
  const server = await startServer(vscode, {
    port: request.port,
    settings: QUIET,
    extensions: [OPENER],
    askForTrust: false,
  });
  const address = workbenchUrl({ authority: server.authority, folder: request.folder, extension: PROJECT });
  if (!stop.aborted) {
    process.stdout.write(`\nVS Code with Modelkeel on ${request.folder}:\n\n  ${address}\n\nCtrl-C ends it.\n`);
    if (request.open) openInBrowser(address);
    const stopped = new Promise<void>((resolve) => {
      stop.addEventListener('abort', () => {
        resolve();
      });
    });
    await Promise.race([stopped, server.ended]);
  }
  await server.stop();
  process.stdout.write(stop.aborted ? '\nended\n' : '\nthe VS Code server ended by itself\n');
  return stop.aborted ? 0 : 1;
}

/** `npm start`: the scan in the terminal, then a real VS Code on the same folder. */
async function main(): Promise<number> {
  let request: Request;
  try {
    request = readArguments();
  } catch (error) {
    process.stderr.write(
      `modelkeel: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\nUsage: ${USAGE}\n`,
    );
    return 2;
  }
  spawnSync(process.execPath, [join(PROJECT, 'dist', 'cli.js'), 'scan', request.folder, '--fail-on', 'never'], {
    stdio: 'inherit',
  });
  if (request.desktop) return runDesktop(request.folder);
  const stop = interrupted();
  try {
    return await serve(request, stop);
  } catch (error) {
    // Whatever was under way when the user ended it failed because of that.
    if (stop.aborted) return 0;
    throw error;
  }
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
