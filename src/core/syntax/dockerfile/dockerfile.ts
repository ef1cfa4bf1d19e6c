import type { Expression, FileFacts, StringExpression } from '../../model/facts.ts';
import type { SourceText, Span } from '../../model/text.ts';
import { emptyFacts } from '../empty-facts.ts';
import { mayHoldSuppressions, readSuppressions } from '../suppressions.ts';
import { readInstructions } from './instructions.ts';
import type { Given, Instruction } from './instructions.ts';
import { addScript, addStarted, expressionOf, openStage, stageOf, wordsIn } from './stages.ts';
import type { State } from './stages.ts';
import { listIn } from './words.ts';

/**
 * The facts of a Dockerfile: `ARG` and `ENV` are settings and names of their stage, `FROM` is a setting that holds an image,
 * `RUN`, `CMD`, `ENTRYPOINT`, `HEALTHCHECK` and `ADD` are commands.
 */
export function collectDockerfileFacts(source: SourceText): FileFacts {
  const { text, instructions, comments } = readInstructions(source.text);
  const empty = emptyFacts(source);
  const state: State = {
    text,
    scopes: [...empty.scopes],
    bindings: [],
    settings: [],
    calls: [],
    commands: [],
    stages: [],
    named: new Map(),
    errors: 0,
  };
  openStage(state, null, { scope: 0, image: null, parent: null });
  for (const instruction of instructions) apply(state, instruction);
  for (const stage of state.stages) addStarted(state, stage);
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
  const { keyword, content, inner } = instruction;
  switch (keyword) {
    case 'FROM':
      from(state, instruction);
      return;
    case 'ARG':
    case 'ENV':
      for (const given of instruction.given) bind(state, given);
      return;
    case 'RUN':
      run(state, instruction);
      return;
    case 'CMD':
      stageOf(state).command = { words: listIn(state.text, content), script: content };
      return;
    case 'ENTRYPOINT':
      stageOf(state).entrypoint = { words: listIn(state.text, content), script: content };
      // It takes away what the stage before was started with.
      stageOf(state).command = null;
      return;
    case 'HEALTHCHECK':
      if (inner) listOrScript(state, inner.content);
      return;
    case 'ADD':
      images(state, instruction);
      add(state, instruction);
      return;
    case 'COPY':
      images(state, instruction);
      return;
    case 'ONBUILD':
      if (inner && inner.keyword !== 'FROM') apply(state, inner);
      return;
    default:
      return;
  }
}

/** `FROM --platform=$X image:tag AS name` */
function from(state: State, { keywordSpan, image, stage: name, span }: Instruction): void {
  const global = state.stages[0] ?? null;
  const text = image ? state.text.slice(image.start, image.end).toLowerCase() : '';
  const base = state.named.get(text) ?? null;
  const [word] = image && !base && text !== 'scratch' ? wordsIn(state, image) : [];
  const value = word && global ? expressionOf(word, global) : null;
  if (value) state.settings.push({ path: ['FROM'], value, keySpan: keywordSpan, span });
  state.scopes.push({
    kind: 'block',
    parent: base?.scope ?? 0,
    name: null,
    span: { start: span.start, end: state.text.length },
  });
  openStage(state, name?.toLowerCase() ?? null, {
    scope: state.scopes.length - 1,
    image: base ? base.image : value,
    parent: base ?? global,
  });
}

/** `ARG NAME=default`, `ENV NAME=value NAME2=value`, `ENV NAME value`. */
function bind(state: State, { name, nameSpan, value: written, span }: Given): void {
  if (!/^[A-Za-z_]\w*$/.test(name)) return;
  const stage = stageOf(state);
  const value = valueOf(state, written);
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

function valueOf(state: State, span: Span): Expression {
  const words = wordsIn(state, span);
  const [only] = words;
  return only && words.length === 1 ? expressionOf(only, stageOf(state)) : bareText(state, span);
}

function bareText(state: State, span: Span): StringExpression {
  return { kind: 'string', value: state.text.slice(span.start, span.end), span, content: span };
}

/** `RUN --mount=… command`, `RUN ["program", "argument"]`, `RUN <<EOF`. */
function run(state: State, { operands, heres }: Instruction): void {
  const [body] = heres;
  const newline = state.text.indexOf('\n', operands.start);
  const line = state.text.slice(operands.start, newline < 0 ? operands.end : newline);
  if (!body || !/^<<-?["']?\w+["']?\s*$/.test(line)) listOrScript(state, operands);
  // With `#!/usr/bin/env python3` it is a script of another language.
  else if (!/^\s*#!(?!.*\b(?:ba|da|z|a)?sh\b)/.test(state.text.slice(body.start, body.end)))
    addScript(state, stageOf(state), body, false);
}

function listOrScript(state: State, span: Span): void {
  const words = listIn(state.text, span);
  if (words) state.commands.push({ words, image: null, span });
  else addScript(state, stageOf(state), span, true);
}

/** `COPY --from=image …` */
function images(state: State, { keywordSpan, flags }: Instruction): void {
  for (const { name: flag, value, span } of flags) {
    const name = state.text.slice(value.start, value.end).toLowerCase();
    if (flag !== 'from' || /^\d*$/.test(name) || state.named.has(name)) continue;
    const [image] = wordsIn(state, value);
    if (image)
      state.settings.push({ path: ['FROM'], value: expressionOf(image, stageOf(state)), keySpan: keywordSpan, span });
  }
}

/** `ADD https://… /models/` */
function add(state: State, { keywordSpan, operands, span }: Instruction): void {
  // What stands in a here-document is copied.
  const here = /^[^\n]*<<-?["']?\w[^\n]*/.exec(state.text.slice(operands.start, operands.end))?.[0].length;
  const rest = { start: operands.start, end: here === undefined ? operands.end : operands.start + here };
  const written = wordsIn(state, rest).filter(({ span: { start } }) => !state.text.startsWith('<<', start));
  const words = listIn(state.text, rest) ?? written.map((word) => expressionOf(word, stageOf(state)));
  const program: StringExpression = { ...bareText(state, keywordSpan), value: 'ADD' };
  state.commands.push({ words: [program, ...words.slice(0, -1)], image: null, span });
}
