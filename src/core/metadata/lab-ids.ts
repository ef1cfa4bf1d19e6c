/** Names of labs as routers write them in front of an id. */
const labs: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  openai: 'openai',
  google: 'google',
  mistral: 'mistral',
  mistralai: 'mistral',
  cohere: 'cohere',
  deepseek: 'deepseek',
  xai: 'xai',
  // Vercel's gateway, since 2026.
  spacexai: 'xai',
  'x-ai': 'xai',
};

/** Routers that write the lab in front of its id. */
const routers: readonly string[] = ['openrouter', 'vercel-gateway', 'github-models', 'aimlapi'];

/** Platforms that serve models of labs under the labs' own ids. */
const underLabIds: readonly string[] = ['vertex', 'azure-foundry', 'github-models', 'aimlapi'];

/**
 * The lab's own id of a model that a platform serves under its name. Only facts about the weights may be carried over,
 * never a lifecycle. Deployments of Azure OpenAI are named freely and are no ids.
 */
export function labIdOf(platform: string, id: string): { readonly lab: string; readonly id: string } | null {
  const slash = id.indexOf('/');
  if (slash > 0 && routers.includes(platform)) {
    const lab = labs[id.slice(0, slash)];
    const name = id.slice(slash + 1);
    // Routers write Anthropic's versions with a dot: `claude-opus-4.6`.
    return lab === undefined ? null : { lab, id: lab === 'anthropic' ? name.replace(/(\d)\.(\d)/, '$1-$2') : name };
  }
  return underLabIds.includes(platform) && id.startsWith('claude-') ? { lab: 'anthropic', id } : null;
}
