import { packageFileOf } from '../base/package-files.ts';
import { servingImageWords } from '../base/serving-images.ts';
import { keyHeads } from '../base/keys.ts';
import { createWordFinder } from '../base/word-finder.ts';
import type { Found, SoughtWord } from '../base/word-finder.ts';
import { COMMAND_WORDS, createCommandPrefilter } from './command-prefilter.ts';
import { commandTableFiles } from './command-tables.generated.ts';
import { configTables, isConfigPath } from './config-documents.ts';
import type { ConfigTable } from './config-table.ts';
import { createImportFinder } from './import-finder.ts';
import type { SdkTable } from './signature.ts';

/** Says in one pass over a text whether anything in it could name a component. */
export interface Prefilter {
  /** False only where detection would find nothing. The path tells files of known tools. */
  readonly mayMatch: (text: string, path?: string) => boolean;
}

/** Drops words that contain another one: the shorter finds them as well. */
function minimal(words: readonly string[]): readonly string[] {
  const sorted = [...new Set(words.map((word) => word.toLowerCase()))].toSorted(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  const kept = new Set<string>();
  const lengths = [...new Set(sorted.map(({ length }) => length))];
  for (const word of sorted) if (!holdsOne(word, kept, lengths)) kept.add(word);
  return [...kept];
}

function holdsOne(word: string, kept: ReadonlySet<string>, lengths: readonly number[]): boolean {
  return lengths.some((length) => {
    for (let start = 0; start + length <= word.length; start++)
      if (kept.has(word.slice(start, start + length))) return true;
    return false;
  });
}

/**
 * A constant or a setting whose name says that it holds a model, handed to a parameter or property that says the same:
 * files that only use a model named elsewhere hold neither an SDK nor an id.
 */
const HANDED_ON = new RegExp(
  [
    // `model=DEFAULT_MODEL`, `initialModel={DEFAULT_MODEL}`.
    `(?:[mM]odel|llm)\\w{0,12}["']?[ \\t]{0,4}[=:][ \\t]{0,4}\\{?[\\w.]{0,60}(?:MODEL|LLM)`,
    // `model: options.judgeModel`, `model = self.llm_name`, `model: chatModel`: no type.
    `(?:[mM]odel|llm)\\w{0,12}["']?[ \\t]{0,4}[=:][ \\t]{0,4}\\{?[@$]?(?:(?:\\w{1,40}\\.){1,4}\\w{0,40}(?:[mM]odel|llm)|[a-z_]\\w{0,40}Model|model\\b|llm)`,
    // A name that says it holds an id, where it may be declared: `DeploymentName`, `model_id`.
    `(?:[mM]odel|[lL]lm|[dD]eployment)_?(?:[nN]ame|I[dD]|id)(?![a-z])|(?:MODEL|LLM|DEPLOYMENT)_(?:NAME|ID)`,
    // Where names lead to no file, what says of itself that it is a model may be what a call is given.
    `\\b(?:class|object|record|struct|enum)[ \\t]{1,4}\\w{0,40}(?:Language|Chat|Llm|LLM|Embedding|A[iI])Models?\\b`,
    `[(,][ \\t]{0,4}[A-Z0-9_]{0,40}(?:MODEL|LLM)`,
    // `config.getModel()`, `properties.getChatModelName()`.
    `(?:[cC]onfig|[pP]roperties|[pP]rops|[sS]ettings|[oO]ptions)(?:\\(\\))?\\.get\\w{0,20}Model(?:Name|Id)?\\(\\)`,
    // Classes that configuration fills, and where they are filled.
    `@(?:ConfigurationProperties|ConfigMapping)\\b`,
    `\\b[sS]tring\\??[ \\t]{1,4}\\w{0,40}(?:Model|Deployment)\\w{0,20}[ \\t]{0,4}\\{[ \\t]{0,4}get`,
    `\\b(?:Configure|AddOptions)<\\w{0,60}(?:A[iI]|L[lL][mM]|Model|Chat|Gpt|Embedding)\\w{0,60}>`,
    `GetSection\\([^()\\n]{0,80}\\)[ \\t]{0,4}\\.Bind\\(`,
    // Terraform, which lines its equals signs up.
    `(?:model|llm)\\w{0,12}[ \\t]{0,40}=[ \\t]{0,4}(?:var|local)\\.`,
  ].join('|'),
);

/** Stems and providers that half of all words hold (`false`, `default`, `left:`): only where no letter is beside them. */
const APART: ReadonlySet<string> = new Set(['fal', 'ft:']);

/** What ends and is no model, as far as its address holds no other word of these. */
const ENDED = ['models.github.ai', 'actions/ai-inference'];

/** What a word that was found says of a text. */
const MARKS = {
  /** It names a component. */
  named: 1,
  /** A word by which languages import, or a sign around the name of a module. */
  imports: 2,
  /** It may hand a model on. */
  handsOn: 4,
  /** It may start a program of a table. */
  starts: 8,
  /** It may install a package. */
  installs: 16,
  /** It stands in settings of a tool. */
  configures: 32,
  /** It may say how wide vectors are. */
  widths: 64,
} as const;

/** Files of weights by the endings that nothing else has. */
const WEIGHTS = ['.gguf', '.safetensors', '.ckpt', '.pth', '.onnx', '.tflite', '.llamafile'];
/** Widths of the vectors of a column. */
const WIDTH = /\b(?:half)?vec(?:tor)?\([ \t]{0,4}\d{2,5}[ \t]{0,4}\)/i;
/** Settings that hold data sets of the Hub, whose names are of no family. */
const DATASETS = ['dataset_name', 'dataset_id', 'dataset_path', 'hf_dataset'];

/**
 * Builds the prefilter from the import names and providers of the tables and the words that any model id holds (`stems`,
 * from the catalog's families). A file without one of them has no SDK, no known id and no known address in it. Import
 * names count only where one can stand, behind `import` or `from` or as a quoted module name: `ai` is in half of all
 * English words. All words are found in one pass; what needs a closer look is looked at only where a word of it stands.
 */
export function createPrefilter(
  tables: readonly SdkTable[],
  stems: readonly string[],
  configs: readonly ConfigTable[] = configTables,
): Prefilter {
  const imports = createImportFinder(tables);
  const commands = createCommandPrefilter(commandTableFiles);
  const named = [...stems, ...providersOf(tables), ...servingImageWords, ...ENDED, ...keyHeads];
  const finder = createWordFinder(
    [
      ...marked(minimal(named.filter((word) => !APART.has(word))), MARKS.named),
      ...[...APART].filter((text) => named.includes(text)).map((text) => ({ text, mark: MARKS.named, isApart: true })),
      ...marked(WEIGHTS, MARKS.named, true),
      ...marked(['dense_vector', 'knn_vector', 'numdimensions'], MARKS.named),
      ...marked(['vec(', 'vector('], MARKS.widths),
      ...marked(imports.words, MARKS.imports, true),
      ...marked(['::'], MARKS.imports),
      ...marked(['model', 'llm', 'configurationproperties', 'configmapping', 'deployment'], MARKS.handsOn),
      ...marked(['configure<', 'addoptions<', 'getsection('], MARKS.handsOn),
      ...marked(commands.programs, MARKS.starts, true),
      ...marked(COMMAND_WORDS.requests, MARKS.starts),
      ...marked(COMMAND_WORDS.installers, MARKS.installs, true),
      ...marked(minimal([...DATASETS, ...configs.flatMap(({ words }) => words ?? [])]), MARKS.configures),
    ],
    { characters: imports.signs, mark: MARKS.imports },
  );
  return {
    mayMatch: (text, path) => {
      if (path !== undefined && packageFileOf(path) !== null) return true;
      let seen = 0;
      const found: Found = (mark, start, end) => {
        seen |= mark;
        return mark === MARKS.named || (mark === MARKS.imports && imports.isImportAt(text, start, end));
      };
      if (finder.find(text, found)) return true;
      const has = (...marks: readonly number[]): boolean => marks.some((mark) => (seen & mark) > 0);
      if (has(MARKS.handsOn) && HANDED_ON.test(text)) return true;
      if (has(MARKS.widths) && WIDTH.test(text)) return true;
      if (path === undefined) return false;
      return (
        commands.mayMatch(text, path, has(MARKS.starts, MARKS.handsOn), has(MARKS.installs)) ||
        (SETTINGS.test(path) && (has(MARKS.configures) || isConfigPath(path, configs)))
      );
    },
  };
}

/** Endings of files that hold settings: there the words of tools count, and the names of their files. */
const SETTINGS = /\.(?:ya?ml|jsonc?|toml|properties|ini|tf|tfvars|hcl|bicep(?:param)?|code-workspace|pbtxt|baml)$/i;

function marked(words: readonly string[], mark: number, isWhole = false): readonly SoughtWord[] {
  return words.map((text) => ({ text, mark, isWhole }));
}

/** Providers stand in the addresses and environment variables of their APIs. */
function providersOf(tables: readonly SdkTable[]): readonly string[] {
  return tables.flatMap((table) =>
    [table, ...(table.clients ?? []), ...table.signatures].flatMap(({ provider }) => provider ?? []),
  );
}
