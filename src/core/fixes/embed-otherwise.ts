import type { CallParameters } from '../model/contract.ts';
import type { Asked } from '../model/metadata.ts';
import type { Adaptation, TextOf } from './adapt.ts';
import { insertParameter } from './parameter-edits.ts';
import { told } from '../model/told.ts';

const ANOTHER_SPACE = told`another vector space: stored vectors must be made anew`;

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
  const set = parameters?.list.find(({ name }) => WIDTH.test(name));
  const [before, after] = [set ? Number(set.constant) : (own?.width ?? null), other?.width ?? null];
  if (before === null || Number.isNaN(before))
    return { edits: [], changes: [], open: [ANOTHER_SPACE, told`check their width`] };
  if (set) {
    const isTaken = before === after || other?.widths.includes(before) === true;
    return {
      edits: [],
      changes: [],
      open: [ANOTHER_SPACE, ...(isTaken ? [] : [told`check whether it gives ${before} numbers`])],
    };
  }
  if (after === null)
    return { edits: [], changes: [], open: [ANOTHER_SPACE, told`check whether they have ${before} numbers`] };
  if (before === after) return { edits: [], changes: [], open: [ANOTHER_SPACE] };
  const { width: name, insertion, uri } = parameters ?? {};
  const text = uri === undefined ? null : textOf(uri);
  const isTellable = other?.widths.includes(before) === true;
  if (!isTellable || !name || !uri || !insertion || insertion.style === 'options' || text === null)
    return {
      edits: [],
      changes: [],
      open: [ANOTHER_SPACE, told`they have ${after} numbers, not ${before}`],
    };
  return {
    edits: [insertParameter(uri, insertion, name, String(before), text)],
    changes: [told`with ${name} ${before}`],
    open: [ANOTHER_SPACE],
  };
}
