import type { CallFact, Expression, FileFacts } from './facts.ts';
import type { Under } from './reference.ts';

/** A call on the way to a symbol, such as the constructor of a client. */
export interface TracedCall {
  readonly facts: FileFacts;
  readonly call: CallFact;
  /** How many segments the symbol had when this was called. */
  readonly depth: number;
}

/**
 * Something from outside the workspace, as the path that leads to it: `['openai', 'OpenAI()', 'chat', 'completions',
 * 'create']`. The first segment is the package's import name, or `?` where the root could not be traced.
 */
export interface TracedSymbol {
  readonly segments: readonly string[];
  readonly calls: readonly TracedCall[];
  /** What must be so for the callee to be this. */
  readonly under?: readonly Under[];
}

/** Follows a callee to the symbols it may be, in and across documents. */
export type Trace = (facts: FileFacts, callee: Expression) => readonly TracedSymbol[];
