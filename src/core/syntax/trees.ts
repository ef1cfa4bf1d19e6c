import { Parser } from 'web-tree-sitter';
import type { Node, Tree } from 'web-tree-sitter';
import type { FileFacts } from '../model/facts.ts';
import type { Note } from '../model/report.ts';
import type { SourceText } from '../model/text.ts';
import type { Grammars } from './grammars.ts';
import { frontEndOf } from './languages.ts';
import type { TreeFrontEnd } from './languages.ts';
import { changeBetween } from './text-change.ts';
import { mayHoldSuppressions, readSuppressions } from './suppressions.ts';

/** What became of a text: its facts, or notes that say why there are none. */
export interface Collected {
  readonly facts: FileFacts | null;
  readonly notes: readonly Note[];
}

/** Turns texts into facts. Owns all trees: none leaves it, and each is deleted. */
export interface FactCollector {
  readonly collect: (source: SourceText, signal: AbortSignal) => Promise<Collected>;
  /** Parses so far: fresh ones, and ones that reused the tree of the version before. */
  readonly counts: () => { readonly fresh: number; readonly incremental: number };
  readonly dispose: () => void;
}

/** Trees kept for documents that are being edited. */
const KEPT_TREES = 8;
/** Callbacks of the parser after which a text is given up: some seconds of parsing. */
const PARSE_BUDGET = 200_000;

interface Kept {
  readonly text: string;
  readonly tree: Tree;
}

/** Builds the collector; grammars are loaded with the first document of their language. */
export function createFactCollector(grammars: Grammars): FactCollector {
  const parsers = new Map<string, Parser>();
  const kept = new Map<string, Kept>();
  const counts = { fresh: 0, incremental: 0 };

  const parserFor = async (grammar: string): Promise<Parser> => {
    const language = await grammars.load(grammar);
    const known = parsers.get(grammar);
    if (known) return known;
    const parser = new Parser();
    parser.setLanguage(language);
    parsers.set(grammar, parser);
    return parser;
  };

  const parse = (parser: Parser, source: SourceText): Tree | null => {
    const before = source.version > 0 ? kept.get(source.uri) : undefined;
    let calls = 0;
    if (before) before.tree.edit(changeBetween(before.text, source.text));
    counts[before ? 'incremental' : 'fresh']++;
    const tree = parser.parse(source.text, before?.tree ?? null, { progressCallback: () => ++calls > PARSE_BUDGET });
    if (!tree) parser.reset();
    return tree;
  };

  const keep = (source: SourceText, tree: Tree): void => {
    kept.get(source.uri)?.tree.delete();
    kept.delete(source.uri);
    kept.set(source.uri, { text: source.text, tree });
    for (const [uri, oldest] of kept) {
      if (kept.size <= KEPT_TREES) break;
      oldest.tree.delete();
      kept.delete(uri);
    }
  };

  const fromTree = async (frontEnd: TreeFrontEnd, source: SourceText): Promise<Collected> => {
    const parser = await parserFor(frontEnd.grammar);
    const tree = parse(parser, source);
    if (!tree)
      return {
        facts: null,
        notes: [{ uri: source.uri, kind: 'parse-budget', detail: 'parsing took too long and was given up' }],
      };
    let owned = true;
    try {
      const facts = withComments(frontEnd.collect(tree.rootNode, source), tree.rootNode, source);
      if (source.version > 0) {
        keep(source, tree);
        owned = false;
      }
      return { facts, notes: [] };
    } finally {
      if (owned) tree.delete();
    }
  };

  const collect = async (source: SourceText, signal: AbortSignal): Promise<Collected> => {
    const frontEnd = frontEndOf(source.language);
    if (!frontEnd) return { facts: null, notes: [] };
    switch (frontEnd.kind) {
      case 'text':
        return { facts: frontEnd.collect(source), notes: [] };
      case 'tree':
        return fromTree(frontEnd, frontEnd.prepare ? { ...source, text: frontEnd.prepare(source.text) } : source);
      case 'container':
        return frontEnd.collect(source, (inner) => collect(inner, signal));
    }
  };

  return {
    collect: async (source, signal) => {
      signal.throwIfAborted();
      return collect(source, signal);
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

/** Adds what every grammar tells in the same way: suppression comments and whether the text is broken. */
function withComments(facts: FileFacts, root: Node, source: SourceText): FileFacts {
  const syntaxErrors = root.hasError ? root.descendantsOfType('ERROR').length + 1 : 0;
  if (!mayHoldSuppressions(source.text)) return { ...facts, syntaxErrors };
  const comments = root.descendantsOfType('comment').map((node) => ({ start: node.startIndex, end: node.endIndex }));
  return { ...facts, syntaxErrors, suppressions: readSuppressions(source.text, comments) };
}
