import type { CallParameters } from '../model/contract.ts';
import type { Asked } from '../model/metadata.ts';
import type { Adaptation, TextOf } from './adapt.ts';
import { insertParameter } from './parameter-edits.ts';

const ANOTHER_SPACE = 'another vector space: stored vectors must be made anew';

/** What tells a model how many numbers its vectors are to have, by who names it so. */
const WIDTH = /^(?:dimensions|output_?dimension(?:ality)?|outputDimensionality|output_dimension)$/;

/**
 * What a call for vectors has to change for another model. Vectors of two models can never be compared; as wide as before they
 * fit in the index that is there.
 */
export function embedOtherwise(
  parameters: CallParameters | null,
  own: Asked | null,
  other: Asked | null,
  textOf: TextOf,
): Adaptation {
  const told = parameters?.list.find(({ name }) => WIDTH.test(name));
  const [before, after] = [told ? Number(told.constant) : (own?.width ?? null), other?.width ?? null];
  if (before === null || Number.isNaN(before))
    return { edits: [], changes: [], open: [ANOTHER_SPACE, 'check their width'] };
  if (told) {
    const isTaken = before === after || other?.widths.includes(before) === true;
    return {
      edits: [],
      changes: [],
      open: [ANOTHER_SPACE, ...(isTaken ? [] : [`check whether it gives ${String(before)} numbers`])],
    };
  }
  if (after === null)
    return { edits: [], changes: [], open: [ANOTHER_SPACE, `check whether they have ${String(before)} numbers`] };
  if (before === after) return { edits: [], changes: [], open: [ANOTHER_SPACE] };
  const { width: name, insertion, uri } = parameters ?? {};
  const text = uri === undefined ? null : textOf(uri);
  const isTellable = other?.widths.includes(before) === true;
  if (!isTellable || !name || !uri || !insertion || insertion.style === 'options' || text === null)
    return {
      edits: [],
      changes: [],
      open: [ANOTHER_SPACE, `they have ${String(after)} numbers, not ${String(before)}`],
    };
  return {
    edits: [insertParameter(uri, insertion, name, String(before), text)],
    changes: [`with ${name} ${String(before)}`],
    open: [ANOTHER_SPACE],
  };
}
