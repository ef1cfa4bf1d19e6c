import type {
  CallFact,
  ClassExpression,
  FileFacts,
  FunctionExpression,
  ListExpression,
  TableExpression,
} from '../model/facts.ts';
import type { Under, UnknownReason, Via } from '../model/reference.ts';
import type { Place } from '../model/text.ts';
import { meetsUnder, underBoth } from '../base/under.ts';

/** How a value was reached. */
export interface Trail {
  readonly via: readonly Via[];
  readonly path: readonly Place[];
  /** The calls that gave it to parameters; absent where none did. */
  readonly given?: readonly Given[];
  /** What must be so for it to be seen; absent where nothing must. */
  readonly under?: readonly Under[];
}

/** A call that gave a value to a parameter of the function whose parameters live in `scope`. */
export interface Given {
  readonly uri: string;
  readonly scope: number;
  readonly call: CallFact;
}

/** Whether two values may come from one run: not where two calls of one function gave them. */
export function meets(a: readonly Given[] | undefined, b: readonly Given[] | undefined): boolean {
  if (!a || !b) return true;
  return a.every(({ uri, scope, call }) =>
    b.every((other) => other.call === call || other.scope !== scope || other.uri !== uri),
  );
}

/** What gave either of two values. */
export function givenBoth(a: readonly Given[] | undefined, b: readonly Given[] | undefined): Pick<Trail, 'given'> {
  const all = a && b ? [...a, ...b.filter((one) => !a.includes(one))] : (a ?? b);
  return all ? { given: all.slice(0, MAX_GIVEN) } : {};
}

/** Calls behind a value that are kept. */
const MAX_GIVEN = 8;

/** Says of values that a call gave them. */
export function givenBy(values: readonly Value[], given: Given): readonly Value[] {
  return values.map((value) => ({ ...value, trail: { ...value.trail, ...givenBoth([given], value.trail.given) } }));
}

/** A call that gave arguments to the parameters of one function scope, with the frames it was itself evaluated in. */
export interface Frame {
  readonly uri: string;
  readonly scope: number;
  readonly call: CallFact;
  readonly caller: FileFacts;
  readonly outer: readonly Frame[];
  /** The instance a method or constructor runs on. */
  readonly self: InstanceValue | null;
}

/** A call passed on the way to a symbol: the constructor of a client. */
export interface PassedCall {
  readonly facts: FileFacts;
  readonly call: CallFact;
  /** Number of segments the symbol had when this was called. */
  readonly depth: number;
  readonly frames: readonly Frame[];
}

/** An object of a class of the workspace. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly facts: FileFacts;
  readonly expression: ClassExpression;
  /** null inside the class itself (`self`, `this`). */
  readonly construction: PassedCall | null;
  readonly trail: Trail;
}

/**
 * What an expression may be. `symbol` is something from outside the workspace, written as its path of segments
 * (`['openai', 'OpenAI()', 'chat']`); a first segment of `?` means that the root could not be traced, for `reason`.
 */
export type Value = (
  | { readonly kind: 'text'; readonly text: string; readonly literal: Place; readonly exact: boolean }
  | {
      readonly kind: 'table';
      readonly facts: FileFacts;
      readonly expression: TableExpression;
      readonly frames: readonly Frame[];
    }
  | {
      readonly kind: 'list';
      readonly facts: FileFacts;
      readonly expression: ListExpression;
      readonly frames: readonly Frame[];
    }
  | { readonly kind: 'class'; readonly facts: FileFacts; readonly expression: ClassExpression }
  | Omit<InstanceValue, 'trail'>
  | {
      readonly kind: 'function';
      readonly facts: FileFacts;
      readonly expression: FunctionExpression;
      readonly frames: readonly Frame[];
    }
  | { readonly kind: 'module'; readonly facts: FileFacts }
  | {
      readonly kind: 'symbol';
      readonly segments: readonly string[];
      readonly reason: UnknownReason | null;
      readonly passed: readonly PassedCall[];
      /** Where its last name is written. */
      readonly place?: Place;
    }
  | {
      readonly kind: 'unknown';
      readonly reason: UnknownReason;
      readonly detail: string | null;
      /** The parameter that nobody gives a value to. */
      readonly place?: Place;
    }
) & { readonly trail: Trail };

export const START: Trail = { via: [], path: [] };

export function unknown(reason: UnknownReason, detail: string | null, trail: Trail = START): Value {
  return { kind: 'unknown', reason, detail, trail };
}

/** Steps of a trail that are kept, those nearest to the literal: longer ways tell nobody anything. */
const MAX_TRAIL = 40;

/** Puts one step before the trail of each value: trails read from the site to the literal. */
export function through(values: readonly Value[], via: Via, place: Place | null): readonly Value[] {
  return values.map((value) => {
    const { via: steps, path } = value.trail;
    const trail = {
      ...value.trail,
      via: steps[0] === via || steps.length >= MAX_TRAIL ? steps : [via, ...steps],
      path: place && path.length < MAX_TRAIL ? [place, ...path] : path,
    };
    return { ...value, trail };
  });
}

/** Of what may be chosen, what is not said already. */
export function besides(said: readonly Value[], choices: readonly Value[]): readonly Value[] {
  const texts = new Set(said.flatMap((value) => (value.kind === 'text' ? [value.text] : [])));
  return choices.filter((value) => value.kind !== 'text' || !texts.has(value.text));
}

/** One step of a kind is enough where two follow each other. */
function joined(before: readonly Via[], after: readonly Via[]): readonly Via[] {
  return before.at(-1) === after[0] ? [...before, ...after.slice(1)] : [...before, ...after];
}

/** Keeps the way to the object in front of the way to its member. */
export function carry(object: Value, values: readonly Value[]): readonly Value[] {
  if (object.trail.via.length === 0 && !object.trail.given && !object.trail.under) return values;
  const seen = object.trail.under ? values.filter(({ trail }) => meetsUnder(object.trail.under, trail.under)) : values;
  return seen.map((value) => ({
    ...value,
    trail: {
      via: joined(object.trail.via, value.trail.via),
      path: [...object.trail.path, ...value.trail.path],
      ...givenBoth(object.trail.given, value.trail.given),
      ...underBoth(object.trail.under, value.trail.under),
    },
  }));
}
