import { Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';
import type { FileFacts } from '../model/facts.ts';
import type { Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import type { Collected } from './collected.ts';
import type { Grammar, Grammars } from './grammars.ts';
import { frontEndOf } from './languages.ts';
import type { TreeFrontEnd } from './languages.ts';
import { withPackages } from './manifests/manifests.ts';
import { changeBetween } from './text-change.ts';
import { rootOf } from './tree/flat-tree.ts';
import type { Node } from './tree/node.ts';
import { readTree } from './tree/read-tree.ts';
import { mayHoldSuppressions, readSuppressions } from './suppressions.ts';

/** Turns texts into facts. Owns all trees: none leaves it, and each is deleted. */
export interface FactCollector {
  readonly collect: (source: SourceText, signal: AbortSignal) => Promise<Collected>;
  /** Parses so far: fresh ones, and ones that reused the tree of the version before. */
  readonly counts: () => { readonly fresh: number; readonly incremental: number };
  readonly dispose: () => void;
}

export interface CollectorOptions {
  /** Trees kept for documents that are being edited. */
  readonly keptTrees?: number;
  /** Callbacks of the parser after which a text is given up. Counted, not timed: a slow machine reads what a fast one does. */
  readonly parseBudget?: number;
}

const KEPT_TREES = 8;
/** About two seconds of parsing, or 4 MB of dense code. */
const PARSE_BUDGET = 100_000;

/** The tree a text was parsed to, and by which grammar: another grammar cannot go on from it. */
interface Kept {
  readonly grammar: string;
  readonly text: string;
  readonly tree: Tree;
}

/** Builds the collector; grammars are loaded with the first document of their language. */
export function createFactCollector(
  grammars: Grammars,
  { keptTrees = KEPT_TREES, parseBudget = PARSE_BUDGET }: CollectorOptions = {},
): FactCollector {
  const parsers = new Map<string, Parser>();
  const kept = new Map<string, Kept>();
  const counts = { fresh: 0, incremental: 0 };

  const parserFor = (name: string, { language }: Grammar): Parser => {
    const known = parsers.get(name);
    if (known) return known;
    const parser = new Parser();
    parser.setLanguage(language);
    parsers.set(name, parser);
    return parser;
  };

  /** Takes the tree of the version before out of the store: once edited, it fits no text but the new one. */
  const takeKept = (source: SourceText, grammar: string): Kept | null => {
    const before = source.version > 0 ? kept.get(source.uri) : undefined;
    if (!before) return null;
    kept.delete(source.uri);
    if (before.grammar === grammar) return before;
    before.tree.delete();
    return null;
  };

  const parse = (parser: Parser, source: SourceText, grammar: string): Tree | null => {
    const before = takeKept(source, grammar);
    let calls = 0;
    counts[before ? 'incremental' : 'fresh']++;
    try {
      before?.tree.edit(changeBetween(before.text, source.text));
      const tree = parser.parse(source.text, before?.tree ?? null, { progressCallback: () => ++calls > parseBudget });
      if (!tree) parser.reset();
      return tree;
    } catch (error) {
      // A scanner that fails leaves its parser unusable, and even deleting it may fail; the next document gets a new one.
      parsers.delete(grammar);
      throw error;
    } finally {
      before?.tree.delete();
    }
  };

  const keep = (source: SourceText, grammar: string, tree: Tree): void => {
    kept.set(source.uri, { grammar, text: source.text, tree });
    for (const [uri, oldest] of kept) {
      if (kept.size <= keptTrees) break;
      oldest.tree.delete();
      kept.delete(uri);
    }
  };

  const fromTree = async (frontEnd: TreeFrontEnd, source: SourceText, signal: AbortSignal): Promise<Collected> => {
    const { grammar: name, refuse, collect: read } = frontEnd;
    const refused = refuse?.(source.text) ?? null;
    if (refused !== null) return givenUp(source, refused);
    const grammar = await grammars.load(name);
    signal.throwIfAborted();
    const tree = parse(parserFor(name, grammar), source, name);
    if (!tree) return givenUp(source, 'parsing took too long and was given up');
    const flat = readTree(grammar.runtime, tree, grammar.names, source.text);
    // From here on the parser's tree is only of use to parse the next version of an open document.
    if (flat && source.version > 0) keep(source, name, tree);
    else tree.delete();
    if (!flat) return givenUp(source, 'too much code for one file');
    const root = rootOf(flat);
    const facts = withComments(read(root, source), root, source, frontEnd.comments ?? ['comment']);
    return { facts, notes: flat.cut > 0 ? [budgetNote(source, 'code nested too deeply was left out')] : [] };
  };

  const collect = async (source: SourceText, signal: AbortSignal): Promise<Collected> => {
    const frontEnd = frontEndOf(source.language);
    if (!frontEnd) return { facts: null, notes: [] };
    switch (frontEnd.kind) {
      case 'text': {
        const refused = frontEnd.refuse?.(source.text) ?? null;
        return refused === null ? { facts: frontEnd.collect(source), notes: [] } : givenUp(source, refused);
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
      for (const { tree } of kept.values()) tree.delete();
      for (const parser of parsers.values()) parser.delete();
      kept.clear();
      parsers.clear();
    },
  };
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
