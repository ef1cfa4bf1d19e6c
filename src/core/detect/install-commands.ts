import type { CommandFact, Ecosystem, Expression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import { unwrap } from './command-wrappers.ts';
import { HOLE, flatten, textOf } from './word-parts.ts';

/** A package that a command line installs, or fetches to run it. */
export interface InstalledPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** What is asked for, as a manifest would write it; null where nothing is said. */
  readonly version: string | null;
  readonly span: Span;
}

/** A program that installs packages, and the words that say so. */
interface Installer {
  readonly words: readonly string[];
  readonly ecosystem: Ecosystem;
  /** How a package and its version are written: groups `name` and `version`. */
  readonly form: RegExp;
  /** Flags that take the next word with them. */
  readonly valued: RegExp;
  /** The flag that holds the version of all. */
  readonly versionFlag?: RegExp;
  /** Only the first operand is a package: what follows are arguments of a program. */
  readonly one?: true;
  /** Flags whose value is a package as well. */
  readonly named?: RegExp;
}

const PIP = /^(?<name>[A-Za-z0-9][\w.-]*)(?:\[[\w\s,.-]*\])?\s*(?<version>(?:===?|~=|!=|<=?|>=?)[^;]+)?(?:;.*)?$/;
const PIP_VALUED =
  /^(?:-[rcieftpn]|--(?:requirement|constraint|index-url|extra-index-url|index|default-index|editable|find-links|target|platform|python-version|python|prefix|root|cache-dir|trusted-host|timeout|retries|proxy|abi|implementation|no-binary|only-binary|progress-bar|group|extra|optional|source|project|directory|torch-backend|config-settings|upgrade-package|tag|branch|rev|markers|preinstall|pip-args|log|src))$/;
const CONDA = /^(?:[\w./-]+::)?(?<name>[A-Za-z][\w.-]*?)(?<version>[=<>!~]=?[^\s]+)?$/;
const CONDA_VALUED = /^(?:-[cnpf]|--(?:channel|name|prefix|file|solver|platform))$/;
const TOOL = /^(?<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,.-]*\])?(?:(?<version>(?:===?|~=|<=?|>=?)[^;]+)|@(?<at>[\w.]+))?$/;
const NPM = /^(?:[\w.@/-]+@npm:)?(?<name>(?:@[\w.-]+\/)?[a-z0-9][\w.-]*)(?:@(?<version>[\w.^~<>=*| -]+))?$/i;
const NPM_VALUED = /^(?:-[wcC]|--(?:prefix|registry|workspace|filter|cwd|dir|loglevel|cache|tag|omit|include))$/;
const CARGO = /^(?<name>[a-z][\w-]*)(?:@(?<version>.+))?$/i;
const CARGO_VALUED =
  /^(?:-[FpZ]|--(?:features|rename|git|branch|tag|rev|path|registry|package|target|manifest-path|version|root|bin|profile))$/;
const GO = /^(?<name>[a-z0-9][\w.-]*\.[a-z]{2,}(?:\/[\w.~-]+)+)(?:@(?<version>[\w.+-]+))?$/i;
const GEM = /^(?<name>[a-z][\w-]*)(?::(?<version>[\w.]+))?$/i;
const DOTNET = /^(?<name>[A-Za-z]\w*(?:\.\w+)*)(?:@(?<version>[\w.*-]+))?$/;
const COMPOSER = /^(?<name>[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)(?:[:=](?<version>\S+))?$/i;
const NONE = /^$/;

function all(starts: readonly string[], rest: Omit<Installer, 'words'>): readonly Installer[] {
  return starts.map((start) => ({ ...rest, words: start.split(' ') }));
}

const INSTALLERS: readonly Installer[] = [
  ...all(['pip install', 'pip3 install', 'pip download', 'uv pip install', 'uv add', 'poetry add', 'pdm add', 'rye add', 'pipenv install', 'hatch dep add', 'pixi add --pypi'], { ecosystem: 'pypi', form: PIP, valued: PIP_VALUED }),
  ...all(['conda install', 'mamba install', 'micromamba install', 'conda create', 'mamba create', 'micromamba create'], { ecosystem: 'pypi', form: CONDA, valued: CONDA_VALUED }),
  ...all(['uv tool install', 'pipx install', 'pipx inject'], { ecosystem: 'pypi', form: TOOL, valued: PIP_VALUED }),
  ...all(['uvx', 'uv tool run', 'pipx run'], { ecosystem: 'pypi', form: TOOL, valued: PIP_VALUED, one: true, named: /^--(?:from|with|spec)$/ }),
  ...all(['uv run'], { ecosystem: 'pypi', form: NONE, valued: PIP_VALUED, one: true, named: /^--with$/ }),
  ...all(['npm install', 'npm i', 'npm add', 'pnpm add', 'pnpm i', 'pnpm install', 'yarn add', 'yarn global add', 'bun add', 'bun i', 'bun install'], { ecosystem: 'npm', form: NPM, valued: NPM_VALUED }),
  ...all(['npx', 'npm exec', 'bunx', 'pnpm dlx', 'yarn dlx'], { ecosystem: 'npm', form: NPM, valued: NPM_VALUED, one: true, named: /^(?:-p|--package)$/ }),
  ...all(['cargo add', 'cargo install'], { ecosystem: 'cargo', form: CARGO, valued: CARGO_VALUED, versionFlag: /^--version$/ }),
  ...all(['go get', 'go install'], { ecosystem: 'golang', form: GO, valued: NONE }),
  ...all(['gem install', 'bundle add'], { ecosystem: 'gem', form: GEM, valued: /^(?:-[vnsig]|--(?:version|source|group|git|branch))$/, versionFlag: /^(?:-v|--version)$/ }),
  ...all(['dotnet add package', 'dotnet package add', 'dotnet tool install'], { ecosystem: 'nuget', form: DOTNET, valued: /^(?:-[vsf]|--(?:version|source|framework|project|add-source|tool-path))$/, versionFlag: /^(?:-v|--version)$/ }),
  ...all(['composer require', 'composer global require'], { ecosystem: 'composer', form: COMPOSER, valued: /^(?:-d|--working-dir)$/ }),
]; // prettier-ignore

/** Programs that install packages; one of them stands in any command that does. */
export const INSTALLERS_BY_NAME = [
  ...['pip', 'pip3', 'uv', 'poetry', 'pdm', 'rye', 'pipenv', 'conda', 'mamba', 'micromamba', 'pipx'],
  ...['npm', 'pnpm', 'yarn', 'bun', 'cargo', 'go', 'gem', 'bundle', 'composer'],
  ...['uvx', 'npx', 'bunx', 'dotnet'],
] as const;

/** Words one of which stands in any command that installs a package. */
export const INSTALLS =
  /\b(?:pip3?|uv|poetry|pdm|rye|pipenv|conda|mamba|micromamba|pipx|npm|pnpm|yarn|bun|cargo|go|gem|bundle|composer)["']?,?\s+["']?(?:install|i|add|get|require|create|pip|tool|run|dlx|exec|inject|global)\b|\b(?:uvx|npx|bunx)\s|\bdotnet\s+(?:add|package|tool)\b/;

/** The packages that command lines install: `pip install openai==1.2`, `npm i ai@4`, `uvx --from litellm …`. */
export function installedPackages(commands: readonly CommandFact[]): readonly InstalledPackage[] {
  return commands.flatMap((command) => [
    ...installed(command.image ? [] : command.words),
    ...unwrap(command).started.flatMap(({ program, words }) => installedBy(program, words)),
  ]);
}

/** What a program installs that stands behind others. */
function installedBy(program: string | null, words: readonly Expression[]): readonly InstalledPackage[] {
  if (program === null) return [];
  const name = program === 'python -m pip' ? 'pip' : program;
  return STARTED.has(name) ? read(name, words) : [];
}

/** Programs that `unwrap` leaves; it goes through those that fetch a package and run it. */
const STARTED: ReadonlySet<string> = new Set(
  INSTALLERS.flatMap(({ words: [first] }) => first ?? []).filter((name) => !/^(?:uvx|npx|bunx)$/.test(name)),
);

/** A command that itself fetches a package and runs it. */
function installed(words: readonly Expression[]): readonly InstalledPackage[] {
  const first = textOf(words[0]) ?? '';
  const isRunner = RUNNERS.some((called) => called.every((word, index) => textOf(words[index]) === word));
  return isRunner ? read(first, words.slice(1)) : [];
}

const RUNNERS: readonly (readonly string[])[] = INSTALLERS.filter(({ one }) => one).map(({ words }) => words);

function read(program: string, words: readonly Expression[]): readonly InstalledPackage[] {
  const behind = words.map((word) => textOf(word));
  const installer = INSTALLERS.find(({ words: [first, ...rest] }) => first === program && follows(rest, behind));
  if (!installer) return [];
  const at = program === 'dotnet' ? behind.indexOf(installer.words.at(-1) ?? '') + 1 : installer.words.length - 1;
  return packagesIn(installer, words.slice(at));
}

/** `dotnet add SRC package NAME`: a project may stand between. */
function follows(wanted: readonly string[], words: readonly (string | null)[]): boolean {
  if (wanted.every((word, index) => words[index] === word)) return true;
  const [first, second] = wanted;
  return first === 'add' && second === 'package' && words[0] === first && words[2] === second;
}

function packagesIn(installer: Installer, words: readonly Expression[]): readonly InstalledPackage[] {
  const found: InstalledPackage[] = [];
  let version: string | null = null;
  let named = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const text = word ? flatten(word).text : '';
    if (!word || text === '') continue;
    if (text === '--' && installer.one) break;
    if (text.startsWith('-')) {
      const [flag = '', given] = text.split(/=(.*)/s, 2);
      const next = words[at + 1];
      const takes =
        given === undefined &&
        (installer.valued.test(flag) ||
          installer.named?.test(flag) === true ||
          installer.versionFlag?.test(flag) === true);
      if (takes && next && installer.named?.test(flag)) {
        add(found, installer, next);
        // What then stands first is one of its programs.
        named ||= flag !== '--with';
      }
      if (installer.versionFlag?.test(flag)) version = given ?? textOf(next);
      if (takes) at++;
      continue;
    }
    if (installer.form !== NONE && !named) add(found, installer, word);
    if (installer.one) break;
  }
  return version === null ? found : found.map((one) => ({ ...one, version: one.version ?? version }));
}

function add(found: InstalledPackage[], { ecosystem, form }: Installer, word: Expression): void {
  const flat = flatten(word);
  // What follows from a variable is mostly the version.
  const hole = flat.text.indexOf(HOLE);
  const text =
    hole < 0
      ? flat.text
      : flat.text
          .slice(0, hole)
          .split(/[@=<>~!:]/)
          .slice(0, flat.text.startsWith('@') ? 2 : 1)
          .join('@');
  const pattern = form === NONE ? TOOL : form;
  const groups = pattern.exec(text)?.groups;
  const name = groups?.['name'];
  if (name === undefined || (hole >= 0 && hole === text.length)) return;
  const start = text.indexOf(name);
  const written = flat.slice(start, start + name.length);
  const span = written?.kind === 'string' ? written.content : written?.span;
  const asked = groups?.['version'] ?? null;
  const at = groups?.['at'];
  const version = at === undefined || at === 'latest' ? asked : `==${at}`;
  if (span) found.push({ ecosystem, name, version: version === null ? null : version.trim(), span });
}
