import type { CallFact, FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import { imageByName } from './conventions/container-images.ts';
import { datasetByName } from './conventions/dataset-names.ts';
import { endpointByAddress } from './conventions/endpoints.ts';
import type { ServedAt } from './conventions/endpoints.ts';
import { modelByAddress } from './conventions/addressed-models.ts';
import { modelByName } from './conventions/model-names.ts';
import type { Likely } from './conventions/model-names.ts';
import { isServedByAzure, speaksOfAzure } from './conventions/azure-around.ts';
import { hostedBy, hostsIn } from './conventions/hosted-by.ts';
import { mcpServer } from './conventions/mcp-servers.ts';
import {
  addressAssigned,
  addressBeside,
  isOnAzure,
  platformNamed,
  platformOfFile,
  providerAssigned,
  providerBeside,
  serverBeside,
} from './conventions/provider-beside.ts';
import { configTables } from './config-documents.ts';
import { matchCalls } from './match.ts';
import type { MatchContext } from './match.ts';
import { matchCommands } from './match-commands.ts';
import { matchSettings } from './match-settings.ts';
import { weightsFile } from './conventions/weights-files.ts';
import { visitValues } from './strings.ts';
import type { Context, ValueInContext } from './strings.ts';

/** What detection asks of other rooms. */
export interface DetectContext extends MatchContext {
  readonly likely: Likely;
  readonly servedAt: ServedAt;
}

/** Everything in a document that names a component: what SDK tables explain first, then what names and addresses tell. */
export function detect(facts: FileFacts, context: DetectContext): readonly Candidate[] {
  const matched = matchCalls(facts, context);
  const settings = matchSettings(facts, configTables, context.providerNamed);
  const commands = matchCommands(facts, [...facts.commands, ...settings.commands], context);
  const candidates = [...matched.flatMap((match) => match.candidates), ...settings.candidates, ...commands];
  const taken = new Set([...candidates.map(({ site }) => site.start), ...settings.explained]);
  const byCall = new Map(matched.map((match) => [match.call, match.candidates]));
  const rest: Candidate[] = [];
  visitValues(facts, (found) => {
    if (taken.has(found.value.span.start)) return;
    const addressed = modelByAddress(facts, found);
    if (addressed && !taken.has(addressed.site.start)) {
      taken.add(addressed.site.start);
      rest.push(addressed);
    }
    if (addressed?.value === found.value) return;
    const candidate =
      mcpServer(facts, found) ??
      imageByName(facts, found) ??
      endpointByAddress(facts, found, context.servedAt) ??
      weightsFile(facts, found) ??
      (addressed ? null : (datasetByName(facts, found) ?? modelByName(facts, found, context.likely)));
    if (!candidate) return;
    taken.add(found.value.span.start);
    const isModel = candidate.subject === 'model' || candidate.subject === 'embedding-model';
    if (!isModel) rest.push(candidate);
    else {
      const one = placed(candidate, found, byCall, context, facts);
      const host = one.provider === null ? hostedBy(facts, found, context) : undefined;
      rest.push(host === undefined ? one : { ...one, hostedBy: host });
    }
  });
  const all = [...candidates, ...rest];
  const hosts = facts.settings.length > 0 ? undefined : hostsIn(facts, all, context);
  return hosts === undefined
    ? all
    : all.map((candidate) => (mayBeOfTheHub(candidate) ? { ...candidate, hostedBy: hosts } : candidate));
}

/** Whether an id of OpenAI's that a name stands for is one of Azure's, as the place says where the name is given. */
function isForAzure(facts: FileFacts, contexts: readonly Context[], { providerNamed }: DetectContext): boolean {
  const id = 'gpt-4o';
  return (
    speaksOfAzure(facts, contexts) ||
    isOnAzure(id, contexts, facts.language) ||
    platformOfFile(facts, id, contexts, providerNamed) === 'azure-openai'
  );
}

/** What a name says of a model that is loaded, and not asked over an API (`model_path`). */
const LOADED = /path|pretrained|checkpoint|\brepo|hf_|weights|lora|adapter/i;

/** Whether only the look of an id would tell who serves it. Embeddings are made at home as often as not. */
function mayBeOfTheHub(candidate: Candidate): boolean {
  const { subject, provider, client, grammar, hostedBy: said, detector, useReason } = candidate;
  if (subject !== 'model' || provider !== null || client !== null || said !== undefined) return false;
  return grammar === 'guess' && detector.startsWith('convention/') && !LOADED.test(useReason);
}

/** Gives a model found by its name the provider of what it stands in: that of the call, or one written beside it. */
function placed(
  candidate: Candidate,
  { value, contexts }: ValueInContext,
  byCall: ReadonlyMap<CallFact, readonly Candidate[]>,
  context: DetectContext,
  facts: FileFacts,
): Candidate {
  const call = contexts.find((step) => step.kind === 'argument')?.call;
  const same = call ? byCall.get(call)?.find(({ subject, client }) => subject !== 'endpoint' && client !== null) : null;
  if (same) return { ...candidate, provider: same.provider, client: same.client, grammar: same.grammar };
  const provider =
    providerBeside(contexts, context.providerNamed) ??
    providerAssigned(facts, contexts, context.providerNamed) ??
    platformNamed(value, contexts, context.providerNamed) ??
    (value.kind === 'string' && isOnAzure(value.value, contexts, facts.language) ? 'azure-openai' : null) ??
    (value.kind === 'string' && isServedByAzure(facts, value.value, contexts) ? 'azure-openai' : null);
  const address = addressBeside(contexts) ?? addressAssigned(facts, contexts);
  if (address)
    return {
      ...candidate,
      provider,
      client: { provider: provider ?? 'openai', endpoint: { uri: candidate.uri, value: address } },
    };
  if (provider !== null) return { ...candidate, provider };
  if (value.kind !== 'string' && isForAzure(facts, contexts, context))
    return { ...candidate, servedBy: 'azure-openai' };
  const platform = value.kind === 'string' ? platformOfFile(facts, value.value, contexts, context.providerNamed) : null;
  if (platform !== null) return { ...candidate, provider: platform };
  const unsure = value.kind === 'string' && context.likely(value.value) === 'family';
  return unsure ? { ...candidate, provider: serverBeside(value.value, contexts, context.servedAt) } : candidate;
}
