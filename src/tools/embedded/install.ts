import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installPackages, npm } from '../install-packages.ts';
import { systemBrowser } from './system-browser.ts';

/** VS Code 1.139 as a server, the Node it needs, and a browser: all from npm, none a dependency of the project. */
const VSCODE = 'code-server@4.139.1';
const NODE_MAJOR = 22;
const NODE_VERSION = '24.21.0';
const CHROMIUM = '@sparticuz/chromium@147.0.0';

/** What is needed to run VS Code in a browser. */
export interface EmbeddedVscode {
  /** A Node new enough for the server. */
  readonly node: string;
  /** `server-main.js`. */
  readonly server: string;
  /** Path of the npm package that holds a headless browser; null where the system has one. */
  readonly chromium: string | null;
  /** A browser of the system, or null. */
  readonly systemBrowser: string | null;
}

async function node(signal: AbortSignal): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${os}-${process.arch}`;
  const folder = await installPackages('node', [`${name}@${NODE_VERSION}`], () => Promise.resolve(), signal);
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Installs what is missing below `.vscode-test/`; with everything there it only looks. `headless` asks for a browser
 * as well. @throws when npm fails or the signal comes.
 */
export async function installVscode(
  headless: boolean,
  signal: AbortSignal = new AbortController().signal,
): Promise<EmbeddedVscode> {
  const folder = await installPackages(
    'vscode',
    [VSCODE],
    (partial) => {
      const server = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
      return npm(['install', '--omit=dev', '--ignore-scripts'], server, signal);
    },
    signal,
  );
  const found = systemBrowser();
  const chromium =
    headless && found === null ? await installPackages('chromium', [CHROMIUM], () => Promise.resolve(), signal) : null;
  return {
    node: await node(signal),
    server: join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    chromium: chromium === null ? null : createRequire(join(chromium, 'package.json')).resolve('@sparticuz/chromium'),
    systemBrowser: found,
  };
}
