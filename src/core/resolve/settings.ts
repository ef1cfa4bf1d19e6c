import type { Expression, SettingFact, StringExpression } from '../model/facts.ts';

/**
 * Strings of settings by the name that code reads them by: `OPENAI_MODEL`, `spring.ai.model`, `AI:Model`. In a nested format
 * each part of the name is a key; a key may itself hold several parts.
 */
export function settingsNamed(settings: readonly SettingFact[], name: string): readonly StringExpression[] {
  return settings.flatMap(({ path, value }) => below(value, rest(path.join('.'), name)));
}

/** The same for names that objects are filled by: `chat-model`, `ChatModel` and `chatModel` are one name. */
export function settingsBound(settings: readonly SettingFact[], name: string): readonly StringExpression[] {
  const wanted = relaxed(name);
  return settings.flatMap(({ path, value }) => below(value, rest(relaxed(path.join('.')), wanted), relaxed));
}

function relaxed(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** What is left of a name behind a key; null where the name does not start with it. Case is that of the file. */
function rest(key: string, name: string): string | null {
  if (key === name || key.replaceAll('.', ':') === name) return '';
  if (key === '') return name;
  const next = name.charAt(key.length);
  return name.startsWith(key) && (next === '.' || next === ':') ? name.slice(key.length + 1) : null;
}

function below(
  value: Expression,
  name: string | null,
  form = (key: string): string => key,
): readonly StringExpression[] {
  if (name === null) return [];
  if (name === '') return textsOf(value);
  if (value.kind !== 'table') return [];
  return value.entries.flatMap((entry) =>
    entry.key === null ? [] : below(entry.value, rest(form(entry.key), name), form),
  );
}

/** A string, or the default of a variable that a configuration written as code reads. */
function textsOf(value: Expression): readonly StringExpression[] {
  if (value.kind === 'environment' && value.fallback) return textsOf(value.fallback);
  return value.kind === 'string' ? [value] : [];
}
