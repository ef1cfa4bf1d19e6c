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
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Modelkeel: no host is contacted from an untrusted folder.'),
    );
    return [];
  }
  const allowed: string[] = [];
  const { t } = vscode.l10n;
  const [once, always, never] = [t('Once'), t('Always'), t('Never')];
  for (const host of hosts) {
    // The server may not have heard yet of what was just decided.
    const known = decided()[host];
    if (known === 'always') allowed.push(host);
    if (known === 'always' || known === 'never') continue;
    const answer = await vscode.window.showInformationMessage(
      (await tokenOf(host, secrets)) === undefined
        ? t('Modelkeel wants to ask {0} about {1}. Only this public name is sent; no code and no paths.', host, what)
        : t(
            'Modelkeel wants to ask {0} about {1}. Only this public name is sent, with your token for that host; no code and no paths.',
            host,
            what,
          ),
      once,
      always,
      never,
    );
    if (answer === once || answer === always) allowed.push(host);
    if (answer === always) await decide(host, 'always');
    if (answer === never) await decide(host, 'never');
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
