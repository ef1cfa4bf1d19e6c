import { parse } from 'unbash';
import type {
  AndOr,
  Assignment,
  Command,
  CompoundList,
  For,
  Function as FunctionNode,
  ParsedScript,
  Redirection,
  Select,
  SyntaxNode,
} from 'unbash';
import type { Span } from '../model/text.ts';
import { shellText } from './shell-text.ts';
import type { ShellText } from './shell-text.ts';
import { hereWord, plainText, plainWord, prefixedWord, shellWord } from './shell-words.ts';
import type { ShellWord, WordSource } from './shell-words.ts';

/** `NAME=value`, also behind `export` and its like. */
export interface ShellAssignment {
  readonly name: string;
  /** One word, or those of an array. */
  readonly value: ShellWord | readonly ShellWord[];
  readonly how: 'plain' | 'exported' | 'local' | 'command' | 'loop' | 'opaque';
  readonly nameSpan: Span;
  readonly span: Span;
  readonly function: number | null;
  /** The part of the script around it that may not run. */
  readonly region: Span | null;
}

/** One simple command. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Texts it reads: here-documents and here-strings. */
  readonly input: readonly ShellWord[];
  readonly span: Span;
  /** Index of the function it stands in. */
  readonly function: number | null;
}

export interface ShellFunction {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly parent: number | null;
}

/** What is read so far. */
export interface ShellState {
  readonly shell: ShellText;
  readonly document: string;
  readonly commands: ShellCommand[];
  readonly assignments: ShellAssignment[];
  readonly functions: ShellFunction[];
  readonly faults: { count: number };
}

/** Where a node stands. */
interface Place {
  readonly function: number | null;
  readonly region: Span | null;
  /** How many scripts it is in. */
  readonly depth: number;
}

const DECLARES: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'readonly', 'local']);
/** Commands that give names what is typed or read. */
const READS: ReadonlySet<string> = new Set(['read', 'getopts', 'mapfile', 'readarray']);
const TESTS: ReadonlySet<string> = new Set(['[', 'test', 'grep', 'command', 'which', 'type', 'hash']);

/** Adds what a script does, outer commands first. */
export function visitScript(state: ShellState, script: ParsedScript, place: Place): void {
  state.faults.count += script.errors?.length ?? 0;
  for (const { command } of script.commands) visit(state, command, place);
}

/** Reads commands within something that may not run. */
function visitRegion(state: ShellState, { commands, pos, end }: CompoundList, place: Place): void {
  const region = state.shell.span(pos, end);
  for (const { command } of commands) visit(state, command, { ...place, region });
}

function visit(state: ShellState, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'Command':
      simple(state, node, place);
      return;
    case 'CompoundList':
    case 'Pipeline':
      for (const command of node.commands) visit(state, 'command' in command ? command.command : command, place);
      return;
    case 'AndOr':
      chain(state, node, place);
      return;
    case 'Subshell':
    case 'BraceGroup':
      visit(state, node.body, place);
      return;
    case 'Coproc':
      visit(state, node.body, place);
      return;
    case 'Redirected':
      visit(state, node.command, place);
      for (const one of node.redirects) redirected(sourceAt(state, place), one);
      return;
    case 'If':
      for (const { clause, then } of [node, ...node.elif]) {
        visit(state, clause, place);
        visitRegion(state, then, place);
      }
      if (node.else) visitRegion(state, node.else, place);
      return;
    case 'While':
      visit(state, node.clause, place);
      visitRegion(state, node.body, place);
      return;
    case 'For':
    case 'Select':
      loop(state, node, place);
      visitRegion(state, node.body, place);
      return;
    case 'ArithmeticFor':
      visitRegion(state, node.body, place);
      return;
    case 'Case':
      shellWord(sourceAt(state, place), node.word);
      for (const { body } of node.items) visitRegion(state, body, place);
      return;
    case 'Function':
      visitFunction(state, node, place);
      return;
    default:
      return;
  }
}

/** `a && b || c`: what stands behind a test, or runs where another fails, may not run. */
function chain(state: ShellState, { commands, operators }: AndOr, place: Place): void {
  for (const [index, command] of commands.entries()) {
    const before = commands[index - 1];
    const guarded = before && (operators[index - 1] === '||' || isTest(before));
    visit(state, command, guarded ? { ...place, region: state.shell.span(command.pos, command.end) } : place);
  }
}

function isTest(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Command':
      return TESTS.has(node.name?.value ?? '');
    case 'Pipeline': {
      const last = node.commands.at(-1);
      return last !== undefined && isTest(last);
    }
    default:
      return node.type === 'TestCommand' || node.type === 'ArithmeticCommand';
  }
}

function visitFunction(state: ShellState, { name, body, pos, end }: FunctionNode, place: Place): void {
  const { shell, functions } = state;
  functions.push({
    name: name.text,
    nameSpan: shell.span(name.pos, name.end),
    span: shell.span(pos, end),
    parent: place.function,
  });
  visit(state, body, { ...place, function: functions.length - 1 });
}

function loop(state: ShellState, { name, wordlist }: For | Select, place: Place): void {
  const source = sourceAt(state, place);
  const value = wordlist?.map((word) => shellWord(source, word));
  if (!value) return;
  const nameSpan = state.shell.span(name.pos, name.end);
  const span = { start: nameSpan.start, end: value.at(-1)?.span.end ?? nameSpan.end };
  state.assignments.push({ ...at(place), name: name.text, value, how: 'loop', nameSpan, span });
}

function simple(state: ShellState, { name, prefix, suffix, pos, end }: Command, place: Place): void {
  const source = sourceAt(state, place);
  const program = name?.text ?? '';
  const words = name ? [shellWord(source, name)] : [];
  const input: ShellWord[] = [];
  for (const one of prefix) {
    if (one.type === 'Assignment') assign(state, one, name ? 'command' : 'plain', place);
    else input.push(...redirected(source, one));
  }
  for (const one of suffix) {
    if (one.type === 'Word') words.push(shellWord(source, one));
    else if (one.type !== 'Assignment') input.push(...redirected(source, one));
    else if (DECLARES.has(program))
      assign(state, one, program === 'export' ? 'exported' : program === 'local' ? 'local' : 'plain', place);
    else if (one.value.type === 'Word') words.push(prefixedWord(source, one.pos, one.value));
  }
  if (READS.has(program)) for (const word of words.slice(1)) typed(state, word, place);
  if (name) state.commands.push({ words, input, span: state.shell.span(pos, end), function: place.function });
}

/** `read NAME`: what it holds is typed. */
function typed(state: ShellState, word: ShellWord, place: Place): void {
  const name = plainText(word);
  if (name === null || !/^[A-Za-z_]\w*$/.test(name)) return;
  const { span } = word;
  state.assignments.push({ ...at(place), name, value: word, how: 'opaque', nameSpan: span, span });
}

function assign(
  state: ShellState,
  { name, index, value, pos, end }: Assignment,
  how: ShellAssignment['how'],
  place: Place,
): void {
  const source = sourceAt(state, place);
  const words = (value.type === 'Word' ? [value] : value.elements).map((word) => shellWord(source, word));
  const [only] = words;
  state.assignments.push({
    ...at(place),
    name,
    // `NAME[3]=value` is one of the words of an array.
    value: value.type === 'Word' && index === undefined && only ? only : words,
    how,
    nameSpan: state.shell.span(pos, pos + name.length),
    span: state.shell.span(pos, end),
  });
}

/** The text that a command reads; that of a file is not known. */
function redirected(source: WordSource, node: Redirection): readonly ShellWord[] {
  if (node.type === 'HereDoc') {
    const { body, delimiter } = node;
    if (!delimiter) return [];
    return [delimiter.quoted ? plainWord(source, body) : hereWord(source, body)];
  }
  // A script in the name of a file is read as any other.
  const target = node.target ? [shellWord(source, node.target)] : [];
  return node.type === 'HereString' ? target : [];
}

function at({ function: owner, region }: Place): Pick<ShellAssignment, 'function' | 'region'> {
  return { function: owner, region };
}

function sourceAt(state: ShellState, place: Place): WordSource {
  return {
    shell: state.shell,
    document: state.document,
    depth: place.depth,
    script: (script, depth) => {
      visitScript(state, script, { ...place, depth });
    },
    escaped: (span, depth) => {
      const shell = shellText(state.document, span);
      visitScript({ ...state, shell }, parse(shell.text), { ...place, depth });
    },
  };
}
