import { familyOf } from './families.ts';
import type { ProviderRules } from './provider-rules.ts';
import { providers } from './registry.ts';

/** A routing prefix as it stands in the text, the provider it names, and what follows it. */
export interface Route {
  readonly provider: string;
  readonly prefix: string;
  readonly rest: string;
}

const byLitellm = routing((rules) => rules.litellm);
const byLangchain = routing((rules) => rules.langchain);

function routing(prefixes: (rules: ProviderRules) => readonly string[]): ReadonlyMap<string, string> {
  return new Map(providers.flatMap((rules) => prefixes(rules).map((prefix) => [prefix, rules.id] as const)));
}

/** `azure/gpt-4o` → azure-openai + `gpt-4o`. */
export function slashRoute(text: string): Route | null {
  return route(text, text.indexOf('/'), byLitellm);
}

/** `azure_openai:gpt-4o` → azure-openai + `gpt-4o`; applications of their own also write `anthropic::claude-…`. */
export function colonRoute(text: string): Route | null {
  const at = text.indexOf(':');
  return route(text, text.startsWith('::', at) ? at + 1 : at, byLangchain);
}

/** `azure_gpt-4o` → azure-openai + `gpt-4o`: how applications name a model with who serves it, where a known family follows. */
export function underlinedRoute(text: string): Route | null {
  for (let at = text.indexOf('_'); at > 0; at = text.indexOf('_', at + 1)) {
    const found = route(text, at, byLangchain) ?? route(text, at, byLitellm);
    if (found && familyOf(found.rest) !== null) return found;
  }
  return null;
}

const byName: ReadonlyMap<string, string> = new Map(
  providers.flatMap((rules) =>
    [rules.id, ...rules.langchain, ...rules.litellm].map((name) => [plainName(name), rules.id] as const),
  ),
);

/** A provider by a name that people give it, however they part its words: `AzureOpenAI`, `azure_openai`, `LM Studio`. */
export function providerCalled(name: string): string | null {
  return byName.get(plainName(name)) ?? null;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

function route(text: string, at: number, known: ReadonlyMap<string, string>): Route | null {
  if (at < 1 || at === text.length - 1) return null;
  const provider = known.get(text.slice(0, at).replace(/:$/, '').toLowerCase());
  return provider === undefined ? null : { provider, prefix: text.slice(0, at + 1), rest: text.slice(at + 1) };
}

const decorations =
  /^(?:models\/|@(?:cf|hf)\/|googleai\/|vertexai\/|publishers\/[a-z0-9-]+\/models\/|(?:us|eu|apac|global|us-gov|jp|au|ca|sa)\.(?=[a-z0-9]+\.)|accounts\/[\w-]+\/models\/)/;

/** The text itself, without routing prefixes, without a namespace, without a variant: each form once, longest first. */
export function strippedForms(text: string): readonly string[] {
  const forms = [text];
  const add = (form: string): void => {
    if (form.length > 0 && !forms.includes(form)) forms.push(form);
  };
  const colon = colonRoute(text);
  if (colon) add(colon.rest);
  const underlined = underlinedRoute(text);
  if (underlined) add(underlined.rest);
  let rest = slashRoute(text)?.rest ?? text;
  add(rest);
  rest = rest.replace(decorations, '');
  add(rest);
  // OpenRouter and gateway ids carry the lab's name, Hub ids an organisation: both leave a name that tells the family.
  const slash = rest.lastIndexOf('/');
  if (slash > 0 && /^[\w.-]+(?:\/[\w.-]+)?$/.test(rest.slice(0, slash))) add(rest.slice(slash + 1));
  for (const form of [...forms]) {
    add(form.replace(/:(?:free|thinking|beta|nitro|floor|online|extended|exacto)$/, ''));
    add(form.replace(/@(?:\d{8}|00\d|latest|default|[0-9a-f]{7,40})$/, ''));
    // Ollama writes size and quantisation as a tag.
    const tag = /^([a-z0-9][\w.-]*):([\w.-]+)$/i.exec(form);
    if (
      tag?.[1] !== undefined &&
      tag[2] !== undefined &&
      /^(?:latest|\d|[a-z]*-?\d+(?:\.\d+)?b|q\d|fp16|instruct|chat|text|mini|medium|code|cloud)/i.test(tag[2])
    )
      add(tag[1]);
  }
  return forms;
}
