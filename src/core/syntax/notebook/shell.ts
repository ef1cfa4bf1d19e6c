import { readScript } from '../../base/shell-script.ts';
import type { WordPart } from '../../base/shell-words.ts';
import type { Expression, FileFacts, Scope } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { readMagics } from '../python/magics.ts';
import { createShellFacts } from '../shell/facts.ts';
import type { ScriptPlace } from '../shell/facts.ts';

/** `{name}` in a command line of IPython is a name of Python, `{{` a brace. */
const NAMED = /\{([A-Za-z_]\w*)\}/g;

/** Adds the command lines (`!vllm serve {model}`) and shell cells (`%%bash`) to the facts of the Python around them. */
export function withShellMagics(facts: FileFacts, { text }: SourceText): FileFacts {
  const { lines, cells } = readMagics(text);
  if (lines.length === 0 && cells.length === 0) return facts;
  const scopes: Scope[] = [...facts.scopes];
  const bindings = [...facts.bindings];
  const settings = [...facts.settings];
  const calls = [...facts.calls];
  const commands = [...facts.commands];
  const names = new Set(facts.bindings.flatMap(({ scope, name }) => (scope === 0 ? [name] : [])));
  const add = (span: Span, inPython: boolean): void => {
    const scope = scopes.length;
    scopes.push({ kind: 'block', parent: 0, name: null, span });
    const place: ScriptPlace = {
      text,
      scope,
      functions: scope + 1,
      isBound: (name) => inPython && names.has(name),
      plain: (part) => pieces(part, inPython ? names : null),
    };
    const found = createShellFacts(readScript(text, span), place);
    scopes.push(...found.scopes);
    bindings.push(...found.bindings);
    settings.push(...found.settings);
    calls.push(...found.calls);
    commands.push(...found.commands);
  };
  for (const span of lines) add(span, true);
  for (const span of cells) add(span, false);
  return { ...facts, scopes, bindings, settings, calls, commands };
}

/** What JSON writes with an escape: pieces between them stand in a notebook as they are. */
const ESCAPED = /["\\\t\n]/;

/** Divides a text at the names of Python in braces, and at what a notebook writes with escapes. */
function pieces(
  part: Extract<WordPart, { kind: 'text' }>,
  names: ReadonlySet<string> | null,
): readonly Expression[] | null {
  if (!part.verbatim || !/["\\\t\n{]/.test(part.text)) return null;
  const { start } = part.content;
  const found: Expression[] = [];
  let from = 0;
  const text = (to: number): void => {
    for (const piece of part.text.slice(from, to).split(/(["\\\t\n])/)) {
      if (piece === '') continue;
      const span = { start: start + from, end: start + from + piece.length };
      found.push({ kind: 'string', value: piece, span, content: span });
      from += piece.length;
    }
  };
  for (const match of part.text.matchAll(NAMED)) {
    const name = match[1] ?? '';
    if (!names?.has(name)) continue;
    text(match.index);
    from = match.index + match[0].length;
    found.push({ kind: 'name', name, scope: 0, span: { start: start + match.index, end: start + from } });
  }
  if (found.length === 0 && !ESCAPED.test(part.text)) return null;
  text(part.text.length);
  return found;
}
