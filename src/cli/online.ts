import { findBedrockSdk, throughSdk } from './bedrock.ts';
import { cacheFolder } from '../host/cache-folder.ts';
import { createHttp } from '../host/http.ts';
import { createStore } from '../host/store.ts';
import { createLiveMetadata } from '../core/metadata/live.ts';
import type { LiveMetadata } from '../core/metadata/live.ts';
import { readEnvironment } from '../core/metadata/online/environment.ts';
import type { Logger } from '../core/ports.ts';

/**
 * Live metadata of `--online`: the hosts of the sources, and no others. Tokens come from the variables that users of those
 * hosts already set.
 */
export function createLive(environment: NodeJS.ProcessEnv, logger: Logger): LiveMetadata {
  const { hub, hubHost, ollama, isHubOffline, azure, tokens } = readEnvironment(environment);
  const sdk = findBedrockSdk(environment, logger.warn);
  const live: LiveMetadata = createLiveMetadata(
    {
      http: throughSdk(createHttp(), sdk),
      store: createStore(cacheFolder(environment, process.platform)),
      consent: {
        allows: (host) => live.allHosts().includes(host),
        isOffline: (host) => isHubOffline && host === hubHost,
        token: (host) => Promise.resolve(tokens.get(host) ?? null),
      },
      now: () => Date.now(),
    },
    logger.warn,
    { hub, ollama, azure, bedrock: sdk?.origin ?? null },
  );
  return live;
}
