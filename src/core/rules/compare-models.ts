import type { ModelMetadata, ModelTraits } from '../model/metadata.ts';
import type { ModelChange } from '../model/fix.ts';
import { tokens } from './replacement-fits.ts';

/** What a move changes, by facts that are known of both: price, context, output limit, what goes in and comes out. */
export function compareModels(own: ModelMetadata | null, other: ModelMetadata | null): readonly ModelChange[] {
  const [before, after] = [own?.traits?.value, other?.traits?.value];
  if (!before || !after) return [];
  const count = (value: number | null): string | null => (value === null ? null : tokens(value));
  const price = ({ price: cost }: typeof before): string | null =>
    cost === null ? null : `$${String(cost.input)} / $${String(cost.output)}`;
  const words = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join(', '));
  const rows: readonly (readonly [ModelChange['what'], string | null, string | null])[] = [
    ['price per million tokens', price(before), price(after)],
    ['context', count(before.contextWindow), count(after.contextWindow)],
    ['output limit', count(before.outputLimit), count(after.outputLimit)],
    ['input', words(toldOf(before.input, after)), words(toldOf(after.input, before))],
    ['output', words(before.output), words(after.output)],
  ];
  return rows.flatMap(([what, was, is]) =>
    was === null || is === null || was === is ? [] : [{ what, before: was, after: is }],
  );
}

/** Of what goes in, the words that the source of the other one has as well: what it never says is no difference. */
function toldOf(words: readonly string[], { inputsTold }: ModelTraits): readonly string[] {
  return words.filter((word) => inputsTold.includes(word));
}
