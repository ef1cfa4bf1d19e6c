import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { joined, told } from '../../model/told.ts';
import type { Text } from '../../model/told.ts';

/** A model's inputs, outputs and price. */
export function traitsRows({ traits }: ModelMetadata): readonly FactRow[] {
  if (!traits) return [];
  const { contextWindow, outputLimit, input, output, price, knowledgeCutoff, openWeights } = traits.value;
  const row = (name: Text, value: Text | null, brief = true): readonly FactRow[] =>
    value === null ? [] : [{ name, value, evidence: traits, brief }];
  const limits = [
    contextWindow === null ? null : told`${contextWindow.toLocaleString('en')} tokens`,
    outputLimit === null ? null : told`${outputLimit.toLocaleString('en')} output`,
  ].filter((part) => part !== null);
  return [
    ...row(told`Context`, limits.length > 0 ? joined(limits) : null),
    ...row(told`Price`, price === null ? null : priceText(price.input, price.output)),
    ...row(told`Input`, input.length > 0 ? input.join(', ') : null, false),
    ...row(told`Output`, output.length > 0 ? output.join(', ') : null, false),
    ...row(told`Cutoff`, knowledgeCutoff, false),
    ...row(told`Weights`, openWeights === null ? null : openWeights ? told`open` : told`not published`, false),
  ];
}

/** Vectors cost what goes in. */
function priceText(input: number, output: number): Text {
  return told`$${input} in, ${output === 0 && input > 0 ? told`nothing` : told`$${output}`} out, per million tokens`;
}
