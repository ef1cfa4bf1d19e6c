import type { Connection } from 'vscode-languageserver';
import { createLiveMetadata } from '../../core/metadata/live.ts';
import type { LiveMetadata } from '../../core/metadata/live.ts';
import { readEnvironment } from '../../core/metadata/online/environment.ts';
import type { Http, Store } from '../../core/ports-online.ts';
import type { Logger } from '../../core/ports.ts';
import { HUB_DEFAULT } from '../../protocol/options.ts';
import type { Settings } from '../../protocol/options.ts';
import type { Abilities } from './abilities.ts';
import { createConsent } from './consent.ts';
import type { UserConsent } from './consent.ts';
import type { ServerPorts } from './ports.ts';

/** Live metadata, and the user's word on it. */
export interface Online {
  readonly live: LiveMetadata;
  readonly consent: UserConsent;
}

export interface OnlinePorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly settings: () => Settings;
  readonly isTrusted: () => boolean;
  readonly variables: ServerPorts['variables'];
  readonly http: Http;
  readonly store: Store;
  readonly logger: Logger;
}

/** The ports to hosts are made here; nothing goes through them until the user allows it. */
export function createOnline(ports: OnlinePorts): Online {
  const { hubEndpoint } = ports.settings();
  // The setting counts before the variable that tools of the Hub share; its default does not.
  const environment = readEnvironment(ports.variables, hubEndpoint === HUB_DEFAULT ? null : hubEndpoint);
  const consent = createConsent({ ...ports, environment });
  const { hub, ollama, azure } = environment;
  const { http, store, logger } = ports;
  return {
    live: createLiveMetadata({ http, store, consent, now: () => Date.now() }, logger.warn, { hub, ollama, azure }),
    consent,
  };
}
