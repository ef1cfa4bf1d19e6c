/** Gives a text in the language of the person who reads it, with values in the place of `{0}`, `{1}`. */
export type Words = (text: string, ...values: readonly (string | number)[]) => string;

/**
 * Words by a table from English; what is not in it stays English.
 *
 * @param table as a client hands it in: what is no text in it is not taken
 */
export function createWords(table: unknown): Words {
  const known: Readonly<Record<string, unknown>> = isTable(table) ? table : {};
  return (text, ...values) => {
    const own = Object.hasOwn(known, text) ? known[text] : undefined;
    return filled(typeof own === 'string' ? own : text, values);
  };
}

/** The words that texts are written in. */
export const ENGLISH: Words = (text, ...values) => filled(text, values);

function filled(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (all, index: string) => String(values[Number(index)] ?? all));
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
