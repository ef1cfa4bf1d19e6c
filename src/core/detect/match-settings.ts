import { servingImage } from '../base/serving-images.ts';
import type { CommandFact, Expression, FileFacts, StringExpression } from '../model/facts.ts';
import type { Insertion } from '../model/insertion.ts';
import type { Candidate, ClientUse } from '../model/reference.ts';
import type { CommandSetting, ConfigTable, SettingSpec } from './config-table.ts';
import { tablesFor } from './config-documents.ts';
import { documentsOf, matchesPath, mayHold, placeSettings, settingNear } from './setting-paths.ts';
import type { PlacedSetting } from './setting-paths.ts';
import { mcpServerIn } from './mcp-started.ts';
import { commandsOf } from './setting-commands.ts';
import { partsOf } from './string-parts.ts';
import { readWritten } from './written-forms.ts';

/** What the settings of a document say by the tables of the tools they belong to. */
export interface MatchedSettings {
  readonly candidates: readonly Candidate[];
  /** Where strings start that a table explains: no convention looks at them again. */
  readonly explained: ReadonlySet<number>;
  /** Command lines that settings hold. */
  readonly commands: readonly CommandFact[];
}

/** The command lines of a document, also those that its settings hold. */
export function allCommands(facts: FileFacts, tables: readonly ConfigTable[]): readonly CommandFact[] {
  if (facts.settings.length === 0) return facts.commands;
  const held = documentsOf(facts).flatMap((document) => {
    const placed = placeSettings(document);
    const own = tablesFor(facts.uri, placed, withCommands(tables)).map((table) => reduced(table, placed.keys));
    if (own.length === 0) return [];
    return placed.settings.flatMap((setting) => commandsIn(own, setting));
  });
  return [...facts.commands, ...held];
}

const holding = new WeakMap<readonly ConfigTable[], readonly ConfigTable[]>();

function withCommands(tables: readonly ConfigTable[]): readonly ConfigTable[] {
  const known = holding.get(tables) ?? tables.filter(({ commands }) => commands !== undefined);
  holding.set(tables, known);
  return known;
}

/** A platform by the name that SDKs give it, or null. */
export type ProviderNamed = (name: string) => string | null;

/** Matches the settings of a document with the tables of the tools whose file it is. */
export function matchSettings(
  facts: FileFacts,
  tables: readonly ConfigTable[],
  providerNamed: ProviderNamed,
): MatchedSettings {
  const candidates: Candidate[] = [];
  const explained = new Set<number>();
  const commands: CommandFact[] = [];
  for (const document of documentsOf(facts)) {
    const placed = placeSettings(document);
    const own = tablesFor(facts.uri, placed, tables).map((table) => reduced(table, placed.keys));
    if (own.length === 0) continue;
    for (const setting of placed.settings) {
      for (const table of own) {
        if (table.quiet?.some((path) => matchesPath(path, setting.path))) noteStrings(setting.value, explained);
        if (explained.has(setting.value.span.start)) continue;
        const match = firstMatch(facts, table, setting, providerNamed);
        if (!match) continue;
        noteStrings(match.value, explained);
        candidates.push(...match.candidates);
      }
      commands.push(...commandsIn(own, setting));
    }
  }
  return { candidates, explained, commands };
}

/** A table without what cannot stand in a document that has these keys. */
function reduced(table: ConfigTable, keys: ReadonlySet<string>): ConfigTable {
  const possible = <T extends { readonly paths: readonly string[] }>(spec: T): readonly T[] => {
    const paths = spec.paths.filter((path) => mayHold(keys, path));
    return paths.length === 0 ? [] : [{ ...spec, paths }];
  };
  return { ...table, settings: table.settings.flatMap(possible), commands: (table.commands ?? []).flatMap(possible) };
}

function noteStrings(value: Expression, into: Set<number>): void {
  into.add(value.span.start);
  if (value.kind === 'environment' && value.fallback) noteStrings(value.fallback, into);
  if (value.kind === 'fallback') for (const option of value.options) noteStrings(option, into);
  if (value.kind === 'join') for (const part of value.parts) noteStrings(part, into);
  if (value.kind === 'list') for (const item of value.items) noteStrings(item, into);
}

/** What a table says of a value: what it names, which may be known to be nothing. */
interface Match {
  readonly candidates: readonly Candidate[];
  readonly value: Expression;
}

function firstMatch(
  facts: FileFacts,
  table: ConfigTable,
  placed: PlacedSetting,
  providerNamed: ProviderNamed,
): Match | null {
  for (const spec of table.settings) {
    if (!spec.paths.some((path) => matchesPath(path, placed.path)) || !holds(spec, placed)) continue;
    const match = matchOf(facts, table, spec, placed, providerNamed);
    if (match) return match;
  }
  return null;
}

function matchOf(
  facts: FileFacts,
  table: ConfigTable,
  spec: SettingSpec,
  placed: PlacedSetting,
  providerNamed: ProviderNamed,
): Match | null {
  if (spec.subject === 'mcp-server') {
    const server = serverOf(facts, table, spec, placed);
    return server && { candidates: [server], value: server.value };
  }
  const value = spec.key ? keyOf(placed) : placed.value;
  if (!value || !mayName(value)) return null;
  const pieces = piecesOf(value, spec);
  // A revision beside several would be of all of them.
  const own = pieces.length > 1 ? { ...spec, isOneOfSeveral: true } : spec;
  const found = pieces.map((piece) => candidateOf(facts, table, own, { ...placed, value: piece }, providerNamed));
  if (found.every((one) => one === undefined)) return null;
  return { candidates: found.flatMap((one) => one ?? []), value };
}

/** The texts that one text holds. */
function piecesOf(value: Expression, { joinedBy }: SettingSpec): readonly Expression[] {
  if (joinedBy === undefined || value.kind !== 'string') return [value];
  const read = partsOf(value);
  const pieces: Expression[] = [];
  let at = 0;
  const seen = new Set<string>(['']);
  for (const text of value.value.split(joinedBy)) {
    const start = value.value.indexOf(text, at);
    const piece = seen.has(text) ? null : read(start, text.length);
    if (piece) pieces.push(piece);
    seen.add(text);
    at = start + text.length;
  }
  return pieces.length > 0 ? pieces : [value];
}

/** A server that a client is told of; one that is switched off is only known. */
function serverOf(facts: FileFacts, table: ConfigTable, spec: SettingSpec, { value }: PlacedSetting): Candidate | null {
  const server = value.kind === 'table' ? mcpServerIn(value) : null;
  if (!server || value.kind !== 'table') return null;
  const off = value.entries.some(
    ({ key, value: given }) =>
      given.kind === 'constant' &&
      ((key === 'disabled' && given.text === 'true') || (key === 'enabled' && given.text === 'false')),
  );
  return {
    detector: `${table.id}/${spec.id}`,
    subject: 'mcp-server',
    use: off ? 'listed' : 'config',
    useReason: off ? 'a server that is switched off' : 'server of a Model Context Protocol client',
    provider: server.from,
    client: null,
    grammar: 'native',
    uri: facts.uri,
    site: server.value.span,
    value: server.value,
    revision: null,
    insertion: null,
    confidence: 'sure',
    label: 'mcp server',
  };
}

const NAMING: ReadonlySet<Expression['kind']> = new Set(['environment', 'fallback', 'join', 'name', 'member']);

function mayName(value: Expression): boolean {
  return value.kind === 'string' ? value.value !== '' : NAMING.has(value.kind);
}

/** The key of an entry as a text. */
function keyOf({ path, around, value }: PlacedSetting): StringExpression | null {
  const table = around.at(-1);
  if (table?.kind !== 'table' || path.at(-1) === '[]') return null;
  const entry = table.entries.find((candidate) => candidate.value === value);
  if (entry?.key == null) return null;
  const { start, end } = entry.keySpan;
  const quoted = end - start === entry.key.length + 2;
  const content = quoted ? { start: start + 1, end: end - 1 } : entry.keySpan;
  return { kind: 'string', value: entry.key, span: entry.keySpan, content };
}

function holds(spec: SettingSpec, placed: PlacedSetting): boolean {
  return (spec.where ?? []).every(({ at, text }) => {
    const value = settingNear(at, placed);
    if (value === null || text === undefined) return value !== null;
    return (value.kind === 'list' ? value.items : [value]).some((item) => text.test(textOf(item) ?? ''));
  });
}

/** The text of a value that is written out; a default counts. */
function textOf(value: Expression | null): string | null {
  if (value?.kind === 'string') return value.value;
  if (value?.kind === 'constant') return value.text;
  return value?.kind === 'environment' ? textOf(value.fallback) : null;
}

function candidateOf(
  facts: FileFacts,
  table: ConfigTable,
  spec: SettingSpec,
  placed: PlacedSetting,
  providerNamed: ProviderNamed,
): Candidate | null | undefined {
  // A name stands for what is written elsewhere.
  const isNamed = spec.provider !== undefined && (placed.value.kind === 'name' || placed.value.kind === 'member');
  const written = spec.written && !isNamed ? readWritten(placed.value, spec.written) : null;
  if (spec.written && !isNamed && !written) return spec.otherwise === 'next' ? undefined : null;
  const value = written?.value ?? placed.value;
  if (spec.subject === 'container-image' && servingImage(textOf(value) ?? '') === null) return undefined;
  const form = written?.form ?? null;
  const named = written?.named == null ? null : providerOf(spec, written.named, providerNamed);
  const provider = named ?? form?.provider ?? providerBeside(spec, placed, providerNamed) ?? spec.provider ?? null;
  const key = writtenKey(placed) ?? spec.id;
  const revision = spec.revision === undefined ? null : settingNear(spec.revision, placed);
  return {
    detector: `${table.id}/${spec.id}`,
    subject: form?.subject ?? spec.subject,
    use: spec.use ?? 'config',
    useReason:
      spec.use === 'listed' ? `one of several in the settings of ${table.id}` : `setting ${key} of ${table.id}`,
    provider,
    client: clientOf(facts, spec, placed, provider),
    grammar: form?.grammar ?? spec.grammar ?? (provider === null ? 'guess' : 'native'),
    uri: facts.uri,
    site: value.span,
    value,
    revision,
    insertion: revision === null ? insertionBeside(spec, value) : null,
    confidence: (spec.written && isNamed) || spec.mayBeOther || spec.subject === 'endpoint' ? 'likely' : 'sure',
    label: key,
  };
}

function providerBeside(spec: SettingSpec, placed: PlacedSetting, providerNamed: ProviderNamed): string | null {
  for (const near of spec.providerIn ?? []) {
    const text = textOf(settingNear(near, placed));
    if (text === null) continue;
    return providerOf(spec, text, providerNamed);
  }
  if (!spec.providerKey) return null;
  for (const key of placed.path.slice(0, -1)) {
    const provider = key === '[]' ? null : providerOf(spec, key, providerNamed);
    if (provider !== null) return provider;
  }
  return null;
}

function providerOf(spec: SettingSpec, text: string, providerNamed: ProviderNamed): string | null {
  const known = spec.providers?.find(([pattern]) => pattern.test(text))?.[1];
  return known ?? providerNamed(text.toLowerCase());
}

/** The nearest key as it is written. */
function writtenKey({ around, value }: PlacedSetting): string | null {
  let inner: Expression = value;
  for (const holder of around.toReversed()) {
    const entry = holder.kind === 'table' ? holder.entries.find((candidate) => candidate.value === inner) : null;
    if (entry?.key != null) return entry.key;
    inner = holder;
  }
  return null;
}

/** The address beside an id decides who serves it. */
function clientOf(
  facts: FileFacts,
  spec: SettingSpec,
  placed: PlacedSetting,
  provider: string | null,
): ClientUse | null {
  for (const near of spec.endpoint ?? []) {
    const value = settingNear(near, placed);
    const text = textOf(value);
    if (!value || text === null || !/^https?:\/\//i.test(text)) continue;
    return { provider: provider ?? 'openai', endpoint: { uri: facts.uri, value } };
  }
  return null;
}

function commandsIn(tables: readonly ConfigTable[], placed: PlacedSetting): readonly CommandFact[] {
  for (const table of tables)
    for (const spec of table.commands ?? [])
      if (spec.paths.some((path) => matchesPath(path, placed.path))) return commandsFrom(spec, placed);
  return [];
}

function commandsFrom(spec: CommandSetting, placed: PlacedSetting): readonly CommandFact[] {
  if (placed.value.kind === 'table' || (spec.unless !== undefined && settingNear(spec.unless, placed))) return [];
  const image = spec.image === undefined ? null : settingNear(spec.image, placed);
  const entrypoint = spec.entrypoint === undefined ? null : settingNear(spec.entrypoint, placed);
  const { span } = placed.value;
  const program: Expression | null =
    spec.program === undefined ? null : { kind: 'string', value: spec.program, span, content: span };
  return commandsOf(placed.value, program ?? entrypoint, image);
}

/** Where the commit could be written as an entry of its own, beside the one that names the repository. */
function insertionBeside(
  { revision, key, isOneOfSeveral }: SettingSpec & { readonly isOneOfSeveral?: boolean },
  value: Expression,
): Insertion | null {
  if (revision === undefined || !/^[\w-]+$/.test(revision) || key || isOneOfSeveral) return null;
  return value.kind === 'string'
    ? { offset: value.content.end, style: 'setting', comma: 'none', name: revision }
    : null;
}
