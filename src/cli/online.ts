import { cacheFolder, createStore } from './store.ts';
import { createHttp } from './http.ts';
import { createLiveMetadata, listHosts } from '../core/metadata/live.ts';
import type { LiveMetadata } from '../core/metadata/live.ts';
import type { Logger } from '../core/ports.ts';
import type { OnlinePorts } from '../core/ports-online.ts';

/** Where the Hub is, by the name that users of its own tools already set. */
function hubEndpoint(environment: NodeJS.ProcessEnv): string {
  return (environment['HF_ENDPOINT'] ?? '').replace(/\/+$/, '') || 'https://huggingface.co';
}

/** Variables by which the SDKs of the platforms find the user's key. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  mistral: ['MISTRAL_API_KEY'],
  cohere: ['CO_API_KEY', 'COHERE_API_KEY'],
};

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
  const keys = new Map(
    listHosts.flatMap(({ platform, host }) => {
      const key = (KEYS[platform] ?? []).map((name) => environment[name] ?? '').find((value) => value !== '');
      return key === undefined ? [] : [[host, key] as const];
    }),
  );
  // Who has no key is not asked: the answer would be a refusal.
  const lists = listHosts.flatMap(({ host, needsToken }) => (needsToken && !keys.has(host) ? [] : [host]));
  const hosts = new Set([...(isOffline ? [] : [hub]), ...lists]);
  return {
    http: createHttp(),
    store: createStore(cacheFolder(environment, process.platform)),
    consent: {
      allows: (host) => host !== '' && hosts.has(host),
      token: (host) => Promise.resolve(host === hub ? (environment['HF_TOKEN'] ?? null) : (keys.get(host) ?? null)),
    },
    now: () => Date.now(),
  };
}

/** Live metadata of the command line. */
export function createLive(environment: NodeJS.ProcessEnv, logger: Logger): LiveMetadata {
  return createLiveMetadata(createOnline(environment), logger.warn, { hub: hubEndpoint(environment) });
}
