import { isWordCode } from '../base/word-finder.ts';
import { ECOSYSTEMS } from '../model/facts.ts';
import type { Ecosystem } from '../model/facts.ts';
import { createModuleNames, isBoundary } from './module-names.ts';
import type { ModuleNames } from './module-names.ts';
import { familyModules } from './package-families.ts';
import type { SdkTable } from './signature.ts';

/** Looks where a module of a table may be imported, in any language. */
export interface ImportFinder {
  /** Words that stand before an import; a look is worth it where one of them stands alone. */
  readonly words: readonly string[];
  /** Signs before the name of a module that is quoted. */
  readonly signs: string;
  /** Whether such a word, a sign or `::`, which stands there, belongs to an import of a module of the tables. */
  readonly isImportAt: (text: string, start: number, end: number) => boolean;
}

/** Behind these Python and ECMAScript name modules. */
const SCRIPTS: ReadonlySet<string> = new Set(['import', 'from']);
/** Behind these, somewhere on the line, other languages do. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['import', 'use', 'using', 'require', 'library', 'extern crate']);
/** Ecosystems whose imports are not written as those of Python and ECMAScript are. */
const OTHERS: readonly Ecosystem[] = ECOSYSTEMS.filter((ecosystem) => ecosystem !== 'pypi' && ecosystem !== 'npm');
/** How far behind their words. */
const FAR = 80;
/** Modules in a list of them, and how long each may be. */
const LISTED = 8;
const LISTED_LENGTH = 80;

export function createImportFinder(tables: readonly SdkTable[]): ImportFinder {
  const pypi = modulesOf(tables, 'pypi').map((module) => module.split('.')[0] ?? module);
  const python = createModuleNames(pypi);
  const quoted = createModuleNames([...modulesOf(tables, 'npm'), ...pypi]);
  const others = createModuleNames(outermost(OTHERS.flatMap((ecosystem) => modulesOf(tables, ecosystem))));
  const families = createModuleNames([...familyModules(tables, 'pypi'), ...familyModules(tables, 'npm')]);

  const isQuoted = (text: string, start: number): boolean => {
    const at = start + 1;
    if (quoted.standsAt(text, at, endsQuoted)) return true;
    return text[start] !== '`' && (families.standsAt(text, at, anywhere) || others.standsAt(text, at, endsOther));
  };
  const isBehind = (text: string, word: string, end: number): boolean => {
    if (SCRIPTS.has(word) && isBlank(text, end)) {
      const at = behindBlanks(text, end);
      if (isListed(text, at, python)) return true;
      if (families.standsAt(text, isQuote(text, at) ? at + 1 : at, anywhere)) return true;
    }
    return OTHER_WORDS.has(word) && isOnLine(text, end, others);
  };
  return {
    words: [...new Set([...SCRIPTS, ...OTHER_WORDS])],
    signs: '"\'`',
    isImportAt: (text, start, end) => {
      if (end - start === 1) return isQuoted(text, start);
      const word = text.slice(start, end).toLowerCase();
      return word === '::' ? others.endsAt(text, start) : isBehind(text, word, end);
    },
  };
}

/** `import a, openai.types`, `from openai import …` */
function isListed(text: string, start: number, names: ModuleNames): boolean {
  let at = start;
  for (let count = 0; count <= LISTED; count++) {
    if (names.standsAt(text, behindBlanks(text, at), isBoundary)) return true;
    let end = at;
    while (end - at < LISTED_LENGTH && (isWordCode(text.charCodeAt(end)) || isBlank(text, end) || text[end] === '.'))
      end++;
    if (end === at || text[end] !== ',') return false;
    at = end + 1;
  }
  return false;
}

/** `using static Azure.AI.OpenAI;`, `import ("github.com/openai/openai-go")` */
function isOnLine(text: string, start: number, names: ModuleNames): boolean {
  const last = Math.min(text.length - 1, start + FAR);
  for (let at = start; at <= last; at++) {
    if (SEPARATORS.test(text.charAt(at)) && names.standsAt(text, at + 1, isBoundary)) return true;
    if (text[at] === '\n') return false;
  }
  return false;
}

const SEPARATORS = /[\s"'`{(:\\]/;

function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text, at)) at++;
  return at;
}

function isQuote(text: string, at: number): boolean {
  return text[at] === '"' || text[at] === "'";
}

function endsQuoted(text: string, at: number): boolean {
  return endsOther(text, at) || text[at] === '`' || text[at] === '.';
}

function endsOther(text: string, at: number): boolean {
  return isQuote(text, at) || text[at] === '/';
}

function anywhere(): boolean {
  return true;
}

function modulesOf(tables: readonly SdkTable[], ecosystem: Ecosystem): readonly string[] {
  return tables.flatMap(({ packages }) =>
    packages.filter((spec) => spec.ecosystem === ecosystem).flatMap((spec) => spec.modules),
  );
}

/** Drops names of modules within another one: a match of that ends where theirs goes on. */
function outermost(modules: readonly string[]): readonly string[] {
  const all = new Set(modules.map((module) => module.toLowerCase()));
  return [...all].filter(
    (module) => ![...module.matchAll(/\b\W/g)].some(({ index }) => all.has(module.slice(0, index))),
  );
}
