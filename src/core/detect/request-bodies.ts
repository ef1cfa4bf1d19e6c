import { calledName } from '../base/called-name.ts';
import type { CallParameters, WireApi } from '../model/contract.ts';
import type { Expression, FileFacts, TableExpression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { entriesOf } from './parameters.ts';
import { isChangedLater } from './set-later.ts';

/** Names of what is sent as it is: arguments of HTTP clients, and variables that hold a body. */
const BODY = /^(?:json|data|body|payload|request_?body|post_?data|req_?body|request_?payload|request_?data)$/i;
/** Functions that write an object as the text of a body. */
const WRITER = /^(?:dumps|stringify|json_encode|Marshal|to_json)$/;

/** A body, and where it is a part of what a variable holds. */
const bodies = new WeakMap<FileFacts, ReadonlyMap<number, TableExpression>>();

/**
 * The parameters beside an id that stands in the body of a request which the program writes itself (`requests.post(url,
 * json={"model": …})`): they go out by the names that they have there.
 */
export function bodyParameters(facts: FileFacts, site: Span, provider: string): CallParameters | null {
  const table = bodiesOf(facts).get(site.start);
  const api = table ? apiOf(table, provider) : null;
  if (!table || api === null) return null;
  const { list, more, isComplete } = entriesOf(facts, table, { api, detector: '', label: '' });
  const kept = facts.bindings.find((binding) => binding.value === table);
  const isWhole = isComplete && !(kept && isChangedLater(facts, kept.name));
  return {
    ...{ api, fits: false, uri: facts.uri, more, isComplete: isWhole, insertion: null },
    list: list.filter(({ value }) => value.start !== site.start),
  };
}

/** Which endpoint a body is for, by what stands in it. */
function apiOf({ entries }: TableExpression, provider: string): WireApi | null {
  const keys = new Set(entries.map(({ key }) => key));
  if (keys.has('messages')) return provider === 'anthropic' ? 'messages' : 'chat-completions';
  if (keys.has('input')) return keys.has('dimensions') || keys.has('encoding_format') ? 'embeddings' : 'responses';
  return keys.has('prompt') && provider === 'openai' && !keys.has('size') ? 'completions' : null;
}

/** Tables that are bodies, by where the id in them stands; found once per document. */
function bodiesOf(facts: FileFacts): ReadonlyMap<number, TableExpression> {
  const known = bodies.get(facts);
  if (known) return known;
  const found = new Map<number, TableExpression>();
  const take = (value: Expression | null): void => {
    if (value?.kind !== 'table') return;
    const model = value.entries.find(({ key }) => key === 'model');
    if (model) found.set(model.value.span.start, value);
  };
  for (const { name, value } of facts.bindings) if (BODY.test(name)) take(value);
  for (const call of facts.calls) {
    const { callee } = call;
    const name = calledName(callee);
    for (const argument of call.arguments)
      if (argument.kind === 'keyword' ? BODY.test(argument.name) : WRITER.test(name)) take(argument.value);
  }
  bodies.set(facts, found);
  return found;
}
