import { HUB_ENDPOINT } from '../sources/hugging-face-hub.ts';
import { modelLists } from '../sources/model-lists.ts';
import { LOCAL_OLLAMA } from '../sources/ollama.ts';
import { hostOf } from './client.ts';

/** What the user's other tools are told by variables, read for the same purpose. */
export interface OnlineEnvironment {
  /** `HF_ENDPOINT`, without a slash at its end. */
  readonly hub: string;
  readonly hubHost: string;
  /** `HF_HUB_OFFLINE`: the Hub is not asked; nor is it where `HF_ENDPOINT` is no address, for the public one is not meant. */
  readonly isHubOffline: boolean;
  /** The origin of `OLLAMA_HOST`. */
  readonly ollama: string;
  /** Tokens by the host they are for. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** Variables by which the SDKs of the platforms find the user's key. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  mistral: ['MISTRAL_API_KEY'],
  cohere: ['CO_API_KEY', 'COHERE_API_KEY'],
};

/**
 * Reads the variables of the Hub (https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables), of
 * Ollama (https://docs.ollama.com/faq) and of the platforms' SDKs.
 *
 * @param hub the address of the Hub where another place than the environment names it.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  hub: string | null = null,
): OnlineEnvironment {
  const value = (name: string): string | null => variables[name]?.trim() || null;
  const address = addressOf(hub ?? value('HF_ENDPOINT') ?? HUB_ENDPOINT);
  const endpoint = address ?? HUB_ENDPOINT;
  // The token is for the Hub that the same environment names, not for one that a setting of some folder does.
  const own = addressOf(value('HF_ENDPOINT') ?? HUB_ENDPOINT);
  const token = value('HF_TOKEN');
  const keys = modelLists.flatMap(({ platform, host }) => {
    const key = (KEYS[platform] ?? []).map(value).find((found) => found !== null);
    return key == null ? [] : [[host, key] as const];
  });
  return {
    hub: endpoint,
    hubHost: hostOf(endpoint),
    isHubOffline: address === null || /^(?:1|on|yes|true)$/i.test(value('HF_HUB_OFFLINE') ?? ''),
    ollama: ollamaOrigin(value('OLLAMA_HOST')),
    tokens: new Map([...keys, ...(token === null || own === null ? [] : [[hostOf(own), token] as const])]),
  };
}

/** An address with a password in it is none: it would be written wherever sources are named. */
function addressOf(text: string): string | null {
  return /^https?:\/\/[^/\s?#@]+(?:\/[^\s?#]*)?$/i.test(text) ? text.replace(/\/+$/, '') : null;
}

/** `host`, `host:port`, `:port` or an address. A server that listens everywhere is asked on this machine. */
function ollamaOrigin(text: string | null): string {
  const [, scheme, host, port] =
    /^(?:(https?):\/\/)?([^\s/?#:@[\]]*|\[[\da-f:]+\])(?::(\d{1,5}))?(?:\/.*)?$/i.exec(text ?? '') ?? [];
  if (host === undefined || (host === '' && port === undefined)) return LOCAL_OLLAMA;
  const named = host === '' || host === '0.0.0.0' || host === '[::]' ? 'localhost' : host;
  const standard = scheme === undefined ? ':11434' : '';
  return `${(scheme ?? 'http').toLowerCase()}://${named.toLowerCase()}${port === undefined ? standard : `:${port}`}`;
}
