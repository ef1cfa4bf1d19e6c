import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import type { EmbeddedVscode } from './install.ts';

interface PackagedChromium {
  readonly default: { readonly args: readonly string[]; readonly executablePath: () => Promise<string> };
}

/** A browser without a window: the system's, or the one that npm brought. */
export async function launchBrowser(vscode: EmbeddedVscode): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  if (vscode.systemBrowser !== null)
    return chromium.launch({ executablePath: vscode.systemBrowser, args: [...sandbox, ...quiet] });
  if (vscode.chromium === null) throw new Error('there is no browser: neither on this machine nor from npm');
  // Makes the package unpack the system libraries it carries: a minimal machine lacks them.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const packaged = (await import(vscode.chromium)) as PackagedChromium;
  return chromium.launch({
    executablePath: await packaged.default.executablePath(),
    args: [...packaged.default.args, ...sandbox, ...quiet],
  });
}
