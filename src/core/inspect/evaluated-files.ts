import type { FileFacts } from '../model/facts.ts';
import type { Reference } from '../model/report.ts';
import type { Project } from '../resolve/project.ts';

/** Packages whose purpose is to evaluate what models answer. */
const EVALUATES =
  /^(?:deepeval|ragas|lm_eval|inspect_ai|autoevals|evals|promptfoo|evalite|trulens\w*|giskard)(?:[./]|$)/i;
/** Files that hold evaluations by their name or folder. */
const EVALUATION =
  /(?:^|\/)(?:evals?|evaluations?)\/|(?:^|[/._-])(?:evals?|promptfooconfig)[._-]?[^/]*\.(?:py|ipynb|[cm]?[jt]sx?|ya?ml|json)$/i;
/** The same packages, wherever they are named in a text. */
const NAMES_ONE =
  /\b(?:deepeval|ragas|lm_eval|inspect_ai|autoevals|promptfoo|evalite|trulens\w*|giskard)\b|["']evals["'/]/i;

/** Whether a document may evaluate models, as its path or its text says: then it is read, whatever else stands in it. */
export function mayEvaluate(path: string, text: string): boolean {
  return EVALUATION.test(path) || NAMES_ONE.test(text);
}

/** So many documents of a program are followed. */
const MAX_FILES = 200;

/**
 * The documents that an evaluation runs, itself first; null for what evaluates nothing. A file that imports none of the packages
 * for it has to name a model.
 */
export function evaluatedFiles(
  facts: FileFacts,
  path: string,
  references: readonly Reference[],
  project: Pick<Project, 'moduleOf' | 'facts'>,
): readonly string[] | null {
  const models = references.filter(({ kind }) => kind === 'model');
  const isOne =
    models.some(({ detector }) => detector.startsWith('promptfoo/')) ||
    facts.imports.some(({ module }) => EVALUATES.test(module)) ||
    (EVALUATION.test(path) && (models.length > 0 || facts.imports.length > 0));
  if (!isOne) return null;
  const found = new Set([facts.uri]);
  for (const uri of found) {
    const own = uri === facts.uri ? facts : project.facts(uri);
    if (!own || found.size > MAX_FILES) continue;
    for (const { module } of own.imports) {
      const other = project.moduleOf(own, module);
      if (other !== null) found.add(other);
    }
  }
  return [...found];
}
