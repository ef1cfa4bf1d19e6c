import type { Expression } from '../model/facts.ts';
import { namesEndpoint, namesModel, namesModelServer, namesOnlyModel, wordsOf } from './names.ts';
import type { Context } from './strings.ts';
import { isApiPath } from './addresses.ts';
import { calleeText, keyBefore } from './call-shapes.ts';

/** Who serves where a name speaks of them and the host is nobody's: a proxy of one's own, or a server of this kind. */
const SERVERS: Readonly<Record<string, string>> = {
  openai: 'openai-compatible',
  oai: 'openai-compatible',
  llm: 'openai-compatible',
  completion: 'openai-compatible',
  completions: 'openai-compatible',
  embedding: 'openai-compatible',
  embeddings: 'openai-compatible',
  ollama: 'ollama',
  vllm: 'vllm',
  litellm: 'litellm',
  lmstudio: 'lmstudio',
  anthropic: 'anthropic',
};

/** The names a step of the way gives to what stands in it. */
function namesIn(context: Context): readonly string[] {
  switch (context.kind) {
    case 'argument': {
      const key = keyBefore(context);
      const names = [context.name, context.target, key].filter((name) => name !== null);
      const options = context.name === 'default' ? optionsOf(context.call.arguments) : [];
      return [...names, ...options];
    }
    case 'binding':
      return [context.binding.name];
    case 'entry':
      return context.key === null ? [] : [context.key];
    case 'environment':
      return [context.variable];
    case 'default':
      return [context.key];
    case 'setting':
      return [context.name];
    default:
      return [];
  }
}

function optionsOf(list: readonly { readonly value: Expression }[]): readonly string[] {
  return list.flatMap(({ value }) => (value.kind === 'string' && value.value.startsWith('-') ? [value.value] : []));
}

/** Words of names whose values people read or follow. */
const SHOWN: ReadonlySet<string> = new Set([
  'placeholder', 'title', 'label', 'description', 'help', 'tooltip', 'text', 'message', 'hint', 'example', 'href', 'src', 'link', 'referer', 'website',
]); // prettier-ignore

/** Names under which pages and programs are told what they may reach (`connect_src`, `allowed_origins`), joined. */
const ALLOWS =
  /^(?:(?:content|csp)?(?:connect|script|img|style|font|frame|media|default|worker)src|contentsecuritypolicy|csp|cors\w*|(?:allow|allowed|trusted|permitted|blocked)\w*(?:origins?|hosts?|domains?|urls?|list)|(?:allow|white|block|deny)list(?:ed)?\w*|hostpermissions|optionalhostpermissions|remotepatterns|externallyconnectable|preconnect|dnsprefetch)$/;

/** Whether a name of the place says that its value is for people (`placeholder="https://…"`, `href=…`), or only allowed. */
export function isShown(context: Context): boolean {
  const called = context.kind === 'argument' ? [calleeText(context.call)] : [];
  return (
    namesIn(context).some((name) => SHOWN.has(wordsOf(name).at(-1) ?? '')) ||
    [...namesIn(context), ...called].some((name) => ALLOWS.test(wordsOf(name).join('')))
  );
}

/** Whether a name of the place says that it holds an address. */
export function saysEndpoint(context: Context): boolean {
  return namesIn(context).some((name) => namesEndpoint(name));
}

/** Whether a name of the place says that it holds a model. */
export function saysModel(context: Context): boolean {
  return namesIn(context).some((name) => namesModel(name));
}

/** Whether a name of the place says that a client speaks to the address (`HF_ENDPOINT`, `base_url`), not people (`websiteUrl`). */
export function saysClient(context: Context): boolean {
  const words = new Set(namesIn(context).flatMap(wordsOf));
  return ['endpoint', 'base', 'baseurl', 'host', 'api', 'hub', 'server'].some((word) => words.has(word));
}

/**
 * Whether the place says that models are served there: by its names, or by a model named beside it. In a configuration
 * models of other kinds (`ocr_model`) stand beside addresses as well.
 */
export function saysModelServer(context: Context, configured = false): boolean {
  if (namesIn(context).some((name) => namesModelServer(name))) return true;
  // `{ model, server: "http://192.168.1.7:8080" }`: the server of the application itself, as often as not.
  if ((context.kind === 'entry' || context.kind === 'argument') && namesIn(context).every((name) => NO_BASE.test(name)))
    return false;
  // `{ AGENT_MODEL: …, RAILS_API_URL: … }`: an environment, in which each group of names is about something of its own.
  if (context.kind === 'entry' && context.key !== null && /^[A-Z][A-Z\d_]*$/.test(context.key)) {
    const group = wordsOf(context.key)[0];
    return context.siblings.some((key) => key !== null && wordsOf(key)[0] === group && namesModel(key));
  }
  if (context.kind === 'entry')
    return context.siblings.some((key) => key !== null && namesModel(key) && (!configured || namesOnlyModel(key)));
  if (context.kind === 'part')
    return context.join.parts.some((part) => part.kind === 'string' && isApiPath(part.value));
  if (context.kind !== 'argument') return false;
  return context.call.arguments.some((argument) => argument.kind === 'keyword' && namesModel(argument.name));
}

const NO_BASE = /^(?:server|backend|address|addr)$/i;

/** The server an address belongs to by its name, where the host does not tell. */
export function serverNamed(context: Context): string | null {
  for (const name of namesIn(context)) {
    if (!namesEndpoint(name)) continue;
    for (const word of wordsOf(name)) if (Object.hasOwn(SERVERS, word)) return SERVERS[word] ?? null;
  }
  return null;
}

/** Whether a value stands right before the path of a model API in a text put together: `f"{base}/v1/chat/completions"`. */
export function completesApiPath(contexts: readonly Context[], value: Expression): boolean {
  const joined = contexts.find((context) => context.kind === 'part');
  if (joined?.kind !== 'part') return false;
  const { parts } = joined.join;
  const at = parts.findIndex((part) => part.span.start <= value.span.start && value.span.end <= part.span.end);
  const next = parts[at + 1];
  return next?.kind === 'string' && next.value.startsWith('/') && isApiPath(next.value);
}
