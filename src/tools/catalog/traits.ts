import { array, object, text, texts } from '../../core/metadata/online/json.ts';

/** What a model can take and give, and what it costs; null: not said. The columns of `traits.csv`. */
export interface Traits {
  readonly context: number | null;
  readonly output: number | null;
  /** `text image>text`: what goes in, what comes out. */
  readonly modalities: string | null;
  /** US dollars per million tokens. */
  readonly priceIn: number | null;
  readonly priceOut: number | null;
  /** ISO day, month or year. */
  readonly knowledge: string | null;
  readonly open: boolean | null;
}

type Row = Readonly<Record<string, unknown>>;

/** A model of models.dev: the shape of `api.json` is that of its files, with what they inherit filled in. */
export function modelsDevTraits(model: Row): Traits | null {
  const [limit, cost, modalities] = [object(model['limit']), object(model['cost']), object(model['modalities'])];
  const knowledge = text(model['knowledge']);
  return orNull({
    // 0 stands for a limit that nobody knows.
    context: count(limit['context']),
    output: count(limit['output']),
    modalities: written(texts(modalities['input']), texts(modalities['output'])),
    ...prices(amount(cost['input']), amount(cost['output'])),
    knowledge: knowledge !== null && /^\d{4}(-\d\d){0,2}$/.test(knowledge) ? knowledge : null,
    open: typeof model['open_weights'] === 'boolean' ? model['open_weights'] : null,
  });
}

/** A model of https://openrouter.ai/api/v1/models; its prices are dollars per token, as text. */
export function openRouterTraits(model: Row): Traits | null {
  const [pricing, architecture] = [object(model['pricing']), object(model['architecture'])];
  const perMillion = (value: unknown): number | null => {
    const dollars = typeof value === 'string' && value !== '' ? Number(value) : NaN;
    // -1 stands for a price that depends on what is routed to.
    return dollars >= 0 ? Math.round(dollars * 1e12) / 1e6 : null;
  };
  return orNull({
    context: count(model['context_length']),
    output: count(object(model['top_provider'])['max_completion_tokens']),
    modalities: written(array(architecture['input_modalities']), array(architecture['output_modalities'])),
    ...prices(perMillion(pricing['prompt']), perMillion(pricing['completion'])),
    knowledge: null,
    open: null,
  });
}

/** A price has two sides, or is none. Nothing for both is what lists write where they know none, or sell by the month. */
function prices(input: number | null, output: number | null): Pick<Traits, 'priceIn' | 'priceOut'> {
  return input === null || output === null || (input === 0 && output === 0)
    ? { priceIn: null, priceOut: null }
    : { priceIn: input, priceOut: output };
}

function orNull(traits: Traits): Traits | null {
  return Object.values(traits).some((value) => value !== null) ? traits : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

function amount(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? value : null;
}

function written(takes: readonly unknown[], gives: readonly unknown[]): string | null {
  const words = (list: readonly unknown[]): string =>
    [...new Set(list.filter((word) => typeof word === 'string' && /^[a-z]+$/.test(word)))].join(' ');
  return takes.length === 0 || gives.length === 0 ? null : `${words(takes)}>${words(gives)}`;
}
