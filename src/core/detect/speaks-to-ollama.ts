import type { Expression, FileFacts } from '../model/facts.ts';

const known = new WeakMap<FileFacts, boolean>();

/** Whether code names an Ollama server by its port, or imports a client of one. */
export function speaksToOllama(facts: FileFacts): boolean {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const holds = (value: Expression | null): boolean => {
    if (value?.kind === 'string') return /:11434\b/.test(value.value);
    if (value?.kind === 'join') return value.parts.some(holds);
    return value?.kind === 'fallback' ? value.options.some(holds) : false;
  };
  const speaks =
    facts.imports.some(({ module }) => /(?:^|[/_.:@-])ollama/i.test(module)) ||
    facts.bindings.some(({ value }) => holds(value)) ||
    facts.calls.some((call) => call.arguments.some(({ value }) => holds(value)));
  known.set(facts, speaks);
  return speaks;
}
