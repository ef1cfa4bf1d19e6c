import type { FileReport, IndexWidth, Reference } from '../model/report.ts';
import type { AcrossHit, WorkspaceRule } from './rule.ts';
import { told } from '../model/told.ts';
import { spoken } from '../model/spoken.ts';

/** A width that vectors have, and the model that gives it. */
interface Given {
  readonly width: number;
  readonly name: string;
  /** Widths that the model can be told to give. */
  readonly widths: readonly number[];
  readonly first: Reference;
}

/**
 * An index that is made for vectors of another width than the embedding model of the workspace gives. Only where there is one
 * such width, known for every place that embeds, and no index of the same store has it: with several, nothing tells which goes
 * where.
 */
export const embeddingMismatch: WorkspaceRule = {
  id: 'embedding-mismatch',
  across: (files) => {
    const given = givenWidth(files);
    if (!given) return [];
    const widths = files.flatMap(({ widths: own }) => own ?? []);
    const fitting = new Set(widths.filter(({ width }) => width === given.width).map(({ store }) => store));
    const wrong = widths.filter(({ store }) => !fitting.has(store));
    const isSingle = (store: string): boolean =>
      new Set(wrong.filter((one) => one.store === store).map(({ width }) => width)).size === 1;
    return wrong.filter(({ store }) => isSingle(store)).map((one) => hit(one, given));
  },
};

function hit({ place, width, store }: IndexWidth, { name, width: gives, widths, first }: Given): AcrossHit {
  const otherwise = widths.includes(width) ? told`, or tell it to give ${width}` : '';
  return {
    severity: 'error',
    message: told`${store} is told here that vectors have ${width} numbers; ${name} gives ${gives}. Storing or searching them fails. Make the index ${gives} wide${otherwise}.`,
    place,
    related: first.literal ? [{ place: first.literal, ...spoken(told`${name} is used here`) }] : [],
  };
}

/** The one width of what a workspace embeds; null where it is not known, or there are several. */
function givenWidth(files: readonly FileReport[]): Given | null {
  const used = files
    .flatMap(({ references }) => references)
    .filter(({ kind, use }) => kind === 'embedding-model' && (use === 'call' || use === 'config'));
  const asked = used.filter((one) => !isUntold(one));
  const seen = new Set(asked.map(({ component }) => component));
  // Settings may say beside the model how wide its vectors are to be: without a call nobody knows.
  if (used.some((one) => isUntold(one) && !seen.has(one.component))) return null;
  const all = asked.map(givenBy);
  const [first] = all;
  return first && all.every((one) => one?.width === first.width) ? first : null;
}

/** A model that can be told a width, and no call that shows whether it is. */
function isUntold({ parameters, metadata }: Reference): boolean {
  const widths = metadata?.kind === 'found' ? (metadata.value.asked?.widths ?? []) : [];
  return parameters === undefined && widths.length > 0;
}

const TOLD = /^(?:dimensions|output_?dimension(?:ality)?|outputDimension(?:ality)?)$/;

function givenBy(reference: Reference): Given | null {
  const { identity, metadata, parameters } = reference;
  const asked = metadata?.kind === 'found' ? metadata.value.asked : null;
  const set = parameters?.list.find(({ name }) => TOLD.test(name));
  if (!identity || (parameters && !parameters.isComplete)) return null;
  const width = set ? Number(set.constant ?? NaN) : (asked?.width ?? NaN);
  if (Number.isNaN(width)) return null;
  return { width, name: identity.name, widths: set ? [] : (asked?.widths ?? []), first: reference };
}
