import { repositoryOf, servingImage } from '../base/serving-images.ts';
import type { CommandFact, Expression, FileFacts } from '../model/facts.ts';
import type { Insertion } from '../model/insertion.ts';
import type { Candidate } from '../model/reference.ts';
import { modelByFlag } from './command-flags.ts';
import { mcpAdded } from './command-mcp.ts';
import { loadedInline } from './command-python.ts';
import { requested } from './command-requests.ts';
import type { CommandArgument, CommandTable } from './command-table.ts';
import { commandTableFiles } from './command-tables.generated.ts';
import { parseWords, plainFlag } from './command-words.ts';
import type { ParsedWords } from './command-words.ts';
import { unwrap } from './command-wrappers.ts';
import type { Started } from './command-wrappers.ts';
import type { ServedAt } from './conventions/endpoints.ts';
import type { Likely } from './conventions/model-names.ts';
import { HOLE, flatten, mayName, textOf } from './word-parts.ts';

/** Every table of commands: all files of `commands/`. */
export const commandTables: readonly CommandTable[] = commandTableFiles;

/** What detection of command lines asks of other rooms. */
export interface CommandContext {
  readonly likely: Likely;
  readonly servedAt: ServedAt;
}

/** Everything that the command lines of a document name: what tables explain, requests to model APIs, flags that say what they hold. */
export function matchCommands(
  facts: FileFacts,
  commands: readonly CommandFact[],
  context: CommandContext,
): readonly Candidate[] {
  const found = new Map<number, Candidate>();
  const add = (candidate: Candidate): void => {
    if (!found.has(candidate.value.span.start)) found.set(candidate.value.span.start, candidate);
  };
  for (const { path, value } of facts.settings)
    if (facts.language === 'dockerfile' && path[0] === 'FROM')
      for (const candidate of imageCandidate(facts, value, 'config')) add(candidate);
  for (const command of commands) {
    const { started, images } = unwrap(command);
    for (const image of images) for (const candidate of imageCandidate(facts, image, 'call')) add(candidate);
    for (const one of started) {
      for (const table of tablesFor(facts, one)) for (const candidate of matchTable(facts, table, one)) add(candidate);
      for (const candidate of mcpAdded(facts, one)) add(candidate);
      for (const candidate of requested(facts, one, context)) add(candidate);
      for (const candidate of loadedInline(facts, one)) add(candidate);
      for (const candidate of modelByFlag(facts, one, context.likely)) add(candidate);
    }
  }
  return [...found.values()];
}

/** An image that is run or fetched, where its software serves models. */
function imageCandidate(facts: FileFacts, value: Expression, use: 'call' | 'config'): readonly Candidate[] {
  const text = imageText(facts, value);
  if (servingImage(text) === null) return [];
  return [
    {
      detector: 'convention/container-image',
      subject: 'container-image',
      use,
      useReason: use === 'call' ? 'image that is run or fetched' : 'image that serves models',
      provider: null,
      client: null,
      grammar: 'native',
      uri: facts.uri,
      site: value.span,
      value,
      revision: null,
      insertion: null,
      confidence: 'likely',
      label: 'image',
    },
  ];
}

/** The name of an image as far as it is written; what a variable adds is mostly the tag. */
function imageText({ settings }: FileFacts, image: Expression): string {
  const parts = image.kind === 'join' ? image.parts : [image];
  const texts = parts.map((part) => {
    const given = part.kind === 'name' ? settings.findLast(({ path }) => path[0] === part.name)?.value : part;
    return textOf(given) ?? HOLE;
  });
  const text = texts.join('');
  return text.includes(HOLE) ? text.slice(0, text.indexOf(HOLE)).replace(/[:@]$/, '') : text;
}

/** Names that models of embeddings have and no others. */
const EMBEDS = /embed|(?:^|\/)(?:bge|e5|gte|all-minilm|all-mpnet)[-:]/i;

/** The text of a word; of a name, what the document gives to it. */
function writtenText({ bindings }: FileFacts, word: Expression): string {
  const given = word.kind === 'name' ? bindings.findLast(({ name }) => name === word.name)?.value : word;
  return textOf(given) ?? '';
}

interface Applied {
  readonly table: CommandTable;
  /** Sub-commands that an entry point holds. */
  readonly given: readonly string[];
}

function tablesFor(facts: FileFacts, { program, image }: Started): readonly Applied[] {
  const name = program?.toLowerCase() ?? null;
  const repository = image ? repositoryOf(imageText(facts, image).toLowerCase()) : '';
  return commandTables.flatMap((table): readonly Applied[] => {
    if (name !== null && table.programs.includes(name)) return [{ table, given: [] }];
    const own = repository === '' ? null : table.images?.find((spec) => spec.repository.test(repository));
    return own ? [{ table, given: own.given ?? [] }] : [];
  });
}

function matchTable(facts: FileFacts, { table, given }: Applied, started: Started): readonly Candidate[] {
  const switches = new Set((table.switches ?? []).map(plainFlag));
  const parsed = parseWords(started.words, (flag) => !switches.has(flag));
  const names = [...given, ...parsed.operands.map((word) => textOf(word))];
  const taken = new Set<Expression>();
  return table.arguments.flatMap((spec) => {
    const depth = depthOf(spec, names, given.length);
    if (depth === null || !holds(spec, parsed)) return [];
    const operands = parsed.operands.slice(Math.max(0, depth - given.length));
    return valuesOf(spec, parsed, operands).flatMap((value) => {
      if (taken.has(value)) return [];
      const candidate = candidateOf(facts, table, spec, parsed, value);
      if (candidate) taken.add(value);
      return candidate ?? [];
    });
  });
}

/** How many words the sub-command has; null where it is another one. */
function depthOf({ within }: CommandArgument, names: readonly (string | null)[], given: number): number | null {
  if (!within) return given;
  for (const one of within) {
    const words = one.split(' ');
    if (words.every((word, index) => names[index] === word)) return words.length;
  }
  return null;
}

function holds({ where, unless }: CommandArgument, { flags }: ParsedWords): boolean {
  const named = (flag: string): readonly (string | null)[] =>
    flags.filter(({ name }) => name === plainFlag(flag)).map(({ value }) => textOf(value));
  if (unless?.some((flag) => named(flag).length > 0)) return false;
  return (where ?? []).every(([flag, text]) =>
    named(flag).some((value) => text === undefined || (value !== null && text.test(value))),
  );
}

function valuesOf(
  { flags: wanted, position }: CommandArgument,
  { flags }: ParsedWords,
  operands: readonly Expression[],
): readonly Expression[] {
  const names = new Set(wanted?.map(plainFlag));
  const given = flags.flatMap(({ name, value }) => (value && names.has(name) ? [value] : []));
  const placed = position === undefined ? [] : position === 'all' ? operands : operands.slice(position, position + 1);
  return [...given, ...placed].filter(mayName);
}

function candidateOf(
  facts: FileFacts,
  table: CommandTable,
  spec: CommandArgument,
  { flags }: ParsedWords,
  value: Expression,
): Candidate | null {
  const { text } = flatten(value);
  const form = spec.written?.find(({ pattern }) => pattern.test(text)) ?? null;
  if (spec.written && !form && value.kind === 'string') return null;
  const match = form?.pattern.exec(text);
  const id = match?.groups?.['id'] ?? match?.[1];
  const start = match && id !== undefined ? match.index + match[0].lastIndexOf(id) : 0;
  const narrowed = id === undefined ? value : flatten(value).slice(start, start + id.length);
  if (!narrowed) return null;
  const revisions = new Set(spec.revision?.map(plainFlag));
  const named = form?.subject ?? spec.subject;
  const subject = named === 'model' && EMBEDS.test(writtenText(facts, narrowed)) ? 'embedding-model' : named;
  const given = flags.find(({ name }) => revisions.has(name))?.value ?? null;
  const open = spec.mayBeOther === true || (spec.written !== undefined && !form);
  return {
    detector: `${table.id}/${spec.id}`,
    subject,
    use: spec.use ?? 'call',
    useReason: `argument of ${table.id}`,
    provider: form?.provider ?? spec.provider ?? table.provider,
    client: null,
    grammar: form?.grammar ?? spec.grammar ?? table.grammar,
    uri: facts.uri,
    site: narrowed.span,
    value: narrowed,
    revision: given,
    insertion: given === null ? insertionBehind(spec, narrowed) : null,
    confidence: open || subject === 'endpoint' ? 'likely' : 'sure',
    label: table.id,
  };
}

/** Where the program could be told a commit: git, which is told branches and tags alone, cannot. */
function insertionBehind({ revision }: CommandArgument, { kind, span, ...word }: Expression): Insertion | null {
  const name = revision?.find((flag) => flag.endsWith('revision'));
  if (name === undefined) return null;
  const end = kind === 'string' && 'content' in word ? word.content.end : span.end;
  return { offset: end, style: 'flag', comma: 'none', name };
}
