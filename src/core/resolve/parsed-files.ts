import type { CallFact, Expression, FileFacts, TableEntry, TableExpression } from '../model/facts.ts';
import { valuesOf } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { START, through, unknown } from './values.ts';
import type { Frame, Value } from './values.ts';
import { filesAt, writtenPaths } from './written-paths.ts';

/** How a parser is given what it parses: the text or the open file, the path of the file, or either. */
const PARSERS: ReadonlySet<string> = new Set(
  (
    // Python: the standard library, PyYAML, ruamel.yaml, toml, tomli, orjson, OmegaConf, hjson, python-box.
    'json.load json.loads tomllib.load tomllib.loads tomli.load tomli.loads toml.load toml.loads tomlkit.load tomlkit.parse yaml.safe_load ' +
    'yaml.load yaml.full_load yaml.unsafe_load YAML().load orjson.loads ujson.load ujson.loads simplejson.load simplejson.loads json5.load ' +
    'json5.loads commentjson.load hjson.load OmegaConf.load rtoml.load pytoml.load ' +
    // JavaScript: the language, js-yaml, yaml, toml packages, json5, fs-extra, jsonfile, load-json-file.
    'JSON.parse YAML.parse yaml.parse jsyaml.load js-yaml.load JSON5.parse toml.parse TOML.parse @iarna/toml.parse ' +
    'smol-toml.parse jsonc-parser.parse comment-json.parse ?.readJsonSync ?.readJson ?.readJSON ?.readJSONSync jsonfile.readFileSync jsonfile.readFile ' +
    'load-json-file.loadJsonFile load-json-file.loadJsonFileSync ?.load-yaml-file ?.read-yaml-file ' +
    // Ruby and PHP.
    'YAML.load YAML.load_file YAML.safe_load YAML.safe_load_file YAML.unsafe_load YAML.unsafe_load_file JSON.load JSON.load_file Psych.load_file ' +
    'Psych.safe_load_file TomlRB.load_file TOML.load_file Tomlrb.load_file ?.json_decode ?.parse_ini_file ?.yaml_parse_file Yaml.parseFile Yaml.parse'
  ).split(' '),
); // prettier-ignore

/** Functions that hand a table on in another form, by their last name: they are given it first, or spread. */
const KEEPING: ReadonlySet<string> = new Set(
  (
    'Box ConfigBox DotMap DotDict AttrDict EasyDict edict Munch munchify SimpleNamespace Namespace OpenStruct Dict OmegaConf.create ' +
    'Munch.fromDict DictConfig to_container with_indifferent_access deep_symbolize_keys symbolize_keys deep_transform_keys'
  ).split(' '),
); // prettier-ignore

/** The table in a document of settings; null where a document holds none. */
export function documentTable(facts: FileFacts): TableExpression | null {
  const known = tables.get(facts);
  if (known !== undefined) return known;
  const made = facts.settings.length === 0 ? null : tableOf(facts);
  tables.set(facts, made);
  return made;
}

const tables = new WeakMap<FileFacts, TableExpression | null>();

function tableOf({ settings }: FileFacts): TableExpression {
  interface Level {
    readonly entries: Map<string, Level | TableEntry>;
  }
  const root: Level = { entries: new Map() };
  for (const { path, value, keySpan } of settings) {
    let level = root;
    for (const step of path.slice(0, -1)) {
      const inner = level.entries.get(step);
      const next: Level = inner && 'entries' in inner ? inner : { entries: new Map() };
      level.entries.set(step, next);
      level = next;
    }
    const key = path.at(-1);
    if (key !== undefined) level.entries.set(key, { key, keySpan, value });
  }
  const span = { start: settings[0]?.span.start ?? 0, end: settings.at(-1)?.span.end ?? 0 };
  const tableAt = ({ entries }: Level): TableExpression => ({
    kind: 'table',
    entries: [...entries].map(([key, entry]) =>
      'entries' in entry ? { key, keySpan: span, value: tableAt(entry) } : entry,
    ),
    spreads: [],
    span,
  });
  return tableAt(root);
}

/** What a document of settings is where a module is asked for; null for documents of code. */
export function documentValue(facts: FileFacts): Value | null {
  if (facts.ecosystem !== null) return null;
  const [first] = facts.settings;
  if (first?.path.length === 0 && first.value.kind === 'list')
    return { kind: 'list', facts, expression: first.value, frames: [], trail: START };
  const expression = documentTable(facts);
  return expression ? { kind: 'table', facts, expression, frames: [], trail: START } : null;
}

/** Documents of settings read from where an expression says; one unknown where it says no path, or nothing is there. */
function documentsAt(
  evaluation: Evaluation,
  facts: FileFacts,
  expression: Expression,
  frames: readonly Frame[],
): readonly Value[] {
  const paths = writtenPaths(evaluation, facts, expression, frames);
  const uris = paths.flatMap((path) => filesAt(path, facts, evaluation.project));
  const values = [...new Set(uris)].flatMap((uri) => {
    const document = evaluation.project.facts(uri);
    const value = document ? documentValue(document) : null;
    return value ?? [];
  });
  if (values.length > 0) return through(values, 'file', { uri: facts.uri, span: expression.span });
  const [written] = paths;
  return [written ? unknown('not-found', written.path) : unknown('runtime-value', null)];
}

/**
 * What a call gives that parses a file of the workspace, or that hands a table on which was parsed. Null for other calls.
 */
export function parsedFile(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  segments: readonly string[],
  frames: readonly Frame[],
): readonly Value[] | null {
  const named = segments.filter((segment) => segment !== 'default');
  const last = named.at(-1) ?? '';
  const name = named.slice(-2).join('.');
  const [first] = call.arguments;
  const inner = first ?? null;
  if (PARSERS.has(name) || PARSERS.has(`?.${last}`)) {
    const source = inner?.value ?? (call.callee.kind === 'member' ? call.callee.object : null);
    return source ? documentsAt(evaluation, facts, source, frames) : null;
  }
  if (inner && last === 'require' && facts.language === 'php')
    return returnedBy(evaluation, facts, inner.value, frames);
  if (inner && (KEEPING.has(last) || KEEPING.has(name))) return handedOn(evaluation, facts, inner.value, frames);
  // `Bun.file("x.json").json()`.
  if (last === 'json' && segments.at(-2) === 'file()' && call.callee.kind === 'member')
    return documentsAt(evaluation, facts, call.callee.object, frames);
  return settingsSection(evaluation, facts, call, segments);
}

/** What a PHP file returns to whoever requires it: its settings, which stand behind its name. */
function returnedBy(
  evaluation: Evaluation,
  facts: FileFacts,
  path: Expression,
  frames: readonly Frame[],
): readonly Value[] | null {
  const uris = writtenPaths(evaluation, facts, path, frames).flatMap((one) => filesAt(one, facts, evaluation.project));
  const documents = uris.flatMap((uri) => evaluation.project.facts(uri) ?? []).filter(({ uri }) => uri !== facts.uri);
  const found = documents.flatMap((document): readonly Value[] => {
    const [named] = documentTable(document)?.entries ?? [];
    return named?.value.kind === 'table'
      ? [{ kind: 'table', facts: document, expression: named.value, frames: [], trail: START }]
      : [];
  });
  return found.length > 0 ? through(found, 'file', { uri: facts.uri, span: path.span }) : null;
}

function handedOn(
  evaluation: Evaluation,
  facts: FileFacts,
  value: Expression,
  frames: readonly Frame[],
): readonly Value[] | null {
  const values = evaluation
    .evaluate(facts, value, frames)
    .filter(({ kind, trail }) => (kind === 'table' || kind === 'list') && trail.via.includes('file'));
  return values.length > 0 ? values : null;
}

/** `Rails.application.config_for(:llm)`: what the file has for each environment (https://api.rubyonrails.org/classes/Rails/Application.html#method-i-config_for). */
function settingsSection(
  evaluation: Evaluation,
  facts: FileFacts,
  call: CallFact,
  segments: readonly string[],
): readonly Value[] | null {
  const [name] = call.arguments;
  if (segments.at(-1) !== 'config_for' || name?.value.kind !== 'string') return null;
  const path = { base: null, path: `config/${name.value.value}.yml` };
  const documents = filesAt(path, facts, evaluation.project).flatMap((uri) => evaluation.project.facts(uri) ?? []);
  const found = valuesOf(documents, (document): readonly Value[] => {
    const table = documentTable(document);
    if (!table) return [];
    const sections = table.entries.filter(({ key }) => key !== null && ENVIRONMENT.test(key));
    const shared = sections.flatMap(({ key, value }) => (key === 'shared' && value.kind === 'table' ? [value] : []));
    const own = sections.flatMap(({ key, value }) => (key !== 'shared' && value.kind === 'table' ? [value] : []));
    const each = own.length > 0 ? own : sections.length > 0 ? shared : [table];
    return each.map((section) => ({
      kind: 'table',
      facts: document,
      expression: shared.length > 0 ? { ...section, spreads: [...shared, ...section.spreads] } : section,
      frames: [],
      trail: START,
    }));
  });
  return found.length > 0 ? through(found, 'file', { uri: facts.uri, span: name.span }) : null;
}

const ENVIRONMENT = /^(?:shared|development|production|test|staging)$/;

/** `config["section"]` and `config.get("section", "key")` of a `configparser` that was given a file to read. */
export function readByParser(
  evaluation: Evaluation,
  object: Extract<Value, { kind: 'symbol' }>,
  property: string,
): readonly Value[] | null {
  if (!/^(?:Raw)?ConfigParser\(\)$/.test(object.segments.at(-1) ?? '')) return null;
  const made = object.passed.at(-1);
  if (!made) return null;
  const { facts } = made;
  const reads = facts.calls.filter(
    ({ callee }) => callee.kind === 'member' && (callee.property === 'read' || callee.property === 'read_file'),
  );
  const documents = reads.flatMap(({ arguments: [path] }) =>
    path ? documentsAt(evaluation, facts, path.value, []) : [],
  );
  const values = documents.flatMap((document) => {
    if (document.kind !== 'table') return [];
    const section = document.expression.entries.findLast(({ key }) => key === property)?.value;
    return section?.kind === 'table' ? [{ ...document, expression: section }] : [];
  });
  return values.length > 0 ? values : null;
}
