import * as vscode from 'vscode';
import type { OnlineEnvironment } from '../core/metadata/online/environment.ts';
import type { Consent } from '../core/ports-online.ts';
import { SECTION } from './settings.ts';
import type { HostDecision, Settings } from './settings.ts';

/** Who may be asked, and asking for that. */
export interface UserConsent extends Consent {
  /** Whether some host may be asked without asking the user. */
  readonly anyAlways: () => boolean;
  /**
   * Asks the user about each host that nothing was said of, naming it and what is sent; once for all names.
   *
   * @returns the hosts that may be asked now.
   */
  readonly request: (hosts: readonly string[], what: string) => Promise<readonly string[]>;
  /** Takes back what was allowed for once. */
  readonly forgetOnce: () => void;
}

const HOSTS = 'network.hosts';

/** Tokens are kept in the editor's secret storage, one per host. */
export function tokenKey(host: string): string {
  return `modelkeel.token.${host}`;
}

/** Nothing is allowed until the user says so, and nothing at all in a folder that is not trusted. */
export function createConsent(
  secrets: vscode.SecretStorage,
  settings: () => Settings,
  { hubHost, isHubOffline, tokens }: Pick<OnlineEnvironment, 'hubHost' | 'isHubOffline' | 'tokens'>,
): UserConsent {
  const once = new Set<string>();
  const decided = (): Settings['hosts'] => settings().hosts;
  const decide = async (host: string, decision: HostDecision): Promise<void> => {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    await configuration.update(HOSTS, { ...decided(), [host]: decision }, vscode.ConfigurationTarget.Global);
  };
  const token = async (host: string): Promise<string | null> =>
    (await secrets.get(tokenKey(host))) ?? tokens.get(host) ?? null;
  const allows = (host: string): boolean =>
    vscode.workspace.isTrusted && decided()[host] !== 'never' && (decided()[host] === 'always' || once.has(host));
  return {
    allows,
    anyAlways: () => vscode.workspace.isTrusted && Object.values(decided()).includes('always'),
    isOffline: (host) => isHubOffline && host === hubHost,
    token,
    request: async (hosts, what) => {
      if (!vscode.workspace.isTrusted) {
        void vscode.window.showInformationMessage('Modelkeel: nobody is asked from a folder that is not trusted.');
        return [];
      }
      for (const host of hosts) {
        if (allows(host)) continue;
        const answer = await vscode.window.showInformationMessage(
          `Modelkeel would ask ${host} about ${what}. Only this public name is sent${(await token(host)) === null ? '' : ', with your token for that host'}, no code and no path.`,
          'Once',
          'Always',
          'Never',
        );
        // Also where it is for always: the setting may be read a moment later.
        if (answer === 'Once' || answer === 'Always') once.add(host);
        if (answer === 'Always') await decide(host, 'always');
        if (answer === 'Never') await decide(host, 'never');
      }
      return hosts.filter(allows);
    },
    forgetOnce: () => {
      once.clear();
    },
  };
}
