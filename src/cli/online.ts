import { cacheFolder, createStore } from './store.ts';
import { createHttp } from './http.ts';
import { createLiveMetadata } from '../core/metadata/live.ts';
import type { LiveMetadata } from '../core/metadata/live.ts';
import type { Logger } from '../core/ports.ts';
import type { OnlinePorts } from '../core/ports-online.ts';

/** Where the Hub is, by the name that users of its own tools already set. */
function hubEndpoint(environment: NodeJS.ProcessEnv): string {
  return (environment['HF_ENDPOINT'] ?? '').replace(/\/+$/, '') || 'https://huggingface.co';
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    // Nobody can be asked at an address that is none.
    return '';
  }
}

/**
 * The doors of `--online`: the hosts of the sources, and no others. Tokens come from the variables that users of those hosts
 * already set.
 */
function createOnline(environment: NodeJS.ProcessEnv): OnlinePorts {
  const hub = hostOf(hubEndpoint(environment));
  const isOffline = /^(?:1|on|yes|true)$/i.test(environment['HF_HUB_OFFLINE'] ?? '');
  const hosts = new Set(isOffline ? [] : [hub]);
  return {
    http: createHttp(),
    store: createStore(cacheFolder(environment, process.platform)),
    consent: {
      allows: (host) => host !== '' && hosts.has(host),
      token: (host) => Promise.resolve(host === hub ? (environment['HF_TOKEN'] ?? null) : null),
    },
    now: () => Date.now(),
  };
}

/** Live metadata of the command line. */
export function createLive(environment: NodeJS.ProcessEnv, logger: Logger): LiveMetadata {
  return createLiveMetadata(createOnline(environment), logger.warn, { hub: hubEndpoint(environment) });
}
