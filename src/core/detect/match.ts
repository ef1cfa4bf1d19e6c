import { meetsUnder } from '../base/under.ts';
import type { CallFact, FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import type { Trace, TracedSymbol } from '../model/symbol.ts';
import { findArgument, insertionAfter } from './arguments.ts';
import type { FoundArgument } from './arguments.ts';
import { clientOf } from './client-of.ts';
import { handedCall, isPartial } from './handed-calls.ts';
import { fixedId, omitted, usedAs } from './implied-models.ts';
import { parametersOf } from './parameters.ts';
import { inModule, moduleSegments } from './pattern.ts';
import type { SignatureHit, SignatureIndex } from './index-signatures.ts';
import type { ArgumentSpec, ClientSpec, SdkTable } from './signature.ts';

/** What detection needs of the rooms behind it. */
export interface MatchContext {
  readonly index: SignatureIndex;
  readonly trace: Trace;
  /** The provider that SDKs call by a name (`google_genai`, `azure_openai`); null for names of none. */
  readonly providerNamed: (name: string) => string | null;
}

/** A call that SDK tables explain, and what they say of it. */
export interface MatchedCall {
  readonly call: CallFact;
  readonly candidates: readonly Candidate[];
}

/** Matches the calls of a document with the SDK tables. */
export function matchCalls(facts: FileFacts, context: MatchContext): readonly MatchedCall[] {
  const packages = importedTables(facts, context.index);
  const names = localNames(facts);
  return facts.calls.flatMap((call) => {
    const own = worthTracing(call, names, context.index) ? matched(facts, call, context, packages) : [];
    const candidates = own.length > 0 ? own : handed(facts, call, context, packages);
    return candidates.length > 0 ? [{ call, candidates: unique(surest(candidates)) }] : [];
  });
}

/** A name may come from any of several namespaces; where a table knows it in one of them, it comes from there. */
function known(symbols: readonly TracedSymbol[], index: SignatureIndex): readonly TracedSymbol[] {
  if (symbols.length < 2) return symbols;
  const found = symbols.filter(
    ({ segments }) => index.bySymbol(segments).length > 0 || index.clients(segments).length > 0,
  );
  return found.length > 0 ? found : symbols;
}

function matched(
  facts: FileFacts,
  call: CallFact,
  context: MatchContext,
  packages: ReadonlySet<string>,
): readonly Candidate[] {
  return known(context.trace(facts, call.callee), context.index).flatMap((symbol) =>
    candidatesOf(facts, call, symbol, context, packages),
  );
}

/**
 * `partial(create, model=…)`, `to_thread(create, model=…)`, `run_in_executor(None, load, "…")`, `Thread(target=create, kwargs={…})`:
 * what stands behind a function of an SDK that is handed over is what it will be given.
 */
function handed(
  facts: FileFacts,
  call: CallFact,
  context: MatchContext,
  packages: ReadonlySet<string>,
): readonly Candidate[] {
  const inner = handedCall(call, (name) => context.index.mayEndWith(name));
  if (!inner) return [];
  const symbols = known(context.trace(facts, inner.callee), context.index).filter(
    ({ segments }) => context.index.bySymbol(segments).length > 0,
  );
  const found = symbols.flatMap((symbol) => candidatesOf(facts, inner, symbol, context, packages));
  const written = found.filter(({ site }) =>
    inner.arguments.some(({ span }) => span.start <= site.start && site.end <= span.end),
  );
  // Whoever runs it may take no further arguments by name.
  return isPartial(call) ? written : written.map((candidate) => ({ ...candidate, insertion: null }));
}

/** Ids of the tables one of whose packages is imported here. */
function importedTables(facts: FileFacts, index: SignatureIndex): ReadonlySet<string> {
  const tables = new Set<string>();
  for (const fact of facts.imports) {
    if (facts.ecosystem === null || fact.module.startsWith('.')) continue;
    const names = fact.imported === null || fact.imported === '*' ? [] : [fact.imported];
    const hit = index.packageOf(facts.ecosystem, [...moduleSegments(fact.module), ...names]);
    if (hit) tables.add(hit.table.id);
  }
  return tables;
}

/** What plain names stand for in a document, asked for each call. */
interface LocalNames {
  readonly imported: ReadonlyMap<string, string | null>;
  /** Names bound to something other than a function or class written here. */
  readonly valued: ReadonlySet<string>;
}

function localNames(facts: FileFacts): LocalNames {
  const imported = new Map<string, string | null>();
  for (const fact of facts.imports) {
    if (fact.local !== null && !imported.has(fact.local)) imported.set(fact.local, fact.imported);
  }
  const valued = new Set<string>();
  for (const { kind, value, name } of facts.bindings) {
    if (kind !== 'function' && kind !== 'class' && value?.kind !== 'function') valued.add(name);
  }
  return { imported, valued };
}

/** Names that cannot end any pattern are not traced; a plain name may stand for anything it was bound to. */
function worthTracing({ callee }: CallFact, names: LocalNames, index: SignatureIndex): boolean {
  if (callee.kind === 'member') return index.mayEndWith(callee.property);
  if (callee.kind === 'call') return true;
  if (callee.kind !== 'name') return false;
  if (index.mayEndWith(callee.name)) return true;
  const imported = names.imported.get(callee.name);
  if (imported !== undefined) return imported !== null && (imported === 'default' || index.mayEndWith(imported));
  return names.valued.has(callee.name);
}

function candidatesOf(
  facts: FileFacts,
  call: CallFact,
  symbol: TracedSymbol,
  context: MatchContext,
  packages: ReadonlySet<string>,
): readonly Candidate[] {
  const endpoints = endpointCandidates(facts, call, symbol, context.index);
  const hits = context.index.bySymbol(symbol.segments).filter(({ table }) => isOf(table, facts));
  if (hits.length > 0)
    return [...hits.flatMap((hit) => candidateOf(facts, call, symbol, hit, 'sure', context)), ...endpoints];
  const tails = context.index.byTail(symbol.segments).filter(({ table }) => isOf(table, facts));
  const own = tails.filter(({ table }) =>
    table.packages.some((spec) => spec.modules.some((module) => inModule(moduleSegments(module), symbol.segments))),
  );
  if (own.length > 0) return own.flatMap((hit) => candidateOf(facts, call, symbol, hit, 'sure', context));
  if (symbol.segments[0] !== '?') return endpoints;
  const imported = tails.filter(({ table }) => packages.has(table.id));
  const [chosen] = imported.length > 0 ? imported : tails;
  if (!chosen) return endpoints;
  // A class that no other SDK has (`new OllamaApiClient(…)`), imported where it cannot be seen.
  const named = call.form === 'new' && tails.length === 1;
  return candidateOf(facts, call, symbol, chosen, 'likely', context).map((candidate) =>
    imported.length === 1 || named ? candidate : { ...candidate, provider: null, grammar: 'guess' },
  );
}

/** Whether an SDK exists for the language of a document: other languages have packages of the same names. */
function isOf({ packages }: SdkTable, { ecosystem }: FileFacts): boolean {
  return ecosystem === null || packages.length === 0 || packages.some((spec) => spec.ecosystem === ecosystem);
}

function candidateOf(
  facts: FileFacts,
  call: CallFact,
  symbol: TracedSymbol,
  { table, signature }: SignatureHit,
  confidence: Candidate['confidence'],
  context: MatchContext,
): readonly Candidate[] {
  const found = fixedId(call, signature) ?? findArgument(facts, call, signature.argument) ?? omitted(call, signature);
  if (!found || isObject(facts, call, found, context)) return [];
  if (signature.unless?.some((name) => findArgument(facts, call, { names: [name] })?.surely)) return [];
  const { where, providerArgument } = signature;
  if (where && textOf(facts, call, { names: [where.name] }) !== where.text) return [];
  const named = providerArgument ? providerText(facts, call, providerArgument) : null;
  const given = signature.revision ? findArgument(facts, call, signature.revision) : null;
  // A name that stands for the id is no options object that may hold a revision.
  const revision = given?.span === found.span ? null : given;
  const label = labelOf(symbol);
  const detector = `${table.id}/${signature.id}`;
  const client = clientOf(facts, call, symbol, context);
  return [
    {
      detector,
      subject: signature.subject,
      use: 'call',
      useReason:
        confidence === 'sure' ? usedAs(found, signature, label) : `argument of a call that looks like ${signature.id}`,
      provider: (named === null ? null : context.providerNamed(named)) ?? signature.provider ?? table.provider,
      client,
      grammar: signature.grammar ?? table.grammar,
      uri: facts.uri,
      site: found.value.span,
      value: found.value,
      revision: revision?.value ?? null,
      insertion:
        signature.revision && !revision && signature.fixed === undefined ? insertionAfter(facts, call, found) : null,
      parameters: parametersOf(facts, call, found, { signature, detector, label: label.join('.'), symbol }),
      confidence: found.surely ? confidence : 'likely',
      label: label.join('.') || signature.id,
      ...(symbol.under ? { under: symbol.under } : {}),
    },
  ];
}

/** An object made of a class of some package, where an id may stand by position as well (`create(options)`, `create("gpt-4o")`). */
function isObject(facts: FileFacts, call: CallFact, { value, span }: FoundArgument, context: MatchContext): boolean {
  if (value.kind !== 'name' && value.kind !== 'call') return false;
  if (!call.arguments.some((argument) => argument.kind === 'positional' && argument.span === span)) return false;
  const symbols = context.trace(facts, value);
  return (
    symbols.length > 0 &&
    symbols.every(({ segments, calls }) => {
      const made = calls.at(-1);
      return made?.depth === segments.length && made.call.form === 'new';
    })
  );
}

/** The text of an argument that is written out as a literal. */
function textOf(facts: FileFacts, call: CallFact, spec: ArgumentSpec): string | null {
  const value = findArgument(facts, call, spec)?.value;
  return value?.kind === 'string' ? value.value : null;
}

/** The name of a provider: a text, or a member of an enumeration (`Provider::OpenAI`). */
function providerText(facts: FileFacts, call: CallFact, spec: ArgumentSpec): string | null {
  const value = findArgument(facts, call, spec)?.value;
  return value?.kind === 'member' ? value.property.toLowerCase() : textOf(facts, call, spec);
}

/** What is called, for people: the last names of the way, without the package and its constructors. */
function labelOf(symbol: TracedSymbol): readonly string[] {
  const names = symbol.segments.slice(1).filter((segment) => !segment.endsWith('()') && segment !== 'default');
  return names.length > 0 ? names.slice(-3) : symbol.segments.slice(0, 1).filter((segment) => segment !== '?');
}

function endpointCandidates(
  facts: FileFacts,
  call: CallFact,
  symbol: TracedSymbol,
  index: SignatureIndex,
): readonly Candidate[] {
  const [hit] = index.clients(symbol.segments);
  return hit ? endpointOf(facts, call, hit.table.id, hit.client, symbol) : [];
}

function endpointOf(
  facts: FileFacts,
  call: CallFact,
  table: string,
  client: ClientSpec,
  symbol: TracedSymbol,
): readonly Candidate[] {
  const found = client.endpoint ? findArgument(facts, call, client.endpoint) : null;
  if (!found) return [];
  return [
    {
      detector: `${table}/client`,
      subject: 'endpoint',
      use: 'call',
      useReason: 'address of a client',
      provider: client.provider,
      client: null,
      grammar: 'native',
      uri: facts.uri,
      site: found.value.span,
      value: found.value,
      revision: null,
      insertion: null,
      confidence: 'likely',
      label: (symbol.segments.at(-1) ?? '').replace('()', ''),
    },
  ];
}

/** A name may stand for several symbols; where one of them is known for sure, the likeness of the others counts no more. */
function surest(candidates: readonly Candidate[]): readonly Candidate[] {
  const sure = new Set(candidates.flatMap(({ confidence, subject }) => (confidence === 'sure' ? [subject] : [])));
  return candidates.filter(({ confidence, subject }) => confidence === 'sure' || !sure.has(subject));
}

/**
 * One candidate per place and subject: the first table that explains it, and each that explains it where the first does not
 * hold (`client = OpenAI() if a else Groq()`).
 */
function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  return candidates.flatMap((candidate) => {
    const { subject, site, under } = candidate;
    const key = `${subject}:${String(site.start)}:${String(site.end)}`;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, candidate);
      return [candidate];
    }
    if (!first.under || !under || meetsUnder(first.under, under)) return [];
    return [{ ...candidate, besides: first.under }];
  });
}
