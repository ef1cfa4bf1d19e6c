import type { Expression, FileFacts } from '../model/facts.ts';
import type { Project } from './project.ts';
import type { Frame, Value } from './values.ts';

/** What the parts of the evaluator share. `evaluate` never throws and always ends: depth, steps and cycles are bounded. */
export interface Evaluation {
  readonly project: Project;
  readonly evaluate: (facts: FileFacts, expression: Expression, frames: readonly Frame[]) => readonly Value[];
  /** Runs a step from a parameter to what its callers give; nothing where too many such steps were taken in a row. */
  readonly toCallers: (step: () => readonly Value[]) => readonly Value[];
}
