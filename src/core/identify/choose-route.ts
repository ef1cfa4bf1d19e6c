import type { CatalogFacts } from './catalog-facts.ts';
import { familyOf } from './families.ts';
import type { IdentifyContext } from './identify-context.ts';
import { rulesOf } from './registry.ts';
import type { Route } from './routes.ts';
import { colonRoute, slashRoute, underlinedRoute } from './routes.ts';

/** Decides by the grammar of the call who serves the id, and what of the text is only routing. */
export function chooseRoute(text: string, context: IdentifyContext, catalog: CatalogFacts): Route {
  const whole = (provider: string): Route => ({ provider, prefix: '', rest: text });
  switch (context.grammar) {
    case 'native':
      return whole(context.provider ?? inferProvider(text, catalog));
    case 'hub':
      return whole(context.provider ?? 'huggingface');
    case 'gateway':
      return whole(context.provider ?? 'vercel-gateway');
    case 'openrouter':
    case 'ollama':
    case 'bedrock':
    case 'vertex':
      return whole(context.provider ?? context.grammar);
    case 'litellm':
      return litellm(text, context, catalog);
    case 'langchain':
      return colonRoute(text) ?? whole(context.provider ?? inferProvider(text, catalog));
    case 'guess':
      return context.provider === null ? elsewhere(guess(text, catalog), context) : whole(context.provider);
  }
}

/** What looks like a repository of the Hub is that of somebody else, where the place says so. */
function elsewhere(route: Route, { hostedBy }: IdentifyContext): Route {
  return hostedBy !== undefined && route.provider === 'huggingface' && route.prefix === ''
    ? { ...route, provider: hostedBy }
    : route;
}

/** LiteLLM: the prefix decides, unless `openai/` only says that an own base URL speaks OpenAI's protocol. */
function litellm(text: string, context: IdentifyContext, catalog: CatalogFacts): Route {
  const route = slashRoute(text);
  if (route === null) return { provider: context.provider ?? inferProvider(text, catalog), prefix: '', rest: text };
  if (route.provider === 'openai' && context.provider !== null) return { ...route, provider: context.provider };
  if (route.provider === 'huggingface') {
    // `huggingface/PROVIDER/org/name` names the inference provider behind the Hub's router.
    const behind = slashRoute(route.rest);
    if (behind !== null && behind.rest.includes('/')) {
      return { ...behind, prefix: route.prefix + behind.prefix };
    }
  }
  return route;
}

/** Nothing is known of the place: the text must tell by itself. */
function guess(text: string, catalog: CatalogFacts): Route {
  // `openrouter/lab/name`: the router is named and the lab after it, which nothing else is written like.
  const routed = slashRoute(text);
  if (routed?.provider === 'openrouter' && routed.rest.includes('/')) return routed;
  // `hosted_vllm/org/name`, `fireworks_ai/…`: LiteLLM's own words, which no organisation is called.
  if (routed?.prefix.includes('_') === true) return routed;
  const known = inferProvider(text, catalog);
  if (known !== 'unknown') return { provider: known, prefix: '', rest: text };
  // Nobody else has variants of a lab's models by these names (https://openrouter.ai/docs/guides/routing/model-variants).
  if (/^[\w.-]+\/[\w.-]+:(?:free|nitro|floor|online|extended|exacto)$/.test(text))
    return { provider: 'openrouter', prefix: '', rest: text };
  const route = colonRoute(text) ?? slashRoute(text) ?? underlinedRoute(text);
  const believable =
    route !== null &&
    (catalog.serves(route.provider, route.rest) ||
      familyOf(route.rest) !== null ||
      rulesOf(route.provider)?.neverPins === true);
  return believable ? route : { provider: hubShaped(text) ? 'huggingface' : 'unknown', prefix: '', rest: text };
}

/** Platforms whose ids are their own spelling, so that an id which only they know tells them. */
const ownSpelling: readonly string[] = ['bedrock', 'vertex', 'openrouter'];

/** Hosts that serve open weights under the names they have on the Hub: an id that they know tells nothing of who serves it. */
const hubSpelling: readonly string[] = [
  'anyscale',
  'baseten',
  'deepinfra',
  'nebius',
  'novita',
  'nscale',
  'siliconflow',
  'together',
];

/** Who serves an id that is written without any routing: its family's lab where it has one, else who alone knows it. */
function inferProvider(text: string, catalog: CatalogFacts): string {
  if (text.startsWith('arn:')) return 'bedrock';
  if (/^models\/(?:gemini|gemma|embedding|text-embedding|imagen|veo|learnlm|aqa)/.test(text)) return 'google';
  const regional = /^(?:us-gov|us|eu|apac|global|jp|au|ca)\.(.+)$/.exec(text)?.[1] ?? text;
  const family = familyOf(regional);
  const known = catalog.platformsOf(text);
  const [only] = known;
  // Hosts of open weights spell ids in their own way too, and theirs look like the lab's.
  if (known.length === 1 && (only === 'groq' || only === 'cerebras')) return only;
  if (family !== null && family.lab !== null) return /@\d{8}$/.test(text) ? 'vertex' : family.lab;
  const isHubName = hubShaped(text) && known.length > 0 && known.every((platform) => hubSpelling.includes(platform));
  if (isHubName || known.includes('huggingface')) return 'huggingface';
  if (only !== undefined && (family === null || (known.length === 1 && ownSpelling.includes(only)))) return only;
  if (catalog.serves('huggingface', `sentence-transformers/${text}`)) return 'huggingface';
  const tagged = /^([a-z0-9][\w.-]*):[\w.-]+$/.exec(text)?.[1];
  return tagged !== undefined && colonRoute(text) === null && familyOf(tagged) !== null ? 'ollama' : 'unknown';
}

const apiOnly: readonly string[] = ['openai', 'anthropic', 'google', 'xai', 'perplexity', 'azure-openai', 'bedrock'];

function hubShaped(text: string): boolean {
  const name = /^[A-Za-z0-9][\w.-]*\/([A-Za-z0-9][\w.-]*)$/.exec(text)?.[1];
  if (name === undefined || slashRoute(text) !== null) return false;
  // A lab that only serves over its API has no repository of that name: some router is meant, and which is unknown.
  const family = familyOf(name);
  return family === null ? /\d/.test(name) : family.lab === null || !apiOnly.includes(family.lab);
}
