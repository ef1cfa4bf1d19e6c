import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

/** A model's inputs, outputs and price. */
export function traitsRows({ traits }: ModelMetadata): readonly FactRow[] {
  if (!traits) return [];
  const { contextWindow, outputLimit, input, output, price, knowledgeCutoff, openWeights } = traits.value;
  const row = (name: string, value: string | null, brief = true): readonly FactRow[] =>
    value === null ? [] : [{ name, value, evidence: traits, brief }];
  const limits = [
    contextWindow === null ? null : `${contextWindow.toLocaleString('en')} tokens`,
    outputLimit === null ? null : `${outputLimit.toLocaleString('en')} output`,
  ].filter((part) => part !== null);
  return [
    ...row('Context', limits.length > 0 ? limits.join(', ') : null),
    ...row('Price', price === null ? null : priceText(price.input, price.output)),
    ...row('Input', input.length > 0 ? input.join(', ') : null, false),
    ...row('Output', output.length > 0 ? output.join(', ') : null, false),
    ...row('Cutoff', knowledgeCutoff, false),
    ...row('Weights', openWeights === null ? null : openWeights ? 'open' : 'not published', false),
  ];
}

/** Vectors cost what goes in. */
function priceText(input: number, output: number): string {
  return `$${String(input)} in, ${output === 0 && input > 0 ? 'nothing' : `$${String(output)}`} out, per million tokens`;
}
