import { wordExpression } from '../../base/shell-expressions.ts';
import { readScript } from '../../base/shell-script.ts';
import { readWord } from '../../base/shell-words.ts';
import type { ShellWord } from '../../base/shell-words.ts';
import type {
  BindingFact,
  CallFact,
  CommandFact,
  Expression,
  FileFacts,
  Scope,
  ScopeId,
  SettingFact,
  StringExpression,
} from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { readInstructions } from './instructions.ts';
import type { Instruction } from './instructions.ts';
import { decodeText } from '../embedded/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { createShellFacts } from '../shell/facts.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';

/** One `FROM` and what follows it. */
interface Stage {
  readonly name: string | null;
  readonly scope: ScopeId;
  /** The image it goes on from, also through stages before. */
  readonly image: Expression | null;
  readonly parent: Stage | null;
  readonly bound: Set<string>;
  entrypoint: Started | null;
  command: Started | null;
}

/** What is started: words, or a script of a shell. */
interface Started {
  readonly words: readonly Expression[] | null;
  readonly script: Span;
}

interface State {
  readonly text: string;
  readonly scopes: Scope[];
  readonly bindings: BindingFact[];
  readonly settings: SettingFact[];
  readonly calls: CallFact[];
  readonly commands: CommandFact[];
  readonly stages: Stage[];
  errors: number;
}

/**
 * The facts of a Dockerfile: `ARG` and `ENV` are settings and names of their stage, `FROM` is a setting that holds an image,
 * `RUN`, `CMD`, `ENTRYPOINT`, `HEALTHCHECK` and `ADD` are commands.
 */
export function collectDockerfileFacts(source: SourceText): FileFacts {
  const { text } = source;
  const { instructions, comments } = readInstructions(text);
  const empty = emptyFacts(source);
  const state: State = {
    text,
    scopes: [...empty.scopes],
    bindings: [],
    settings: [],
    calls: [],
    commands: [],
    stages: [],
    errors: 0,
  };
  const outside: Stage = {
    name: null,
    scope: 0,
    image: null,
    parent: null,
    bound: new Set(),
    entrypoint: null,
    command: null,
  };
  state.stages.push(outside);
  for (const instruction of instructions) apply(state, instruction);
  for (const stage of state.stages) startedBy(state, stage);
  return {
    ...empty,
    scopes: state.scopes,
    bindings: state.bindings.toSorted((a, b) => a.nameSpan.start - b.nameSpan.start),
    settings: state.settings,
    calls: state.calls,
    commands: state.commands.toSorted((a, b) => a.span.start - b.span.start),
    suppressions: mayHoldSuppressions(text) ? readSuppressions(text, comments) : [],
    syntaxErrors: state.errors,
  };
}

function apply(state: State, instruction: Instruction): void {
  const { keyword, content } = instruction;
  switch (keyword) {
    case 'FROM':
      from(state, instruction);
      return;
    case 'ARG':
    case 'ENV':
      assign(state, instruction);
      return;
    case 'RUN':
      run(state, instruction);
      return;
    case 'CMD':
      stageOf(state).command = startOf(state, content);
      return;
    case 'ENTRYPOINT':
      stageOf(state).entrypoint = startOf(state, content);
      // It takes away what the stage before was started with.
      stageOf(state).command = null;
      return;
    case 'HEALTHCHECK':
      healthcheck(state, content);
      return;
    case 'ADD':
    case 'COPY':
      copy(state, instruction);
      return;
    case 'ONBUILD': {
      const inner = /^[\s\\]*([A-Za-z]+)(?=\s)/.exec(state.text.slice(content.start, content.end));
      const word = inner?.[1];
      if (!inner || word === undefined || /^(?:onbuild|from)$/i.test(word)) return;
      const start = content.start + inner[0].length;
      const keywordSpan = { start: start - word.length, end: start };
      apply(state, { ...instruction, keyword: word.toUpperCase(), keywordSpan, content: { start, end: content.end } });
      return;
    }
    default:
      return;
  }
}

function stageOf(state: State): Stage {
  const last = state.stages.at(-1);
  if (!last) throw new Error('there is always a stage');
  return last;
}

function isBound(stage: Stage | null, name: string): boolean {
  return stage !== null && (stage.bound.has(name) || isBound(stage.parent, name));
}

/** Reads the words of an instruction. */
function wordsIn(state: State, { start, end }: Span): readonly ShellWord[] {
  const words: ShellWord[] = [];
  const source = {
    text: state.text,
    end,
    script: (_: number, stop: number): number => stop,
    quotedScript: (): void => undefined,
    nesting: { depth: 0 },
    unclosed: (): void => {
      state.errors++;
    },
  };
  for (let at = start; at < end;) {
    const blank = /(?:\s|\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*)+/y;
    blank.lastIndex = at;
    at += blank.exec(state.text)?.[0].length ?? 0;
    if (at >= end) break;
    const word = readWord(source, at);
    if (word.span.end > at) words.push(word);
    at = Math.max(word.span.end, at + 1);
  }
  return words;
}

function expressionOf(state: State, word: ShellWord, stage: Stage = stageOf(state)): Expression {
  return wordExpression(word, {
    variable: (name, span) =>
      isBound(stage, name)
        ? { kind: 'name', name, scope: stage.scope, span }
        : { kind: 'environment', variable: name, fallback: null, span },
  });
}

/** `FROM --platform=$X image:tag AS name` */
function from(state: State, { keywordSpan, content, span }: Instruction): void {
  const words = wordsIn(state, content).filter(({ span: { start } }) => !state.text.startsWith('--', start));
  const [image, as, name] = words;
  const global = state.stages[0] ?? null;
  const text = image ? state.text.slice(image.span.start, image.span.end).toLowerCase() : '';
  const base = state.stages.findLast((stage) => stage.name !== null && stage.name === text) ?? null;
  const value = image && !base && text !== 'scratch' && global ? expressionOf(state, image, global) : null;
  if (value) state.settings.push({ path: ['FROM'], value, keySpan: keywordSpan, span });
  state.scopes.push({
    kind: 'block',
    parent: base?.scope ?? 0,
    name: null,
    span: { start: span.start, end: state.text.length },
  });
  const named = as && name && /^as$/i.test(state.text.slice(as.span.start, as.span.end));
  state.stages.push({
    name: named ? state.text.slice(name.span.start, name.span.end).toLowerCase() : null,
    scope: state.scopes.length - 1,
    image: base ? base.image : value,
    parent: base ?? global,
    bound: new Set(),
    entrypoint: base?.entrypoint ?? null,
    command: null,
  });
}

/** `ARG NAME=default`, `ENV NAME=value NAME2=value`, `ENV NAME value`. */
function assign(state: State, { keyword, content }: Instruction): void {
  const stage = stageOf(state);
  const words = wordsIn(state, content);
  const [first, second] = words;
  const named = (word: ShellWord): RegExpExecArray | null =>
    /^[A-Za-z_]\w*(?==)/.exec(state.text.slice(word.span.start, word.span.end));
  if (keyword === 'ENV' && first && second && !named(first)) {
    const name = state.text.slice(first.span.start, first.span.end);
    const last = words.at(-1) ?? second;
    const value =
      words.length === 2
        ? expressionOf(state, second)
        : bareText(state, { start: second.span.start, end: last.span.end });
    if (/^[A-Za-z_]\w*$/.test(name))
      bind(state, stage, name, first.span, value, { start: first.span.start, end: last.span.end });
    return;
  }
  for (const word of words) {
    const name = named(word)?.[0];
    if (name === undefined) continue;
    const start = word.span.start + name.length + 1;
    const inner = wordsIn(state, { start, end: word.span.end })[0] ?? { parts: [], span: { start, end: start } };
    const nameSpan = { start: word.span.start, end: word.span.start + name.length };
    bind(state, stage, name, nameSpan, expressionOf(state, inner), word.span);
  }
}

function bareText(state: State, span: Span): StringExpression {
  return { kind: 'string', value: state.text.slice(span.start, span.end), span, content: span };
}

function bind(state: State, stage: Stage, name: string, nameSpan: Span, value: Expression, span: Span): void {
  state.settings.push({ path: [name], value, keySpan: nameSpan, span });
  state.bindings.push({
    name,
    scope: stage.scope,
    kind: 'variable',
    value,
    annotation: null,
    exportedAs: null,
    branch: null,
    nameSpan,
    span,
  });
  stage.bound.add(name);
}

/** `RUN --mount=… command`, `RUN ["program", "argument"]`, `RUN <<EOF`. */
function run(state: State, { content, heres }: Instruction): void {
  const flags =
    /^(?:[ \t]*(?:\\[ \t]*\r?\n)?[ \t]*--[a-z-]+(?:=\S*)?)*/.exec(state.text.slice(content.start, content.end))?.[0]
      .length ?? 0;
  const rest = { start: content.start + flags, end: content.end };
  const listed = listIn(state, rest);
  if (listed) {
    state.commands.push({ words: listed, image: null, span: rest });
    return;
  }
  const line = state.text.slice(rest.start, rest.end);
  const [body] = heres;
  if (body && /^\s*<<-?["']?\w+["']?\s*$/.test(line)) {
    // With `#!/usr/bin/env python3` it is a script of another language.
    if (!/^\s*#!(?!.*\b(?:ba|da|z|a)?sh\b)/.test(state.text.slice(body.start, body.end)))
      script(state, stageOf(state), body, false);
    return;
  }
  script(state, stageOf(state), { start: rest.start, end: heres.at(-1)?.end ?? rest.end }, true);
}

function script(state: State, stage: Stage, span: Span, commentsGoOn: boolean): void {
  const read = readScript(state.text, span, { commentsGoOn });
  const scope = state.scopes.length;
  state.scopes.push({ kind: 'block', parent: stage.scope, name: null, span });
  const facts = createShellFacts(read, {
    text: state.text,
    scope,
    functions: scope + 1,
    isBound: (name) => isBound(stage, name),
  });
  state.scopes.push(...facts.scopes);
  state.bindings.push(...facts.bindings);
  state.settings.push(...facts.settings);
  state.calls.push(...facts.calls);
  state.commands.push(...facts.commands);
  state.errors += read.errors;
}

/** `["ollama", "serve"]`, as JSON. */
function listIn(state: State, { start, end }: Span): readonly StringExpression[] | null {
  const raw = state.text.slice(start, end);
  const outer = /^([\s\\]*)\[([\s\S]*)\]\s*$/.exec(raw);
  if (!outer) return null;
  const items: StringExpression[] = [];
  const from = start + (outer[1]?.length ?? 0) + 1;
  const inner = outer[2] ?? '';
  let rest = inner;
  for (const match of inner.matchAll(/"((?:\\[\s\S]|[^"\\])*)"/g)) {
    const span = { start: from + match.index, end: from + match.index + match[0].length };
    items.push({
      kind: 'string',
      value: decodeText(match[1] ?? ''),
      span,
      content: { start: span.start + 1, end: span.end - 1 },
    });
    rest = rest.replace(match[0], '');
  }
  return /^[\s,\\]*$/.test(rest) ? items : null;
}

function startOf(state: State, content: Span): Started {
  return { words: listIn(state, content), script: content };
}

function healthcheck(state: State, { start, end }: Span): void {
  const match = /^[\s\S]*?\bCMD\b/.exec(state.text.slice(start, end));
  if (!match) return;
  const rest = { start: start + match[0].length, end };
  const listed = listIn(state, rest);
  if (listed) state.commands.push({ words: listed, image: null, span: rest });
  else script(state, stageOf(state), rest, true);
}

/** `ADD https://… /models/`, `COPY --from=image …`. */
function copy(state: State, { keyword, keywordSpan, content, span }: Instruction): void {
  const words = wordsIn(state, content);
  for (const word of words) {
    const flag = /^--from=/.exec(state.text.slice(word.span.start, word.span.end))?.[0].length;
    if (flag === undefined) continue;
    const [image] = wordsIn(state, { start: word.span.start + flag, end: word.span.end });
    const name = image ? state.text.slice(image.span.start, image.span.end).toLowerCase() : '';
    if (image && !/^\d+$/.test(name) && !state.stages.some((stage) => stage.name === name))
      state.settings.push({ path: ['FROM'], value: expressionOf(state, image), keySpan: keywordSpan, span: word.span });
  }
  if (keyword !== 'ADD') return;
  const program: StringExpression = { ...bareText(state, keywordSpan), value: 'ADD' };
  const sources = words.slice(0, -1).map((word) => expressionOf(state, word));
  state.commands.push({ words: [program, ...sources], image: null, span });
}

/** What a container of the stage runs: `ENTRYPOINT` with the words of `CMD` behind it, or `CMD` for the image's own entry point. */
function startedBy(state: State, stage: Stage): void {
  const { entrypoint, command, image } = stage;
  const started = entrypoint ?? command;
  if (!started || (entrypoint && !command && stage.parent?.entrypoint === entrypoint)) return;
  const { words, script: span } = started;
  if (!words) {
    script(state, stage, span, true);
    return;
  }
  const behind = entrypoint && command?.words ? command.words : [];
  state.commands.push({ words: [...words, ...behind], image: entrypoint ? null : image, span });
}
