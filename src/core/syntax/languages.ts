import type { Pieces } from './collector/pieces.ts';
import type { Node } from './tree/node.ts';
import { refuseScript } from '../base/shell-script.ts';
import type { FileFacts } from '../model/facts.ts';
import type { SourceText } from '../model/text.ts';
import { collectAstroFacts } from './markup/astro.ts';
import { collectBamlFacts, collectTextprotoFacts } from './blocks/blocks.ts';
import { collectBicepFacts } from './bicep/bicep.ts';
import { collectDockerfileFacts } from './dockerfile/dockerfile.ts';
import { refuseDockerfile } from './dockerfile/instructions.ts';
import {
  collectDotenvFacts,
  collectIniFacts,
  collectJsonFacts,
  collectPromptFacts,
  collectPropertiesFacts,
  collectTomlFacts,
  collectYamlFacts,
} from './embedded/documents.ts';
import { refuseData } from './embedded/readers.ts';
import { collectJavaFacts } from './jvm/java/java.ts';
import { plainDollars } from './jvm/kotlin/dollars.ts';
import { collectKotlinFacts } from './jvm/kotlin/kotlin.ts';
import { collectManifestFacts } from './manifests/manifests.ts';
import { collectModelfileFacts } from './modelfile/modelfile.ts';
import { withShellMagics } from './notebook/shell.ts';
import { emptyFacts } from './empty-facts.ts';
import { collectGoFacts } from './go/go.ts';
import { collectNotebookFacts } from './notebook/notebook.ts';
import { blankComments } from './python/comments.ts';
import { refuseIndentation } from './python/indentation.ts';
import { blankMagics } from './python/magics.ts';
import { collectPrismaFacts, collectSqlFacts } from './plain.ts';
import { collectPythonFacts } from './python/python.ts';
import { collectRustFacts } from './rust/rust.ts';
import { blankTests } from './rust/test-code.ts';
import type { Collected } from './collected.ts';
import { blankDirectives } from './csharp/directives.ts';
import { collectCsharpFacts } from './csharp/csharp.ts';
import { collectPhpFacts } from './php/php.ts';
import { blankOpenComments } from './powershell/comments.ts';
import { collectPowershellFacts } from './powershell/powershell.ts';
import { collectRFacts } from './r/r.ts';
import { collectRubyFacts } from './ruby/ruby.ts';
import { collectShellFacts } from './shell/shell.ts';
import { collectSvelteFacts } from './markup/svelte.ts';
import { refuseChains } from './terraform/chains.ts';
import { refuseToml } from './toml/long-keys.ts';
import { collectTerraformFacts } from './terraform/terraform.ts';
import { collectTypescriptFacts } from './ecmascript/typescript.ts';
import { collectHtmlFacts } from './markup/html.ts';
import { collectVueFacts } from './markup/vue.ts';

/** A language whose text is parsed by a grammar. */
export interface TreeFrontEnd {
  readonly kind: 'tree';
  /** Asset `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string;
  /** `pieces`, of a document that is being edited, has what was collected of the version before. */
  readonly collect: (root: Node, source: SourceText, pieces?: Pieces | null) => FileFacts;
  /** Node types that are comments; default `comment`. */
  readonly comments?: readonly string[];
  /** Changes the text before parsing without moving any offset. */
  readonly prepare?: (text: string) => string;
  /** Adds what stands in the text beside what the grammar reads. */
  readonly extend?: (facts: FileFacts, source: SourceText) => FileFacts;
  /** Says why a text must not be given to the grammar; null for all others. */
  readonly refuse?: (text: string) => string | null;
}

/** A format simple enough to be read as text. */
interface TextFrontEnd {
  readonly kind: 'text';
  readonly collect: (source: SourceText) => FileFacts;
  /** Whether strings of it may hold code of a language that is read. */
  readonly holdsCode?: boolean;
  /** Says why a text is not read; null for all others. */
  readonly refuse?: (text: string) => string | null;
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
  prepare: blankComments,
  refuse: refuseIndentation,
};

/** One row per language id. To add a language, write its front end and add its row here and its endings in `model/language.ts`. */
const FRONT_ENDS: Readonly<Record<string, FrontEnd>> = {
  python: PYTHON,
  ipython: { ...PYTHON, prepare: (text) => blankComments(blankMagics(text)), extend: withShellMagics },
  typescript: { kind: 'tree', grammar: 'typescript', collect: collectTypescriptFacts },
  typescriptreact: { kind: 'tree', grammar: 'tsx', collect: collectTypescriptFacts },
  javascript: { kind: 'tree', grammar: 'javascript', collect: collectTypescriptFacts },
  javascriptreact: { kind: 'tree', grammar: 'javascript', collect: collectTypescriptFacts },
  rust: {
    kind: 'tree',
    grammar: 'rust',
    prepare: blankTests,
    collect: collectRustFacts,
    comments: ['line_comment', 'block_comment'],
  },
  go: { kind: 'tree', grammar: 'go', collect: collectGoFacts },
  dotenv: { kind: 'text', collect: collectDotenvFacts },
  yaml: { kind: 'text', collect: collectYamlFacts, refuse: refuseData, holdsCode: true },
  json: { kind: 'text', collect: collectJsonFacts, refuse: refuseData, holdsCode: true },
  jsonc: { kind: 'text', collect: collectJsonFacts, refuse: refuseData, holdsCode: true },
  toml: { kind: 'text', collect: collectTomlFacts, refuse: refuseToml },
  ini: { kind: 'text', collect: collectIniFacts, refuse: refuseData },
  properties: { kind: 'text', collect: collectPropertiesFacts, refuse: refuseData },
  terraform: { kind: 'tree', grammar: 'hcl', collect: collectTerraformFacts, refuse: refuseChains },
  bicep: { kind: 'tree', grammar: 'bicep', collect: collectBicepFacts },
  prompt: { kind: 'text', collect: collectPromptFacts, refuse: refuseData },
  shellscript: { kind: 'text', collect: collectShellFacts, refuse: refuseScript },
  dockerfile: { kind: 'text', collect: collectDockerfileFacts, refuse: refuseDockerfile },
  modelfile: { kind: 'text', collect: collectModelfileFacts },
  textproto: { kind: 'text', collect: collectTextprotoFacts, refuse: refuseData },
  sql: { kind: 'text', collect: collectSqlFacts },
  prisma: { kind: 'text', collect: collectPrismaFacts },
  baml: { kind: 'text', collect: collectBamlFacts, refuse: refuseData },
  csharp: { kind: 'tree', grammar: 'c-sharp', collect: collectCsharpFacts },
  csharpscript: { kind: 'tree', grammar: 'c-sharp', collect: collectCsharpFacts, prepare: blankDirectives },
  java: { kind: 'tree', grammar: 'java', collect: collectJavaFacts, comments: ['line_comment', 'block_comment'] },
  kotlin: {
    kind: 'tree',
    grammar: 'kotlin',
    collect: collectKotlinFacts,
    comments: ['line_comment', 'block_comment'],
    prepare: plainDollars,
  },
  'r-description': { kind: 'text', collect: collectManifestFacts },
  // What it says, others read; it names nothing by itself.
  'modelkeel-lock': { kind: 'text', collect: emptyFacts },
  lockfile: { kind: 'text', collect: collectManifestFacts },
  'pip-requirements': { kind: 'text', collect: collectManifestFacts },
  'go.mod': { kind: 'text', collect: collectManifestFacts },
  xml: { kind: 'text', collect: collectManifestFacts },
  gradle: { kind: 'text', collect: collectManifestFacts },
  vue: { kind: 'container', collect: collectVueFacts },
  html: { kind: 'container', collect: collectHtmlFacts },
  svelte: { kind: 'container', collect: collectSvelteFacts },
  astro: { kind: 'container', collect: collectAstroFacts },
  ruby: { kind: 'tree', grammar: 'ruby', collect: collectRubyFacts },
  powershell: {
    kind: 'tree',
    grammar: 'powershell',
    collect: collectPowershellFacts,
    prepare: blankOpenComments,
  },
  r: { kind: 'tree', grammar: 'r', collect: collectRFacts },
  php: { kind: 'tree', grammar: 'php', collect: collectPhpFacts },
  jupyter: { kind: 'container', collect: collectNotebookFacts },
};

/** The ids of all languages that have a front end. */
export function readLanguages(): readonly string[] {
  return Object.keys(FRONT_ENDS);
}

/** The front end of a language id, or null for languages that are not read. */
export function frontEndOf(language: string): FrontEnd | null {
  return Object.hasOwn(FRONT_ENDS, language) ? (FRONT_ENDS[language] ?? null) : null;
}
