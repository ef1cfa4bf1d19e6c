import { plainReading } from '../provider-rules.ts';
import type { ProviderRules, Reading } from '../provider-rules.ts';
import { told } from '../../model/told.ts';

/** Ollama: `[host/][namespace/]name[:tag]`; every tag can be moved by a push: https://docs.ollama.com/modelfile */
export const ollama: ProviderRules = {
  id: 'ollama',
  litellm: ['ollama', 'ollama_chat'],
  langchain: ['ollama'],
  read: readOllama,
  snapshot: () => null,
  neverPins: false,
};

function readOllama(text: string): Reading | null {
  const parts = /^((?:[\w.-]+\/){0,3}[\w.-]+)(?:@(sha256:[0-9a-f]{64})|:([\w.-]+))?$/i.exec(text);
  const name = parts?.[1];
  if (name === undefined) return null;
  const [digest, tag] = [parts?.[2], parts?.[3]];
  const base = { ...plainReading(name), suffix: text.slice(name.length) };
  if (digest !== undefined) {
    return {
      ...base,
      revision: { kind: 'digest', value: digest.toLowerCase() },
      pin: { state: 'pinned', reason: told`the digest fixes the content` },
    };
  }
  return {
    ...base,
    revision: tag === undefined ? { kind: 'default', value: null } : { kind: 'tag', value: tag },
    pin: {
      state: 'floating',
      reason: tag === undefined ? told`no tag is given: latest is pulled` : told`the tag ${tag} can be moved`,
    },
  };
}
