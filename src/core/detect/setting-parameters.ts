import type { CallParameter, CallParameters, WireApi } from '../model/contract.ts';
import type { Expression, FileFacts, TableEntry } from '../model/facts.ts';
import type { Span } from '../model/text.ts';

/** What tools send with a request as it is called there, in whatever way settings spell it. */
const SENT =
  /^(?:temperature|top_[pk]|max_(?:output_|completion_)?tokens|(?:presence|frequency)_penalty|reasoning_effort)$/;
/** Where parameters may stand in a table of their own beside the model. */
const WITHIN = /^(?:options|config|parameters|params|model_?kwargs|litellm_params|completion_?options)$/i;
const FORMATS = /^(?:yaml|jsonc?|toml|properties|ini)$/;

/**
 * The parameters beside a model in the settings of a tool (`model: …` with `temperature: …`). Tools call the limit of tokens as
 * models take it today, and have defaults of their own; so what else goes out is not seen.
 */
export function settingParameters(facts: FileFacts, site: Span, provider: string): CallParameters | null {
  if (!FORMATS.test(facts.language)) return null;
  const list = siblings(facts, site).flatMap((entry) => parameterOf(entry) ?? []);
  if (list.length === 0) return null;
  const api: WireApi = provider === 'anthropic' ? 'messages' : 'chat-completions';
  return { api, fits: false, renames: true, adds: true, uri: facts.uri, list, isComplete: false, insertion: null };
}

function parameterOf({ key, keySpan, value }: TableEntry): CallParameter | null {
  const name = (key ?? '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
  const constant = value.kind === 'constant' ? value.text : value.kind === 'string' ? value.value : null;
  return SENT.test(name) && constant !== null ? { name, nameSpan: keySpan, value: value.span, constant } : null;
}

/** The entries beside the one whose value stands at a place. */
function siblings({ settings }: FileFacts, site: Span): readonly TableEntry[] {
  const own = settings.find(({ value }) => value.span.start <= site.start && site.end <= value.span.end);
  if (!own) return [];
  if (own.value.kind !== 'table' && own.value.kind !== 'list') {
    const parent = own.path.slice(0, -1).join('\n');
    return settings.flatMap(({ path, keySpan, value }) =>
      path.length > 1 && path.slice(0, -1).join('\n') === parent ? [{ key: path.at(-1) ?? null, keySpan, value }] : [],
    );
  }
  return around(own.value, site);
}

/** The innermost table around a place, with the tables of parameters that stand in it. */
function around(value: Expression, site: Span): readonly TableEntry[] {
  if (value.kind === 'list') {
    const item = value.items.find(({ span }) => span.start <= site.start && site.end <= span.end);
    return item ? around(item, site) : [];
  }
  if (value.kind !== 'table') return [];
  const inner = value.entries.find((entry) => entry.value.span.start <= site.start && site.end <= entry.value.span.end);
  if (inner && (inner.value.kind === 'table' || inner.value.kind === 'list')) return around(inner.value, site);
  return value.entries.flatMap((entry) =>
    entry.value.kind === 'table' && WITHIN.test(entry.key ?? '') ? entry.value.entries : [entry],
  );
}
