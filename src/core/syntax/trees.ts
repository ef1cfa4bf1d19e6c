import { Parser } from 'web-tree-sitter';
import type { Edit, Tree } from 'web-tree-sitter';
import type { FileFacts } from '../model/facts.ts';
import type { Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import type { Collected } from './collected.ts';
import { codeIn, withCode } from './embedded/code.ts';
import { moveSpans } from './embedded/move-spans.ts';
import { createPieces } from './collector/pieces.ts';
import type { Pieces } from './collector/pieces.ts';
import type { Grammar, Grammars } from './grammars.ts';
import { frontEndOf } from './languages.ts';
import type { TreeFrontEnd } from './languages.ts';
import { lostNote } from './lost-text.ts';
import { withPackages } from './manifests/manifests.ts';
import { changeBetween } from './text-change.ts';
import { rootOf } from './tree/flat-tree.ts';
import type { FlatTree } from './tree/flat-tree.ts';
import type { Node } from './tree/node.ts';
import { readTree } from './tree/read-tree.ts';
import type { Session } from './tree/runtime.ts';
import { mayHoldSuppressions, readSuppressions } from './suppressions.ts';

/** Turns texts into facts. Owns all trees: none leaves it, and each is deleted. */
export interface FactCollector {
  readonly collect: (source: SourceText, signal: AbortSignal) => Promise<Collected>;
  /** Parses so far: fresh ones, and ones that reused the tree of the version before; statements not collected again. */
  readonly counts: () => { readonly fresh: number; readonly incremental: number; readonly reused: number };
  readonly dispose: () => void;
}

export interface CollectorOptions {
  /** Trees kept for documents that are being edited. */
  readonly keptTrees?: number;
  /** Callbacks of the parser after which a text is given up. Counted, not timed: a slow machine reads what a fast one does. */
  readonly parseBudget?: number;
  readonly parseMilliseconds?: number;
}

const KEPT_TREES = 8;
/** About two seconds of parsing, or 4 MB of dense code. */
const PARSE_BUDGET = 100_000;
/**
 * Of the budget, what a text is worth by its length. Of 5,700 files of 30 repositories in all these languages the densest
 * (minified JavaScript) takes 0.02 callbacks for a character; what takes five times that makes the grammar try and try again.
 */
const CALLBACKS_PER_CHARACTER = 0.1;
/** For small texts, that may well be worth more for their length: half a second of such attempts. */
const CALLBACKS_FOR_ANY = 500;
/**
 * Characters that a grammar may read for each of a text, and for any text. It reads them once, and again where it goes back:
 * what looks for the end of what is never closed reads to the end of the text each time, within one callback.
 */
const READS_PER_CHARACTER = 20;
const READS_FOR_ANY = 4_000_000;
/** So many characters are handed over at a time; the library takes no more. */
const CHUNK = 5_000;
/** For what takes long between two callbacks. Far more than the budget takes on a slow machine. */
const PARSE_MILLISECONDS = 20_000;

/** The tree a text was parsed to, and by which grammar: another grammar cannot go on from it. */
interface Kept {
  readonly session: Session;
  readonly grammar: string;
  readonly flat: FlatTree;
  readonly tree: Tree;
  /** What was collected of it. */
  readonly pieces: Pieces;
}

/** A tree as it was read, and what was collected of the version before where the document is being edited. */
interface Read {
  readonly flat: FlatTree;
  readonly pieces: Pieces | null;
}

/** Why there is no tree, and whether another try may give one. */
interface GivenUp {
  readonly why: string;
  readonly isFleeting: boolean;
}

/** Builds the collector; grammars are loaded with the first document of their language. */
export function createFactCollector(
  grammars: Grammars,
  { keptTrees = KEPT_TREES, parseBudget = PARSE_BUDGET, parseMilliseconds = PARSE_MILLISECONDS }: CollectorOptions = {},
): FactCollector {
  const parsers = new Map<string, { readonly session: Session; readonly parser: Parser }>();
  const kept = new Map<string, Kept>();
  const counts = { fresh: 0, incremental: 0, reused: 0 };

  const parserFor = (name: string, { language, session }: Grammar): Parser => {
    const known = parsers.get(name);
    if (known?.session === session) return known.parser;
    const parser = new Parser();
    session.hold(parser);
    parser.setLanguage(language);
    parsers.set(name, { session, parser });
    return parser;
  };

  /** Takes the tree of the version before out of the store: once edited, it fits no text but the new one. */
  const takeKept = (source: SourceText, grammar: string, session: Session): Kept | null => {
    const before = source.version > 0 ? kept.get(source.uri) : undefined;
    if (!before) return null;
    kept.delete(source.uri);
    if (before.grammar === grammar && before.session === session) return before;
    discard(before);
    return null;
  };

  const parse = (parser: Parser, source: SourceText, before: Kept | null, edit: Edit | null): Tree | 'late' | null => {
    counts[before ? 'incremental' : 'fresh']++;
    if (edit) before?.tree.edit(edit);
    let calls = 0;
    const most = Math.min(parseBudget, CALLBACKS_FOR_ANY + source.text.length * CALLBACKS_PER_CHARACTER);
    const end = Date.now() + parseMilliseconds;
    const reading = readerOf(source.text);
    const progressCallback = (): boolean => ++calls > most || reading.isSpent() || Date.now() > end;
    const tree = parser.parse(reading.read, before?.tree ?? null, { progressCallback });
    if (tree && !reading.isSpent()) return tree;
    tree?.delete();
    parser.reset();
    return calls <= most && !reading.isSpent() ? 'late' : null;
  };

  const keep = (source: SourceText, one: Kept): void => {
    kept.set(source.uri, one);
    for (const [uri, oldest] of kept) {
      if (kept.size <= keptTrees) break;
      discard(oldest);
      kept.delete(uri);
    }
  };

  /** Parses a text and takes the tree out of the parser; from then on that is only of use to parse the next version. */
  const parsed = (source: SourceText, name: string, grammar: Grammar): Read | GivenUp => {
    const { session, names } = grammar;
    try {
      const isEdited = source.version > 0;
      const parser = parserFor(name, grammar);
      const former = takeKept(source, name, session);
      const edit = former && changeBetween(former.flat.text, source.text);
      const made = parse(parser, source, former, edit);
      const tree = made === 'late' ? null : made;
      if (tree) session.hold(tree);
      const before = former && edit && { flat: former.flat, edit };
      const flat = tree && readTree(session.runtime, tree, names, source.text, isEdited ? { before } : {});
      // Where a node is the parser says reliably as long as the tree that it comes from is there.
      if (former) discard(former);
      if (!tree) return { why: 'parsing took too long and was stopped', isFleeting: made === 'late' };
      const pieces = isEdited ? (former?.pieces ?? createPieces()) : null;
      if (flat && pieces) keep(source, { session, grammar: name, flat, tree, pieces });
      else discard({ session, tree });
      // Either too many nodes, or too slowly read.
      return flat ? { flat, pieces } : { why: 'too much code for one file', isFleeting: true };
    } catch {
      // Whatever ends a call into the runtime before its time leaves its memory in a state that nobody knows.
      session.abandon();
      return { why: 'parsing took too much memory, or broke the parser', isFleeting: true };
    }
  };

  const fromTree = async (frontEnd: TreeFrontEnd, source: SourceText, signal: AbortSignal): Promise<Collected> => {
    const { grammar: name, refuse, collect: toFacts } = frontEnd;
    const refused = refuse?.(source.text) ?? null;
    if (refused !== null) return givenUp(source, refused);
    let grammar = await grammars.load(name);
    while (grammar.session.isBroken()) grammar = await grammars.load(name);
    signal.throwIfAborted();
    const read = parsed(source, name, grammar);
    if ('why' in read) return { ...givenUp(source, read.why), ...(read.isFleeting && { isFleeting: true }) };
    const { flat, pieces } = read;
    const root = rootOf(flat);
    const collected = toFacts(root, source, pieces);
    counts.reused += pieces?.reused ?? 0;
    const facts = withComments(collected, root, source, frontEnd.comments ?? ['comment']);
    const cut = flat.cut > 0 ? budgetNote(source, 'code that was nested too deeply was skipped') : null;
    return { facts, notes: [cut, lostNote(root, source)].filter((note) => note !== null) };
  };

  const collect = async (source: SourceText, signal: AbortSignal): Promise<Collected> => {
    const frontEnd = frontEndOf(source.language);
    if (!frontEnd) return { facts: null, notes: [] };
    switch (frontEnd.kind) {
      case 'text': {
        const refused = frontEnd.refuse?.(source.text) ?? null;
        if (refused !== null) return givenUp(source, refused);
        const facts = frontEnd.collect(source);
        const code = frontEnd.holdsCode === true ? codeIn(facts, source) : null;
        if (!code) return { facts, notes: [] };
        const inner = await collect({ ...source, version: 0, language: code.language, text: code.text }, signal);
        return { facts: inner.facts ? withCode(facts, moveSpans(inner.facts, code.toRaw)) : facts, notes: [] };
      }
      case 'tree': {
        const { prepare, extend } = frontEnd;
        const read = await fromTree(frontEnd, prepare ? { ...source, text: prepare(source.text) } : source, signal);
        return extend && read.facts ? { ...read, facts: extend(read.facts, source) } : read;
      }
      case 'container':
        return frontEnd.collect(source, (inner) => collect(inner, signal));
    }
  };

  return {
    collect: async (source, signal) => {
      signal.throwIfAborted();
      const collected = await collect(source, signal);
      return collected.facts ? { ...collected, facts: withPackages(collected.facts, source) } : collected;
    },
    counts: () => ({ ...counts }),
    dispose: () => {
      for (const one of kept.values()) discard(one);
      for (const { session, parser } of parsers.values()) {
        if (session.isBroken()) continue;
        session.release(parser);
        parser.delete();
      }
      kept.clear();
      parsers.clear();
    },
  };
}

/** Hands a text over in pieces, and says it ends when too much of it was read again. */
function readerOf(text: string): { readonly read: (index: number) => string; readonly isSpent: () => boolean } {
  let left = READS_FOR_ANY + text.length * READS_PER_CHARACTER;
  const read = (index: number): string => {
    const piece = text.slice(index, index + CHUNK);
    left -= piece.length;
    return left < 0 ? '' : piece;
  };
  return { read, isSpent: () => left < 0 };
}

/** What was made with a runtime that broke is gone. */
function discard({ session, tree }: Pick<Kept, 'session' | 'tree'>): void {
  if (session.isBroken()) return;
  session.release(tree);
  tree.delete();
}

function givenUp(source: SourceText, detail: string): Collected {
  return { facts: null, notes: [budgetNote(source, detail)] };
}

function budgetNote({ uri }: SourceText, detail: string): Note {
  return { uri, kind: 'parse-budget', detail };
}

/** Adds what every grammar tells in the same way: suppression comments and whether the text is broken. */
function withComments(facts: FileFacts, root: Node, source: SourceText, types: readonly string[]): FileFacts {
  const syntaxErrors = countErrors(root);
  if (!mayHoldSuppressions(source.text)) return { ...facts, syntaxErrors };
  const comments = root.descendantsOfType(types).map((node) => ({ start: node.startIndex, end: node.endIndex }));
  return { ...facts, syntaxErrors, suppressions: readSuppressions(source.text, comments) };
}

/** Texts the grammar made nothing of, and tokens it had to add. Goes only where there are some. */
function countErrors(root: Node): number {
  const open: Node[] = root.hasError ? [root] : [];
  let count = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || node.isMissing) count++;
    for (const child of node.children) if (child.hasError || child.isMissing) open.push(child);
  }
  return count;
}
