import type { Expression } from '../model/facts.ts';
import type { WrittenForm } from './config-table.ts';
import { partsOf } from './string-parts.ts';

/** An id taken out of a text, the form it was written in, and the provider the text names. */
interface Read {
  readonly value: Expression;
  readonly form: WrittenForm;
  readonly named: string | null;
}

/** The id in a text that also says other things; in a default and in the last part of a text put together as well. */
export function readWritten(value: Expression, forms: readonly WrittenForm[]): Read | null {
  if (value.kind === 'environment') {
    const inner = value.fallback ? readWritten(value.fallback, forms) : null;
    return inner ? { ...inner, value: { ...value, fallback: inner.value } } : null;
  }
  if (value.kind === 'join') {
    const last = value.parts.at(-1);
    return last?.kind === 'string' ? readWritten(last, forms) : null;
  }
  if (value.kind !== 'string') return null;
  for (const form of forms) {
    const match = form.pattern.exec(value.value);
    const id = match?.groups?.['id'] ?? match?.[1];
    if (!match || id === undefined) continue;
    const narrowed = partsOf(value)(value.value.indexOf(id, match.index + match[0].lastIndexOf(id)), id.length);
    return narrowed && { value: narrowed, form, named: match.groups?.['provider'] ?? null };
  }
  return null;
}
