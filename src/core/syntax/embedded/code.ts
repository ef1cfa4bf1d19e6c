import type { Expression, FileFacts, SettingFact, StringExpression, TableExpression } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { dedentText, unescapeText, unquoteText } from './text.ts';
import type { EmbeddedText } from './text.ts';

/** Code in the strings of a document: put together to one text, and the way back to where it is written. */
export interface EmbeddedCode extends EmbeddedText {
  readonly language: string;
}

/** Languages of files by the ending of a key that is called like one (`serve.py: |` of a ConfigMap). */
const BY_ENDING: Readonly<Record<string, string>> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  rb: 'ruby',
};
/** Keys under which tools keep code: nodes of n8n (https://docs.n8n.io/code/code-node), functions of CloudFormation. */
const BY_KEY: Readonly<Record<string, string>> = {
  jsCode: 'javascript',
  functionCode: 'javascript',
  pythonCode: 'python',
};
const IS_PYTHON = /^(?:import |from \S+ import |def |class |@)/m;
const MAX_CODE = 200_000;
const MAX_DEPTH = 40;

interface Found {
  readonly language: string;
  readonly literal: StringExpression;
}

/** The code in the strings of a document, in the language that most of it is written in; null where there is none. */
export function codeIn(facts: FileFacts, { text: raw }: SourceText): EmbeddedCode | null {
  const found = codesIn(facts.settings);
  const sizes = new Map<string, number>();
  for (const { language, literal } of found) sizes.set(language, (sizes.get(language) ?? 0) + literal.value.length);
  const [largest] = [...sizes].toSorted(([, one], [, other]) => other - one);
  if (!largest || largest[1] > MAX_CODE) return null;
  const [language] = largest;
  const pieces: { readonly start: number; readonly end: number; readonly code: EmbeddedText }[] = [];
  let text = '';
  for (const { literal } of found.filter((one) => one.language === language)) {
    const code = decodedIn(raw, literal);
    pieces.push({ start: text.length, end: text.length + code.text.length, code });
    text += `${code.text}\n`;
  }
  const pieceAt = (offset: number): (typeof pieces)[number] | undefined =>
    pieces.findLast(({ start }) => start <= offset) ?? pieces[0];
  const toRaw = ({ start, end }: Span): Span => {
    const piece = pieceAt(start);
    if (!piece) return { start, end };
    const moved = { start: start - piece.start, end: Math.min(end, piece.end) - piece.start };
    return piece.code.toRaw({ start: Math.min(moved.start, Math.max(moved.end, 0)), end: Math.max(moved.end, 0) });
  };
  return { language, text, toRaw };
}

function decodedIn(raw: string, { span, content }: StringExpression): EmbeddedText {
  const opener = raw[span.start];
  if (opener === '"') return unescapeText(raw, content);
  return opener === "'" ? unquoteText(raw, content) : dedentText(raw, content);
}

function codesIn(settings: readonly SettingFact[]): readonly Found[] {
  const found: Found[] = [];
  const visit = (value: Expression, key: string | null, table: TableExpression | null, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (value.kind === 'string') {
      const language = key === null ? null : languageOf(key, value, table);
      if (language !== null) found.push({ language, literal: value });
    } else if (value.kind === 'table')
      for (const entry of value.entries) visit(entry.value, entry.key, value, depth + 1);
    else if (value.kind === 'list') for (const item of value.items) visit(item, key, table, depth + 1);
  };
  for (const { path, value } of settings) visit(value, path.at(-1) ?? null, null, 0);
  return found;
}

function languageOf(key: string, { value }: StringExpression, table: TableExpression | null): string | null {
  if (!/[\n;]/.test(value)) return null;
  const ending = /[^.]\.([a-z]+)$/.exec(key)?.[1];
  if (ending !== undefined && Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending] ?? null;
  if (Object.hasOwn(BY_KEY, key)) return BY_KEY[key] ?? null;
  const beside = (name: string): string | null => {
    const found = table?.entries.find((entry) => entry.key === name)?.value;
    return found?.kind === 'string' ? found.value : null;
  };
  // Functions of Node-RED, in-line functions of CloudFormation, steps of GitHub that are not run by a shell.
  if (key === 'func' && beside('type') === 'function') return 'javascript';
  if (key === 'ZipFile' || key === 'InlineCode') return IS_PYTHON.test(value) ? 'python' : 'javascript';
  if (key === 'run' && /^python/.test(beside('shell') ?? '')) return 'python';
  return key === 'script' && /\b(?:await|const|github\.rest)\b/.test(value) && /;\s*$/m.test(value)
    ? 'javascript'
    : null;
}

/** Facts of a document with those of the code in it. What an edit would add to the code, it would have to write as the document is written. */
export function withCode(facts: FileFacts, code: FileFacts): FileFacts {
  return {
    ...facts,
    ecosystem: code.ecosystem,
    scopes: code.scopes,
    imports: code.imports,
    bindings: code.bindings,
    calls: code.calls,
    comparisons: code.comparisons,
    conditions: code.conditions,
    membersInScope: code.membersInScope,
    commands: [...facts.commands, ...code.commands],
    suppressions: [...facts.suppressions, ...code.suppressions].toSorted((a, b) => a.span.start - b.span.start),
  };
}
