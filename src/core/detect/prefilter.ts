import { ECOSYSTEMS } from '../model/facts.ts';
import type { Ecosystem } from '../model/facts.ts';
import { packageFileOf } from '../base/package-files.ts';
import { servingImageWords } from '../base/serving-images.ts';
import { keyHeads } from '../base/keys.ts';
import { createCommandPrefilter } from './command-prefilter.ts';
import { commandTableFiles } from './command-tables.generated.ts';
import { configTables, isConfigPath } from './config-documents.ts';
import type { ConfigTable } from './config-table.ts';
import { familyModules } from './package-families.ts';
import type { SdkTable } from './signature.ts';

/** Says in one pass over a text whether anything in it could name a component. */
export interface Prefilter {
  /** False only where detection would find nothing. The path tells files of known tools. */
  readonly mayMatch: (text: string, path?: string) => boolean;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
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

/** Drops names of modules within another one: a match of that ends where theirs goes on. */
function outermost(modules: readonly string[]): readonly string[] {
  const all = new Set(modules.map((module) => module.toLowerCase()));
  return [...all].filter(
    (module) => ![...module.matchAll(/\b\W/g)].some(({ index }) => all.has(module.slice(0, index))),
  );
}

/**
 * A constant or a setting whose name says that it holds a model, handed to a parameter or property that says the same:
 * files that only use a model named elsewhere hold neither an SDK nor an id.
 */
const HANDED_ON = new RegExp(
  [
    `(?:[mM]odel|llm)\\w{0,12}["']?[ \\t]{0,4}[=:][ \\t]{0,4}[\\w.]{0,60}(?:MODEL|LLM)`,
    `(?:[mM]odel|llm)\\w{0,12}["']?[ \\t]{0,4}[=:][ \\t]{0,4}(?:settings|config|cfg|env|constants)\\.[\\w.]{0,60}(?:[mM]odel|llm)`,
    `[(,][ \\t]{0,4}[A-Z0-9_]{0,40}(?:MODEL|LLM)`,
    // Terraform, which lines its equals signs up.
    `(?:model|llm)\\w{0,12}[ \\t]{0,40}=[ \\t]{0,4}(?:var|local)\\.`,
  ].join('|'),
);

/** What ends and is no model, as far as its address holds no other word of these. */
const ENDED = ['models.github.ai', 'actions/ai-inference'];

/**
 * Builds the prefilter from the import names and providers of the tables and the words that any model id holds (`stems`,
 * from the catalog's families). A file without one of them has no SDK, no known id and no known address in it. Import
 * names count only where one can stand, behind `import` or `from` or as a quoted module name: `ai` is in half of all
 * English words. Repetition is bounded, so that the time stays linear in the text.
 */
export function createPrefilter(
  tables: readonly SdkTable[],
  stems: readonly string[],
  configs: readonly ConfigTable[] = configTables,
): Prefilter {
  const pypi = alternatives(modulesOf(tables, 'pypi').map((module) => module.split('.')[0] ?? module));
  const npm = alternatives(modulesOf(tables, 'npm'));
  const families = [...familyModules(tables, 'pypi'), ...familyModules(tables, 'npm')].map(escapeRegExp).join('|');
  const pattern = new RegExp(
    [
      alternatives(minimal([...stems, ...providersOf(tables), ...servingImageWords, ...ENDED, ...keyHeads])),
      `\\b(?:import|from)[ \\t]+(?:[\\w. \\t]{1,80},){0,8}[ \\t]*(?:${pypi})\\b`,
      `["'\`](?:${npm}|${pypi})["'\`/.]`,
      families === '' ? null : `\\b(?:import|from)[ \\t]+["']?(?:${families})|["'](?:${families})`,
      // Files of weights by the endings that nothing else has.
      '\\.(?:gguf|safetensors|ckpt|pth|onnx|tflite|llamafile)\\b',
      ...othersOf(tables),
    ]
      .filter((part) => part !== null)
      .join('|'),
    'i',
  );
  const configured = new RegExp(
    alternatives(minimal([...DATASETS, ...configs.flatMap(({ words }) => words ?? [])])),
    'i',
  );
  const started = createCommandPrefilter(commandTableFiles);
  return {
    mayMatch: (text, path) =>
      (path !== undefined && packageFileOf(path) !== null) ||
      pattern.test(text) ||
      HANDED_ON.test(text) ||
      (path !== undefined && started(text, path)) ||
      (path !== undefined && SETTINGS.test(path) && (isConfigPath(path, configs) || configured.test(text))),
  };
}

/** Settings that hold data sets of the Hub, whose names are of no family. */
const DATASETS = ['dataset_name', 'dataset_id', 'dataset_path', 'hf_dataset'];

/** Endings of files that hold settings: there the words of tools count, and the names of their files. */
const SETTINGS = /\.(?:ya?ml|jsonc?|toml|properties|ini|tf|tfvars|hcl|bicep(?:param)?|code-workspace|pbtxt|baml)$/i;

function alternatives(words: readonly string[]): string {
  return [...new Set(words)].map(escapeRegExp).join('|');
}

/** Behind the words by which other languages import, and quoted, as Go has it. */
function othersOf(tables: readonly SdkTable[]): readonly string[] {
  const modules = OTHERS.flatMap((ecosystem) => modulesOf(tables, ecosystem));
  if (modules.length === 0) return [];
  const names = alternatives(outermost(modules));
  return [
    `\\b(?:import|use|using|require|library|extern crate)\\b[^\\n]{0,80}?[\\s"'\`{(:\\\\](?:${names})\\b`,
    `["'](?:${names})["'/]`,
    `\\b(?:${names})::`,
  ];
}

/** Ecosystems whose imports are written in none of the two ways above. */
const OTHERS: readonly Ecosystem[] = ECOSYSTEMS.filter((ecosystem) => ecosystem !== 'pypi' && ecosystem !== 'npm');

function modulesOf(tables: readonly SdkTable[], ecosystem: Ecosystem): readonly string[] {
  return tables.flatMap(({ packages }) =>
    packages.filter((spec) => spec.ecosystem === ecosystem).flatMap((spec) => spec.modules),
  );
}

/** Providers stand in the addresses and environment variables of their APIs. */
function providersOf(tables: readonly SdkTable[]): readonly string[] {
  return tables.flatMap((table) =>
    [table, ...(table.clients ?? []), ...table.signatures].flatMap(({ provider }) => provider ?? []),
  );
}
