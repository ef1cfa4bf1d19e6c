import type { Expression, FileFacts } from '../model/facts.ts';
import type { Evaluation } from './evaluation.ts';
import { telling } from './evaluation.ts';
import type { Grounds, Memory, Remembered } from './memory.ts';
import { unknown } from './values.ts';
import type { Frame, Value } from './values.ts';

/** Levels of evaluation below one another, those of questions inside of questions included; the stack bears more. */
const MAX_LEVELS = 240;
/** Levels and steps of one question without those of the questions it asks. */
const OWN_LEVELS = 80;
const OWN_STEPS = 1000;
/** Steps that one question from outside may spend on answers that depend on who asks, because of a circle. */
const MAX_SPENT = 1000;
/** Parameters followed to their callers, one behind the other. */
const MAX_HOPS = 3;

/** An answer and what it took, which tells whether it holds where something was already spent. */
interface Answer {
  readonly values: readonly Value[];
  readonly grounds: Grounds;
  readonly levels: number;
  /** Callers followed in a row. */
  readonly hops: number;
  /** Callers followed before, where the answer would be another one with fewer of them. */
  readonly only: number | null;
  /** Holds for those outside alone: a circle, or the depth, cut something short. */
  readonly isCut: boolean;
}

/** The answers to one question: usually one. */
interface Answers extends Remembered {
  readonly all: readonly Answer[];
}

/** A question that is being answered. */
interface Open {
  readonly index: number;
  readonly level: number;
  readonly hops: number;
  steps: number;
  deepest: number;
  mostHops: number;
  isHopCut: boolean;
  isCut: boolean;
  /** Open questions that were asked again meanwhile, a bit for each. */
  circles: Uint32Array | null;
  /** Expressions that are being evaluated inside of calls, with the number of calls around them. */
  active: Map<Expression, readonly number[]> | null;
}

/** An answer that holds as long as certain questions are open: those are, while the last of them is. */
interface Held {
  readonly answer: Answer;
  readonly circles: Uint32Array | null;
  readonly last: Open | null;
}

type Dispatch = (facts: FileFacts, expression: Expression, frames: readonly Frame[]) => readonly Value[];

/**
 * Answers each question of evaluation once for a version of the project, and so that the answer does not depend on what
 * was asked before. A question is what an expression is outside of any call, or what a module gives by a name. An answer in
 * which a circle or the depth cut something short depends on who asks; it is kept for the one question from outside.
 */
export function createQuestions(
  memory: Memory,
  dispatch: Dispatch,
): Pick<Evaluation, 'evaluate' | 'answer' | 'toCallers'> {
  const stack: Open[] = [];
  const open = new Map<object, Open[]>();
  const held = new Map<object, Held[]>();
  let level = 0;
  let hops = 0;
  let spent = 0;

  const cut = (reason: 'cycle' | 'too-deep'): readonly Value[] => {
    const current = stack.at(-1);
    if (current) current.isCut = true;
    return [unknown(reason, null)];
  };

  const fits = ({ levels, hops: more, only }: Answer): boolean =>
    level + 1 + levels <= MAX_LEVELS && (only === null ? hops + more <= MAX_HOPS : only === hops);

  /** Takes what an answer took into the question that asked for it. */
  const take = (answer: Answer): readonly Value[] => {
    const current = stack.at(-1);
    memory.absorb(answer.grounds);
    if (current) {
      current.deepest = Math.max(current.deepest, level + 1 + answer.levels);
      current.mostHops = Math.max(current.mostHops, hops + answer.hops);
      current.isHopCut ||= answer.only !== null;
    }
    return answer.values;
  };

  const recalled = (uri: string, key: object): readonly Value[] | null => {
    const known = memory.get(uri, key) as Answers | undefined;
    const answer = known?.all.find((one) => (!one.isCut || stack.length === 0) && fits(one));
    if (answer) return take(answer);
    const current = stack.at(-1);
    const here = held.get(key)?.find(({ last, answer: one }) => fits(one) && (!last || stack[last.index] === last));
    if (!here || !current) return null;
    current.isCut = true;
    current.circles = joined(current.circles, here.circles);
    return take(here.answer);
  };

  const begin = (uri: string, key: object): Open => {
    const question: Open = {
      index: stack.length,
      level,
      hops,
      steps: 0,
      deepest: level,
      mostHops: hops,
      isHopCut: false,
      isCut: false,
      circles: null,
      active: null,
    };
    stack.push(question);
    const same = open.get(key);
    if (same) same.push(question);
    else open.set(key, [question]);
    memory.begin(uri);
    return question;
  };

  const end = (key: object): Grounds => {
    stack.pop();
    const same = open.get(key);
    same?.pop();
    if (same?.length === 0) open.delete(key);
    return memory.end();
  };

  const keep = (uri: string, key: object, question: Open, values: readonly Value[], grounds: Grounds): void => {
    const asker = stack.at(-1);
    const answer: Answer = {
      values,
      grounds,
      levels: question.deepest - question.level,
      hops: question.mostHops - question.hops,
      only: question.isHopCut ? question.hops : null,
      isCut: question.isCut,
    };
    if (asker) {
      asker.deepest = Math.max(asker.deepest, question.deepest);
      asker.mostHops = Math.max(asker.mostHops, question.mostHops);
      asker.isHopCut ||= question.isHopCut;
      asker.isCut ||= question.isCut;
    }
    if (!question.isCut || !asker) remember(memory, uri, key, answer);
    if (!question.isCut || !asker) return;
    spent += question.steps;
    const circles = without(question.circles, question.index);
    asker.circles = joined(asker.circles, circles);
    const last = circles ? (stack[lastOf(circles)] ?? null) : null;
    held.set(key, [{ answer, circles, last }, ...(held.get(key) ?? []).slice(0, MAX_HELD - 1)]);
  };

  const ask = (facts: FileFacts, key: object, make: () => readonly Value[], isKept: boolean): readonly Value[] => {
    const current = stack.at(-1);
    memory.counts.steps++;
    level++;
    const question = begin(facts.uri, key);
    let values: readonly Value[] | null = null;
    try {
      values = telling(make());
      return values;
    } finally {
      const grounds = end(key);
      if (values && isKept) keep(facts.uri, key, question, values, grounds);
      level--;
      if (!current) {
        held.clear();
        spent = 0;
      }
    }
  };

  const answer: Evaluation['answer'] = (facts, key, make) => {
    const current = stack.at(-1);
    if (spent > MAX_SPENT) return cut('too-deep');
    const again = open.get(key)?.findLast((one) => one.hops === hops);
    if (again) {
      // A question that asks itself, with none between, is answered in the same way wherever it is asked.
      if (again === current) return [unknown('cycle', null)];
      if (current) current.circles = joined(current.circles, only(again.index));
      return cut('cycle');
    }
    if (current && ++current.steps > OWN_STEPS) return [unknown('too-deep', null)];
    const known = recalled(facts.uri, key);
    if (known) return known;
    if (level >= MAX_LEVELS) return cut('too-deep');
    return ask(facts, key, make, true);
  };

  /** A step inside of a call: part of the question that led there. */
  const inCall = (
    current: Open,
    facts: FileFacts,
    expression: Expression,
    frames: readonly Frame[],
  ): readonly Value[] => {
    const before = current.active?.get(expression) ?? NONE;
    if (before.includes(frames.length)) return [unknown('cycle', null)];
    if (++current.steps > OWN_STEPS || level - current.level > OWN_LEVELS) return [unknown('too-deep', null)];
    if (level >= MAX_LEVELS) return cut('too-deep');
    memory.counts.steps++;
    (current.active ??= new Map()).set(expression, [...before, frames.length]);
    current.deepest = Math.max(current.deepest, ++level);
    try {
      return telling(dispatch(facts, expression, frames));
    } finally {
      level--;
      current.active.set(expression, before);
    }
  };

  return {
    answer,
    evaluate: (facts, expression, frames) => {
      if (IS_ITSELF.has(expression.kind)) return dispatch(facts, expression, frames);
      if (frames.length === 0) return answer(facts, expression, () => dispatch(facts, expression, frames));
      const current = stack.at(-1);
      if (current) return inCall(current, facts, expression, frames);
      return ask(facts, {}, () => dispatch(facts, expression, frames), false);
    },
    toCallers: (step) => {
      const current = stack.at(-1);
      if (hops >= MAX_HOPS) {
        if (current) current.isHopCut = true;
        return [];
      }
      hops++;
      if (current) current.mostHops = Math.max(current.mostHops, hops);
      try {
        return step();
      } finally {
        hops--;
      }
    },
  };
}

const NONE: readonly number[] = [];

/** Answers to one question that are kept while questions are open. */
const MAX_HELD = 3;
const WORDS = Math.ceil((MAX_LEVELS + 1) / 32);

function only(index: number): Uint32Array {
  const bits = new Uint32Array(WORDS);
  bits[index >> 5] = 1 << (index & 31);
  return bits;
}

function joined(a: Uint32Array | null, b: Uint32Array | null): Uint32Array | null {
  if (!a || !b || a === b) return a ?? b;
  const bits = new Uint32Array(WORDS);
  for (let word = 0; word < WORDS; word++) bits[word] = (a[word] ?? 0) | (b[word] ?? 0);
  return bits;
}

/** Null where nothing is left. */
function without(bits: Uint32Array | null, index: number): Uint32Array | null {
  if (!bits) return null;
  const left = bits.slice();
  left[index >> 5] = (left[index >> 5] ?? 0) & ~(1 << (index & 31));
  return left.some((word) => word !== 0) ? left : null;
}

function lastOf(bits: Uint32Array): number {
  const word = bits.findLastIndex((one) => one !== 0);
  return word * 32 + 31 - Math.clz32(bits[word] ?? 0);
}

/** Expressions that are what they say: nothing is asked to know their value. */
const IS_ITSELF: ReadonlySet<Expression['kind']> = new Set([
  'string',
  'table',
  'list',
  'function',
  'class',
  'constant',
  'opaque',
]);

function remember(memory: Memory, uri: string, key: object, answer: Answer): void {
  const known = memory.get(uri, key) as Answers | undefined;
  if (!known) {
    const first: Answers = { grounds: answer.grounds, all: [answer] };
    memory.set(uri, key, first);
    return;
  }
  const on = [...new Set([...known.grounds.on, ...answer.grounds.on])];
  const missed = known.grounds.missed || answer.grounds.missed;
  const more: Answers = { grounds: { on, missed }, all: [...known.all, answer] };
  memory.set(uri, key, more);
}
