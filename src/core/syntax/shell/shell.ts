import { shellComments } from '../../base/shell-comments.ts';
import { readScript } from '../../base/shell-script.ts';
import type { ShellScript } from '../../base/shell-script.ts';
import { plainText } from '../../base/shell-words.ts';
import type { FileFacts } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { createShellFacts } from './facts.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';

/**
 * The facts of a shell script (sh, bash, zsh): commands, variables and functions. Text of here-documents, of `echo` and of
 * comments is no value.
 */
export function collectShellFacts(source: SourceText): FileFacts {
  const { text } = source;
  const script = readScript(text, { start: 0, end: text.length });
  const facts = createShellFacts(script, { text, scope: 0, functions: 1, isBound: () => false });
  return {
    ...emptyFacts(source),
    scopes: [...emptyFacts(source).scopes, ...facts.scopes],
    bindings: facts.bindings,
    settings: facts.settings,
    calls: facts.calls,
    commands: facts.commands,
    comparisons: comparisonsOf(script),
    suppressions: mayHoldSuppressions(text) ? readSuppressions(text, shellComments(text)) : [],
    syntaxErrors: script.errors,
  };
}

/** `[ "$MODEL" = "gpt-4o" ]` */
function comparisonsOf({ commands }: ShellScript): FileFacts['comparisons'] {
  return commands.flatMap(({ words, span }) => {
    const [first] = words;
    const program = first ? plainText(first) : null;
    return program === '[' || program === 'test' ? [{ span }] : [];
  });
}
