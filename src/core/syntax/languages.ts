import type { Node } from 'web-tree-sitter';
import type { FileFacts } from '../model/facts.ts';
import type { SourceText } from '../model/text.ts';
import { collectDotenvFacts } from './dotenv.ts';
import { collectNotebookFacts } from './notebook.ts';
import { refuseIndentation } from './python-indentation.ts';
import { blankMagics } from './python-magics.ts';
import { collectPythonFacts } from './python.ts';
import type { Collected } from './collected.ts';
import { collectTypescriptFacts } from './typescript.ts';

/** A language whose text is parsed by a grammar. */
export interface TreeFrontEnd {
  readonly kind: 'tree';
  /** Asset `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string;
  readonly collect: (root: Node, source: SourceText) => FileFacts;
  /** Node types that are comments; default `comment`. */
  readonly comments?: readonly string[];
  /** Changes the text before parsing without moving any offset. */
  readonly prepare?: (text: string) => string;
  /** Says why a text must not be given to the grammar; null for all others. */
  readonly refuse?: (text: string) => string | null;
}

/** A format simple enough to be read as text. */
interface TextFrontEnd {
  readonly kind: 'text';
  readonly collect: (source: SourceText) => FileFacts;
}

/** A document that holds code of another language. */
interface ContainerFrontEnd {
  readonly kind: 'container';
  readonly collect: (source: SourceText, inner: (source: SourceText) => Promise<Collected>) => Promise<Collected>;
}

export type FrontEnd = TreeFrontEnd | TextFrontEnd | ContainerFrontEnd;

const PYTHON: TreeFrontEnd = {
  kind: 'tree',
  grammar: 'python',
  collect: collectPythonFacts,
  refuse: refuseIndentation,
};

/** One row per language id. To add a language, write its front end and add its row here and its endings in `model/language.ts`. */
const FRONT_ENDS: Readonly<Record<string, FrontEnd>> = {
  python: PYTHON,
  ipython: { ...PYTHON, prepare: blankMagics },
  typescript: { kind: 'tree', grammar: 'typescript', collect: collectTypescriptFacts },
  typescriptreact: { kind: 'tree', grammar: 'tsx', collect: collectTypescriptFacts },
  javascript: { kind: 'tree', grammar: 'javascript', collect: collectTypescriptFacts },
  javascriptreact: { kind: 'tree', grammar: 'javascript', collect: collectTypescriptFacts },
  dotenv: { kind: 'text', collect: collectDotenvFacts },
  jupyter: { kind: 'container', collect: collectNotebookFacts },
};

/** The front end of a language id, or null for languages that are not read. */
export function frontEndOf(language: string): FrontEnd | null {
  return Object.hasOwn(FRONT_ENDS, language) ? (FRONT_ENDS[language] ?? null) : null;
}
