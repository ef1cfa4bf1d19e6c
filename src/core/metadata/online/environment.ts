import { hasUserInfo, hostOf, readAddress } from '../../base/address.ts';
import { HUB_ENDPOINT } from '../sources/hugging-face-hub.ts';
import { azureList, modelLists } from '../sources/model-lists.ts';
import { modelPages } from '../sources/model-pages.ts';
import { LOCAL_OLLAMA } from '../sources/ollama.ts';

/** What the user's other tools are told by variables, read for the same purpose. */
export interface OnlineEnvironment {
  /** `HF_ENDPOINT`, without a slash at its end. */
  readonly hub: string;
  readonly hubHost: string;
  /** `HF_HUB_OFFLINE`: the Hub is not asked; nor is it where `HF_ENDPOINT` is no address, for the public one is not meant. */
  readonly isHubOffline: boolean;
  /** The origin of `OLLAMA_HOST`. */
  readonly ollama: string;
  /** The origin of `AZURE_OPENAI_ENDPOINT`; null where it names no resource of Azure over https. */
  readonly azure: string | null;
  /** Tokens by the host they are for. */
  readonly tokens: ReadonlyMap<string, string>;
}

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
  // Of a host that is named with https: here and with http: there, the token is for neither.
  const isTheirs = own !== null && (hostOf(own) !== hostOf(endpoint) || originOf(own) === originOf(endpoint));
  const azure = azureOrigin(value('AZURE_OPENAI_ENDPOINT'));
  const asked = [...modelLists, ...modelPages, ...(azure === null ? [] : [azureList(azure)])];
  const keys = asked.flatMap(({ host, keyVariables }) => {
    const key = keyVariables.map(value).find((found) => found !== null);
    return key == null ? [] : [[host, key] as const];
  });
  return {
    hub: endpoint,
    hubHost: hostOf(endpoint),
    isHubOffline: address === null || /^(?:1|on|yes|true)$/i.test(value('HF_HUB_OFFLINE') ?? ''),
    ollama: ollamaOrigin(value('OLLAMA_HOST')),
    azure,
    tokens: new Map([...keys, ...(token === null || !isTheirs ? [] : [[hostOf(own), token] as const])]),
  };
}

/** A key is sent there: only to a host of Azure. */
function azureOrigin(text: string | null): string | null {
  const address = readAddress(text ?? '');
  if (address?.protocol !== 'https:' || hasUserInfo(address) || address.port !== '') return null;
  const isAzure = /\.(?:openai\.azure\.(?:com|us|cn)|(?:cognitiveservices|services\.ai)\.azure\.(?:com|us|cn))$/.test(
    address.hostname,
  );
  return isAzure ? address.origin : null;
}

function originOf(address: string): string {
  return readAddress(address)?.origin ?? '';
}

/** An address with a password in it is none: it would be written wherever sources are named. */
function addressOf(given: string): string | null {
  const address = readAddress(given);
  if (!address || hasUserInfo(address) || address.search !== '' || address.hash !== '') return null;
  let text = address.href;
  while (text.endsWith('/')) text = text.slice(0, -1);
  return text;
}

/** `host`, `host:port`, `:port` or an address. A server that listens everywhere is asked on this machine. */
function ollamaOrigin(text: string | null): string {
  if (text === null) return LOCAL_OLLAMA;
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
  const named = text.startsWith(':') ? `localhost${text}` : text;
  const address = readAddress(hasScheme ? named : `http://${named}`);
  if (!address || hasUserInfo(address)) return LOCAL_OLLAMA;
  const everywhere = address.hostname === '0.0.0.0' || address.hostname === '[::]';
  // `http:` hides its usual port, and so does `https:`; one of both always tells whether a port is written.
  const port = address.port || (hasScheme ? '' : (readAddress(`https://${named}`)?.port ?? '') || '11434');
  return `${address.protocol}//${everywhere ? 'localhost' : address.hostname}${port === '' ? '' : `:${port}`}`;
}
