import type { Connection } from 'vscode-languageserver';
import type { OnlineEnvironment } from '../../core/metadata/online/environment.ts';
import type { Consent } from '../../core/ports-online.ts';
import { SECTION } from '../../protocol/options.ts';
import type { Settings } from '../../protocol/options.ts';
import { consentRequest, tokenRequest } from '../../protocol/client-requests.ts';
import type { Abilities } from './abilities.ts';
import { tellUser } from './tell-user.ts';

/** Who may be asked, and asking for that. */
export interface UserConsent extends Consent {
  /** Whether a host may be asked without asking the user. */
  readonly isAlways: (host: string) => boolean;
  readonly anyAlways: () => boolean;
  /**
   * Has the user asked about hosts that nothing was said of; where nobody can ask, says what would allow them.
   *
   * @returns the hosts that may be asked now.
   */
  readonly request: (hosts: readonly string[], what: string) => Promise<readonly string[]>;
  /** Allows hosts while some work runs. */
  readonly during: <T>(hosts: readonly string[], work: () => Promise<T>) => Promise<T>;
}

export interface ConsentPorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly settings: () => Settings;
  readonly isTrusted: () => boolean;
  readonly environment: Pick<OnlineEnvironment, 'hubHost' | 'isHubOffline' | 'tokens'>;
}

/** Nothing is allowed until the user says so, and nothing at all in a folder that is not trusted. */
export function createConsent(ports: ConsentPorts): UserConsent {
  const { connection, abilities, isTrusted, environment } = ports;
  const { t } = abilities;
  const once = new Map<string, number>();
  const hosts = (): Settings['hosts'] => ports.settings().hosts;
  const isAlways = (host: string): boolean => isTrusted() && hosts()[host] === 'always';
  const tell = (message: string): void => {
    tellUser(connection, message);
  };
  const count = (host: string, by: 1 | -1): void => void once.set(host, (once.get(host) ?? 0) + by);
  return {
    isAlways,
    allows: (host) => isAlways(host) || (isTrusted() && hosts()[host] !== 'never' && (once.get(host) ?? 0) > 0),
    anyAlways: () => isTrusted() && Object.values(hosts()).includes('always'),
    isOffline: (host) => environment.isHubOffline && host === environment.hubHost,
    token: async (host) => {
      const kept =
        abilities.options.tokens === true ? (await connection.sendRequest(tokenRequest, { host })).token : null;
      return kept ?? environment.tokens.get(host) ?? null;
    },
    request: async (wanted, what) => {
      if (!isTrusted()) {
        tell(t('no host is contacted from an untrusted folder.'));
        return [];
      }
      const open = wanted.filter((host) => !Object.hasOwn(hosts(), host));
      const always = wanted.filter(isAlways);
      if (open.length > 0 && abilities.options.consent === true) {
        const { allowed } = await connection.sendRequest(consentRequest, { hosts: open, what });
        // Only what was asked for counts, and not in a folder that lost its trust meanwhile.
        return isTrusted() ? [...always, ...open.filter((host) => allowed.includes(host))] : [];
      }
      if (always.length > 0) return always;
      const never = wanted.filter((host) => hosts()[host] === 'never');
      if (open.length > 0)
        tell(
          t('{0} would be asked about {1}. Set {2} to allow it.', open.join(', '), what, `${SECTION}.network.hosts`),
        );
      else if (never.length > 0)
        tell(t('{0} is not contacted because of {1}.', never.join(', '), `${SECTION}.network.hosts`));
      return [];
    },
    during: async (allowed, work) => {
      for (const host of allowed) count(host, 1);
      try {
        return await work();
      } finally {
        for (const host of allowed) count(host, -1);
      }
    },
  };
}
