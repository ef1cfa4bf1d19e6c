import * as vscode from 'vscode';
import type { HostDecision } from '../protocol/options.ts';
import { SECTION } from '../protocol/options.ts';
import type { ConsentParams } from '../protocol/client-requests.ts';

const HOSTS = 'network.hosts';

/** Tokens are kept in the editor's secret storage, one per host. */
export function tokenKey(host: string): string {
  return `modelkeel.token.${host}`;
}

/** The token that the user keeps here for a host. */
export async function tokenOf(host: string, secrets: vscode.SecretStorage): Promise<string | undefined> {
  return secrets.get(tokenKey(host));
}

/**
 * Asks the user about each host, naming it and what is sent; once for all names. What is said for always, or never, is
 * written into the settings.
 *
 * @returns the hosts that may be asked now; none from a folder that is not trusted.
 */
export async function askUser(
  { hosts, what }: ConsentParams,
  secrets: vscode.SecretStorage,
): Promise<readonly string[]> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage('Modelkeel: no host is contacted from an untrusted folder.');
    return [];
  }
  const allowed: string[] = [];
  for (const host of hosts) {
    // The server may not have heard yet of what was just decided.
    const known = decided()[host];
    if (known === 'always') allowed.push(host);
    if (known === 'always' || known === 'never') continue;
    const withToken = (await tokenOf(host, secrets)) === undefined ? '' : ', with your token for that host';
    const answer = await vscode.window.showInformationMessage(
      `Modelkeel wants to ask ${host} about ${what}. Only this public name is sent${withToken}; no code and no paths.`,
      'Once',
      'Always',
      'Never',
    );
    if (answer === 'Once' || answer === 'Always') allowed.push(host);
    if (answer === 'Always') await decide(host, 'always');
    if (answer === 'Never') await decide(host, 'never');
  }
  return allowed;
}

function decided(): Readonly<Record<string, unknown>> {
  return vscode.workspace.getConfiguration(SECTION).get<Readonly<Record<string, unknown>>>(HOSTS, {});
}

async function decide(host: string, decision: HostDecision): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  await configuration.update(HOSTS, { ...decided(), [host]: decision }, vscode.ConfigurationTarget.Global);
}
