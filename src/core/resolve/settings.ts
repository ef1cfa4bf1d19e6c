import type { Expression, SettingFact, StringExpression } from '../model/facts.ts';

/**
 * Strings of settings by the name that code reads them by: `OPENAI_MODEL`, `spring.ai.model`, `AI:Model`. In a nested format
 * each part of the name is a key; a key may itself hold several parts.
 */
export function settingsNamed(settings: readonly SettingFact[], name: string): readonly StringExpression[] {
  return settings.flatMap(({ path, value }) => below(value, rest(path.join('.'), name)));
}

/** What is left of a name behind a key; null where the name does not start with it. Case is that of the file. */
function rest(key: string, name: string): string | null {
  if (key === name || key.replaceAll('.', ':') === name) return '';
  if (key === '') return name;
  const next = name.charAt(key.length);
  return name.startsWith(key) && (next === '.' || next === ':') ? name.slice(key.length + 1) : null;
}

function below(value: Expression, name: string | null): readonly StringExpression[] {
  if (name === null) return [];
  if (name === '') return textsOf(value);
  if (value.kind !== 'table') return [];
  return value.entries.flatMap((entry) => (entry.key === null ? [] : below(entry.value, rest(entry.key, name))));
}

/** A string, or the default of a variable that a configuration written as code reads. */
function textsOf(value: Expression): readonly StringExpression[] {
  if (value.kind === 'environment' && value.fallback) return textsOf(value.fallback);
  return value.kind === 'string' ? [value] : [];
}
