import type { Expression } from '../../model/facts.ts';
import type { Context } from './context.ts';

/**
 * `return ['model' => env('OPENAI_MODEL', '…')];` at the end of a document: each of its keys is a setting, which frameworks
 * read behind the name of the file (`config('openai.model')`, https://laravel.com/docs/configuration#accessing-configuration-values).
 */
export function returnedSettings(context: Context, value: Expression): void {
  if (value.kind !== 'table') return;
  for (const entry of value.entries) {
    if (entry.key === null) continue;
    const span = { start: entry.keySpan.start, end: entry.value.span.end };
    context.settings.push({ path: [context.file, entry.key], value: entry.value, keySpan: entry.keySpan, span });
  }
}
