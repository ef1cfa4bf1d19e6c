import { lazy } from '../base/lazy.ts';
import type { Ending } from '../model/ending.ts';
import type { CallFact, Expression, FileFacts, ImportFact } from '../model/facts.ts';
import type { Trace } from '../model/symbol.ts';
import type { Span } from '../model/text.ts';
import { findArgument } from './arguments.ts';
import { onlyShows } from './call-purposes.ts';
import { compilePattern, matchesPattern, moduleSegments } from './pattern.ts';
import type { CompiledPattern } from './pattern.ts';
import { visitValues } from './strings.ts';

/** Something that ends, and where it is used. */
export interface EndedPlace {
  readonly ending: Ending;
  readonly name: string;
  readonly span: Span;
  readonly call: Span | null;
}

interface Entry {
  readonly ending: Ending;
  readonly pattern: CompiledPattern;
  readonly hasRun: boolean;
}

/** Endings, arranged for look-up by the names that their uses are written with. */
export interface EndingIndex {
  readonly entriesOf: (names: readonly string[]) => readonly Entry[];
  /** By the first segment of the module. */
  readonly modules: (first: string) => readonly Entry[];
  readonly tails: readonly { readonly ending: Ending; readonly tail: readonly string[] }[];
  readonly addressed: (text: string) => Ending | null;
  readonly started: (words: string) => Ending | null;
}

/** Arranges the endings; made when first asked for. */
export function indexEndings(endings: () => readonly Ending[]): () => EndingIndex {
  return lazy(() => {
    const entries = endings().flatMap((ending) =>
      ending.patterns.map((text) => ({ ending, pattern: compilePattern(text), hasRun: text.includes('**') })),
    );
    const byName = new Map<string, Entry[]>();
    const byModule = new Map<string, Entry[]>();
    for (const entry of entries) {
      for (const name of tellingNames(entry.pattern)) add(byName, name, entry);
      if (entry.pattern.path.length === 1) add(byModule, entry.pattern.module[0] ?? '', entry);
    }
    const addresses = endings().flatMap((ending) => ending.addresses.map((address) => ({ ending, address })));
    const commands = endings().flatMap((ending) => ending.commands.map((command) => ({ ending, command })));
    return {
      entriesOf: (names) => [...new Set(names.flatMap((name) => byName.get(name) ?? []))],
      modules: (first) => byModule.get(first) ?? [],
      tails: endings().flatMap((ending) => ending.tails.map((text) => ({ ending, tail: text.split('.') }))),
      addressed: (text) => addresses.find(({ address }) => isAddressed(text, address))?.ending ?? null,
      started: (words) => commands.find(({ command }) => words.startsWith(`${command} `))?.ending ?? null,
    };
  });
}

function add(lists: Map<string, Entry[]>, key: string, value: Entry): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Names that half of all calls end with tell nothing. */
const COMMON: ReadonlySet<string> = new Set(['create', 'stream', 'parse']);

/** The names that a use has to hold; none for patterns that stand for whole modules. */
function tellingNames({ path }: CompiledPattern): readonly string[] {
  const telling = path.findLast(({ names }) => names !== null && ![...names].every((name) => COMMON.has(name)));
  return [...(telling?.names ?? [])];
}

/** `api.openai.com/v1/threads` in `https://api.openai.com/v1/threads/…`, `actions/ai-inference` in `actions/ai-inference@v1`. */
function isAddressed(text: string, address: string): boolean {
  if (address.startsWith('=')) {
    const begin = address.slice(1);
    return text === begin || text.startsWith(`${begin}@`);
  }
  const match = /^(?:https?|wss?):\/\/([^?#\s]+)/i.exec(text.trim());
  const rest = match?.[1] ?? (text.startsWith(address) ? text : '');
  return rest.startsWith(address) && !/^[\w.-]/.test(rest.slice(address.length));
}

/** Everything in a document that uses something which ends. Versions are not looked at. */
export function endedPlaces(facts: FileFacts, trace: Trace, index: EndingIndex): readonly EndedPlace[] {
  return [
    ...importedPlaces(facts, index),
    ...facts.calls.flatMap((call) => calledPlaces(facts, call, trace, index)),
    ...writtenPlaces(facts, index),
  ];
}

function importedPlaces({ imports, ecosystem }: FileFacts, index: EndingIndex): readonly EndedPlace[] {
  return imports.flatMap((fact): readonly EndedPlace[] => {
    if (fact.module.startsWith('.') || fact.typeOnly) return [];
    const module = moduleSegments(fact.module);
    const hit = index
      .modules(module[0] ?? '')
      .find((entry) => isOf(entry.ending, ecosystem) && imports1(fact, module, entry));
    if (!hit || hit.ending.kind === 'default' || hit.ending.argument.length > 0) return [];
    const name = fact.imported === null || fact.imported === '*' ? fact.module : `${fact.module}.${fact.imported}`;
    return [{ ending: hit.ending, name, span: fact.span, call: null }];
  });
}

/** A pattern of one segment is what is imported; one of `*` is anything of the module, and of modules in it. */
function imports1({ imported }: ImportFact, module: readonly string[], { pattern }: Entry): boolean {
  const [segment] = pattern.path;
  if (!segment || segment.called || !pattern.module.every((name, at) => module[at] === name)) return false;
  if (segment.names === null) return true;
  return module.length === pattern.module.length && imported !== null && segment.names.has(imported);
}

/** Packages of another registry have the same names. */
function isOf({ packages }: Ending, ecosystem: FileFacts['ecosystem']): boolean {
  return packages.length === 0 || packages.some((one) => one.ecosystem === ecosystem);
}

function calledPlaces(facts: FileFacts, call: CallFact, trace: Trace, index: EndingIndex): readonly EndedPlace[] {
  const names = namesIn(facts, call.callee);
  const entries = index.entriesOf(names).filter(({ ending }) => isOf(ending, facts.ecosystem));
  const tails = index.tails.filter(({ tail }) => holds(names, tail));
  if (entries.length === 0 && tails.length === 0) return [];
  const symbols = trace(facts, call.callee).map(({ segments }) => segments);
  const hit =
    entries.find((entry) => symbols.some((segments) => isPrefixed(segments, entry)))?.ending ??
    (symbols.length === 0 || symbols.every(([root]) => root === '?') ? tails[0]?.ending : undefined);
  if (!hit) return [];
  const name = names.toReversed().slice(-3).join('.');
  if (hit.argument.length === 0) return [{ ending: hit, name, span: call.callee.span, call: call.span }];
  const given = hit.argument.map((text) => argumentOf(facts, call, text));
  if (hit.kind === 'default')
    return given.every((span) => span === null) && isPlain(call)
      ? [{ ending: hit, name, span: call.callee.span, call: call.span }]
      : [];
  const span = given.find((one) => one !== null);
  return span ? [{ ending: hit, name, span, call: call.span }] : [];
}

/** Nothing from elsewhere may hold the argument. */
function isPlain(call: CallFact): boolean {
  return call.arguments.every(
    ({ kind, value }) =>
      kind !== 'spread' && (kind !== 'positional' || (value.kind === 'table' && value.spreads.length === 0)),
  );
}

/** The argument `name`, or `name=value` with that value. */
function argumentOf(facts: FileFacts, call: CallFact, text: string): Span | null {
  const [name = '', wanted] = text.split('=');
  const found = findArgument(facts, call, { names: [name] });
  if (!found?.surely) return null;
  if (wanted === undefined) return found.span;
  return found.value.kind === 'constant' && found.value.text.toLowerCase() === wanted ? found.span : null;
}

const MOST_NAMES = 12;

/** The names that a callee is written with, the last one first. */
function namesIn(facts: FileFacts, callee: Expression): readonly string[] {
  const names: string[] = [];
  let current: Expression | undefined = callee;
  while (current && names.length < MOST_NAMES) {
    if (current.kind === 'member') {
      names.push(current.property);
      current = current.object;
    } else if (current.kind === 'call') current = facts.calls[current.call]?.callee;
    else {
      if (current.kind === 'name') names.push(current.name);
      break;
    }
  }
  return names;
}

/** Whether the names, read from the last one, hold the tail in its order. */
function holds(names: readonly string[], tail: readonly string[]): boolean {
  const wanted = tail.toReversed();
  return names.some((_, start) => wanted.every((name, at) => names[start + at] === name));
}

/** Whether the symbol is what the pattern says, or hangs on it. No module may stand between: `a.core.X` is not `a.X`. */
function isPrefixed(segments: readonly string[], { pattern, hasRun }: Entry): boolean {
  const exact = pattern.module.length + pattern.path.length;
  for (let length = pattern.module.length + 1; length <= segments.length; length++) {
    if (!hasRun && length !== exact) continue;
    const part = segments.slice(0, length);
    const last = part.at(-1) ?? '';
    if (matchesPattern(pattern, part) || matchesPattern(pattern, [...part.slice(0, -1), last.replace('()', '')]))
      return true;
  }
  return false;
}

/** Addresses and command lines. */
function writtenPlaces(facts: FileFacts, index: EndingIndex): readonly EndedPlace[] {
  const places: EndedPlace[] = [];
  visitValues(facts, ({ value, contexts }) => {
    if (value.kind !== 'string' || (contexts[0]?.kind === 'argument' && onlyShows(contexts[0].call))) return;
    const ending = index.addressed(value.value);
    if (ending) places.push({ ending, name: value.value, span: value.content, call: null });
  });
  for (const { words } of facts.commands) {
    const texts = words.map((word) => (word.kind === 'string' ? word.value : ''));
    const [first] = words;
    const started = index.started(texts.join(' '));
    if (started && first)
      places.push({ ending: started, name: texts.slice(0, 2).join(' '), span: first.span, call: null });
    for (const word of words) {
      const ending = word.kind === 'string' ? index.addressed(word.value) : null;
      if (ending && word.kind === 'string') places.push({ ending, name: word.value, span: word.content, call: null });
    }
  }
  return places;
}
