import { calledName } from '../base/called-name.ts';
import type { BindingFact, CallFact, Expression, FileFacts } from '../model/facts.ts';
import { argumentFor, callersOf } from './arguments.ts';
import type { Evaluation } from './evaluation.ts';
import { folderOf, joinUri } from './modules.ts';
import { exported, lookUp, scopeIndex } from './scope.ts';
import type { Frame } from './values.ts';

/** A path as code writes it: below a folder that is known, or, where that is null, below where the program runs. */
export interface WrittenPath {
  readonly base: string | null;
  readonly path: string;
}

/** Where an expression is evaluated. */
interface At {
  readonly facts: FileFacts;
  readonly frames: readonly Frame[];
  readonly depth: number;
}

const MAX_DEPTH = 16;
const MAX_PATHS = 6;

/** Calls that give what they are called on or given, as far as its path goes: an open file, its text, another form of the path. */
const OF_OBJECT: ReadonlySet<string> = new Set(
  'read_text read_bytes read readlines decode toString as_posix absolute strip trim result text json resolve expanduser realpath'.split(' '),
); // prettier-ignore
const OF_ARGUMENT: ReadonlySet<string> = new Set(
  (
    'open Path PurePath PosixPath Pathname str String abspath realpath normpath normalize expanduser fspath fileURLToPath pathToFileURL ' +
    'readFileSync readFile readTextFile readTextFileSync read_text read File file fopen file_get_contents ReadAllText ReadAllBytes OpenRead OpenText ' +
    'createReadStream ERB StringIO FileReader FileInputStream readString realpath expand_path base_path resource_path storage_path app_path binread'
  ).split(' '),
); // prettier-ignore
/** Calls that put paths together. */
const JOINING: ReadonlySet<string> = new Set([
  'join',
  'joinpath',
  'resolve',
  'Combine',
  'expand_path',
  'URL',
  'of',
  'get',
]);
/** What stands for the folder the program runs in. */
const HERE: ReadonlySet<string> = new Set(['cwd', 'getcwd', 'root', 'pwd', 'GetCurrentDirectory']);
/** Modes in which files are opened, and encodings: no paths. */
const NO_PATH = /^(?:[rwabt+]{1,3}|utf-?8(?:-sig)?|ascii|latin-?1)$/i;

/** The paths an expression may be; empty where a part of it is not written. */
export function writtenPaths(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: Expression,
  frames: readonly Frame[],
): readonly WrittenPath[] {
  return pathsOf(evaluation, expression, { facts, frames, depth: 0 }).slice(0, MAX_PATHS);
}

function pathsOf(evaluation: Evaluation, expression: Expression, from: At): readonly WrittenPath[] {
  if (from.depth > MAX_DEPTH) return [];
  const at = { ...from, depth: from.depth + 1 };
  switch (expression.kind) {
    case 'string':
      return [{ base: null, path: expression.value }];
    case 'join':
      return expression.parts.reduce<readonly WrittenPath[]>(
        (before, part) => both(before, pathsOf(evaluation, part, at), ''),
        [{ base: null, path: '' }],
      );
    case 'fallback':
      return expression.options.flatMap((option) => pathsOf(evaluation, option, at)).slice(0, MAX_PATHS);
    case 'environment':
      return expression.fallback ? pathsOf(evaluation, expression.fallback, at) : [];
    case 'call': {
      const call = at.facts.calls[expression.call];
      return call ? called(evaluation, call, expression, at) : [];
    }
    case 'member':
      return memberPaths(evaluation, expression, at);
    case 'name':
      return namedPaths(evaluation, expression, at);
    default:
      return texts(evaluation, expression, at);
  }
}

/** Each of the first in front of each of the second; a path that begins at a known folder stands for itself. */
function both(first: readonly WrittenPath[], second: readonly WrittenPath[], sign: string): readonly WrittenPath[] {
  const joined = first.flatMap((before) =>
    second.map((after) =>
      after.base !== null || (sign !== '' && after.path.startsWith('/'))
        ? after
        : { base: before.base, path: before.path === '' ? after.path : `${before.path}${sign}${after.path}` },
    ),
  );
  return joined.slice(0, MAX_PATHS);
}

function above(paths: readonly WrittenPath[], count = 1): readonly WrittenPath[] {
  return paths.map(({ base, path }) => ({ base, path: `${path}${'/..'.repeat(count)}` }));
}

function called(evaluation: Evaluation, call: CallFact, expression: Expression, at: At): readonly WrittenPath[] {
  const { callee } = call;
  const name = calledName(callee);
  const given = call.arguments.flatMap((argument) =>
    argument.kind === 'positional' && !(argument.value.kind === 'string' && NO_PATH.test(argument.value.value)) && argument.value.kind !== 'constant' && argument.value.kind !== 'table'
      ? [argument.value]
      : [],
  ); // prettier-ignore
  const [first] = given;
  const object = callee.kind === 'member' ? callee.object : null;
  if (name === 'dirname' && first) return above(pathsOf(evaluation, first, at));
  if (HERE.has(name) && !first) return [{ base: null, path: '' }];
  const isOfPaths = (name !== 'of' && name !== 'get') || (object?.kind === 'name' && /^Paths?$/.test(object.name));
  if (JOINING.has(name) && isOfPaths && first) return joinedPaths(evaluation, name, object, given, at);
  if (object && !first && (OF_OBJECT.has(name) || name === 'open')) return pathsOf(evaluation, object, at);
  if (OF_ARGUMENT.has(name) && first) return pathsOf(evaluation, first, at);
  if (name === 'new' && object && first) return pathsOf(evaluation, first, at);
  return texts(evaluation, expression, at);
}

function joinedPaths(
  evaluation: Evaluation,
  name: string,
  object: Expression | null,
  given: readonly Expression[],
  at: At,
): readonly WrittenPath[] {
  const each = given.map((value) => pathsOf(evaluation, value, at));
  const [first = [], second] = each;
  if (name === 'expand_path') return second ? both(second, first, '/') : first;
  // `new URL('./x.json', import.meta.url)`: beside the file.
  if (name === 'URL') return second ? both(above(second), first, '/') : [];
  // `folder.joinpath("x")`, `Rails.root.join("x")`; `os.path.join`, `path.join` are functions of a module.
  const onPath = object !== null && (name === 'joinpath' || name === 'join' || name === 'resolve');
  const start = onPath ? startOf(evaluation, object, at) : null;
  return each.reduce((before, after) => both(before, after, '/'), start ?? [{ base: null, path: '' }]);
}

/** The path a method is called on; null where it is a function of a module for paths. */
function startOf(evaluation: Evaluation, object: Expression, at: At): readonly WrittenPath[] | null {
  const name = object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : '';
  if (/^(?:path|Path|File|os|posix|posixpath|node_path|nodePath|upath|Paths)$/.test(name)) return null;
  return pathsOf(evaluation, object, at);
}

function memberPaths(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'member' }>,
  at: At,
): readonly WrittenPath[] {
  const { object, property } = expression;
  if (object.kind === 'name' && object.name === 'import.meta') {
    if (property === 'dirname' || property === 'dir') return [{ base: folderOf(at.facts.uri), path: '' }];
    return property === 'url' || property === 'filename' || property === 'path' ? [itself(at.facts)] : [];
  }
  if (OF_OBJECT.has(property)) return pathsOf(evaluation, object, at);
  if (property === 'parent') return above(pathsOf(evaluation, object, at));
  if (object.kind === 'member' && object.property === 'parents' && /^\d$/.test(property))
    return above(pathsOf(evaluation, object.object, at), Number(property) + 1);
  if (HERE.has(property) && object.kind === 'name' && object.name === 'Rails') return [{ base: null, path: '' }];
  const bound = object.kind === 'self' ? scopeIndex(at.facts).bindingsOf(object.scope, property) : [];
  const given = bound.flatMap(({ value }) => (value ? pathsOf(evaluation, value, at) : []));
  return given.length > 0 ? given : texts(evaluation, expression, at);
}

function itself({ uri }: FileFacts): WrittenPath {
  const folder = folderOf(uri);
  return { base: folder, path: uri.slice(folder.length + 1) };
}

function namedPaths(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'name' }>,
  at: At,
): readonly WrittenPath[] {
  const { facts } = at;
  switch (expression.name) {
    case '__file__':
    case '__filename':
    case '__FILE__':
      return [itself(facts)];
    case '__dirname':
    case '__dir__':
    case '__DIR__':
      return [{ base: folderOf(facts.uri), path: '' }];
  }
  const meaning = lookUp(facts, expression.name, expression.scope, expression.span.start);
  if (meaning.kind === 'bindings') return meaning.bindings.flatMap((binding) => boundPaths(evaluation, binding, at));
  if (meaning.kind !== 'import' || meaning.fact.imported === null) return [];
  const target = evaluation.project.moduleOf(facts, meaning.fact.module);
  const module = target === null ? null : evaluation.project.facts(target);
  if (!module) return [];
  const inner = { facts: module, frames: [], depth: at.depth };
  return exported(module, meaning.fact.imported).flatMap((binding) => boundPaths(evaluation, binding, inner));
}

function boundPaths(evaluation: Evaluation, binding: BindingFact, at: At): readonly WrittenPath[] {
  if (binding.kind !== 'parameter') return binding.value ? pathsOf(evaluation, binding.value, at) : [];
  const { facts, frames } = at;
  const owner = scopeIndex(facts).functionOf(binding.scope);
  const frame = frames.find((candidate) => candidate.uri === facts.uri && candidate.scope === binding.scope);
  const given = frame ? argumentFor(frame, facts, owner, binding.name) : null;
  if (frame && given) return pathsOf(evaluation, given, { facts: frame.caller, frames: frame.outer, depth: at.depth });
  const fallback = binding.value ? pathsOf(evaluation, binding.value, at) : [];
  if (frame) return fallback;
  const handed = callersOf(facts, binding.scope).flatMap((call) => {
    const value = argumentFor({ call }, facts, owner, binding.name);
    return value ? pathsOf(evaluation, value, { ...at, frames: [] }) : [];
  });
  return [...fallback, ...handed].slice(0, MAX_PATHS);
}

function texts(evaluation: Evaluation, expression: Expression, { facts, frames }: At): readonly WrittenPath[] {
  return evaluation
    .evaluate(facts, expression, frames)
    .flatMap((value) => (value.kind === 'text' ? [{ base: null, path: value.text }] : []));
}

/**
 * The files of the workspace that a path may mean: that below the known folder, else those of its name beside the file that
 * reads it and in the folders above, since nobody knows where the program is started.
 */
export function filesAt(
  { base, path }: WrittenPath,
  from: FileFacts,
  project: { readonly has: (uri: string) => boolean; readonly roots: readonly string[] },
): readonly string[] {
  if (path === '' || path.length > 400 || /[\n{}*<>|]|^(?:~|[a-z]+:)/i.test(path)) return [];
  if (base !== null) return [joinUri(base, path)].filter(project.has);
  if (path.startsWith('/')) return [];
  const root = project.roots.find((candidate) => from.uri.startsWith(`${candidate}/`));
  const found: string[] = [];
  for (let folder = folderOf(from.uri); folder.includes('/'); folder = folderOf(folder)) {
    const uri = joinUri(folder, path);
    if (project.has(uri) && !found.includes(uri)) found.push(uri);
    if (folder === root || root === undefined) break;
  }
  return found;
}
