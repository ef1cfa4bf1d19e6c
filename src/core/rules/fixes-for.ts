import { adapt } from '../fixes/adapt.ts';
import type { Adaptation } from '../fixes/adapt.ts';
import { embedOtherwise } from '../fixes/embed-otherwise.ts';
import { namedAfter } from '../fixes/named-after.ts';
import { renameEdit, replaceFix } from '../fixes/replace.ts';
import type { NamedLiteral } from '../fixes/replace.ts';
import { lackingParameter, sendsNothingElse, takesTypes } from '../fixes/sdk-parameters.ts';
import type { CallParameters, Contract } from '../model/contract.ts';
import type { Fix } from '../model/fix.ts';
import type { Replacement } from '../model/metadata.ts';
import type { Reference } from '../model/report.ts';
import { compareModels } from './compare-models.ts';
import { takesTheSame } from './equal-contract.ts';
import { endpointOf, isDeployment, isFineTuned, metadataOf, runway } from './facts-of.ts';
import { inferenceProfile } from './inference-profile.ts';
import { isServedWhere, lostInputs, metadataAt, otherTier, shorter } from './replacement-fits.ts';
import { refusedTurn, thinksWithin } from './request-fits.ts';
import type { LiveReference, RuleContext } from './rule.ts';
import { sharedCall } from './shared-call.ts';
import { inEnglish, told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** The literal of a reference as fixes take it. */
export function namedLiteral(reference: LiveReference, context: RuleContext): NamedLiteral {
  const { uri, span } = reference.literal;
  const raw = context.text(uri)?.slice(span.start, span.end) ?? null;
  return {
    identity: reference.identity,
    literal: reference.literal,
    raw,
    isConstant: raw !== null && isConstantForText(reference, raw),
  };
}

/** SDKs that take the text of an id wherever they take a constant of theirs. */
const TAKES_TEXT =
  /^(?:openai-java|anthropic-java|langchain4j-openai|langchain4j-anthropic|spring-ai-openai|spring-ai-anthropic|openai-go|anthropic-go)\//;

/** Whether a constant of an SDK is given where its text may stand: directly, and not through a variable of its type. */
function isConstantForText({ detector, site, literal }: LiveReference, raw: string): boolean {
  const isGiven =
    site.uri === literal.uri && site.span.start === literal.span.start && site.span.end === literal.span.end;
  return isGiven && TAKES_TEXT.test(detector) && /^[A-Za-z_]\w*(?:\.\w+)+$/.test(raw);
}

/**
 * The replacement as a fix, if there is a live one and writing another id is all it takes: a deployment has
 * to be made first, a fine-tuned model trained.
 */
export function replacementFixes(
  reference: LiveReference,
  replacement: Replacement | null,
  context: RuleContext,
): readonly Fix[] {
  if (!replacement || replacement.unfit !== null || isDeployment(reference) || isFineTuned(reference)) return [];
  const { id } = replacement;
  if (!isServedWhere(reference, id, context)) return [];
  const other = metadataAt(reference.identity.provider, id, context);
  const profile = inferenceProfile(reference, id, context);
  const adaptation = adaptationTo(reference, id, context);
  const values = reference.via.includes('enum') ? [told`check where the values of its enumeration come from`] : [];
  const open = [
    ...otherTier(reference.identity.name, id),
    ...shorter(metadataOf(reference), other),
    ...profile.open,
    ...values,
    ...sharedCall(reference, (adaptation?.edits.length ?? 0) > 0, context),
    ...otherName(reference, id, context),
  ];
  const also = inOtherHalf(reference, context).flatMap(
    (one) => renameEdit(namedLiteral(one, context), profile.prefix + id) ?? [],
  );
  const fix = replaceFix(
    namedLiteral(reference, context),
    { id, prefix: profile.prefix },
    runway(replacement, context.today),
    adaptation ? { ...adaptation, open: [...adaptation.open, ...open] } : null,
    {
      moves: compareModels(metadataOf(reference), other),
      lost: [...lostInputs(metadataOf(reference), other), ...lostTools(reference, id, adaptation, context)],
      ...(adaptation === null && isAskedWith(reference) ? { isUnseenCall: true } : {}),
    },
  );
  return fix ? [{ ...fix, edits: [...fix.edits, ...also] }] : [];
}

/** Whether a call of another document, which no table explains, is given the model: a request that the program makes itself, most likely. */
function isAskedWith({ use, detector, useReason, site, literal }: LiveReference): boolean {
  const isElsewhere = site.uri !== literal.uri && detector === 'convention/model-argument';
  return isElsewhere && use === 'call' && !useReason.startsWith('reaches ');
}

/** The same model, where a request names it in its address and in its body: one without the other is refused. */
function inOtherHalf(reference: LiveReference, { beside }: RuleContext): readonly LiveReference[] {
  const { literal, component, site } = reference;
  const isAddress = (one: Reference): boolean => one.detector === 'convention/model-address';
  return beside(site.uri).filter(
    (one): one is LiveReference =>
      one.component === component &&
      one.use !== 'listed' &&
      one.identity !== null &&
      one.text !== null &&
      one.literal?.uri === literal.uri &&
      one.literal.span.start !== literal.span.start &&
      isAddress(one) !== isAddress(reference),
  );
}

/** Where a framework may be given functions elsewhere, and the model takes them only from calls that say more. */
function lostTools(
  { parameters, identity }: LiveReference,
  id: string,
  adaptation: Adaptation | null,
  context: RuleContext,
): readonly string[] {
  if (!parameters?.adds || parameters.api === null) return [];
  const rules = context.contract(identity.provider, id, parameters.api)?.rules ?? [];
  const needed = rules.find((rule) => rule.kind === 'needed' && rule.beside === 'tools');
  const isTold = adaptation?.changes.some(
    (change) => inEnglish(change) === `with ${needed?.name ?? ''} ${needed?.kind === 'needed' ? needed.value : ''}`,
  );
  return (needed && !isTold) || rules.some(({ kind, name }) => kind === 'changed' && name === 'tools') ? ['tools'] : [];
}

/** Where a name around the id says which model it is. */
function otherName({ literal, text, identity }: LiveReference, id: string, context: RuleContext): readonly Told[] {
  const document = context.text(literal.uri);
  const name = document === null ? null : namedAfter(document, literal.span.start, identity.name || text, id);
  return name === null ? [] : [told`check what is called ${name}`];
}

/** What the call of a reference has to change to ask another model; null where no call is seen. */
function adaptationTo(reference: LiveReference, id: string, context: RuleContext): Adaptation | null {
  const { parameters, identity, kind } = reference;
  const other = metadataAt(identity.provider, id, context);
  // Whatever the call says: vectors of two models cannot be compared.
  if (kind === 'embedding-model')
    return embedOtherwise(parameters ?? null, metadataOf(reference)?.asked ?? null, other?.asked ?? null, context.text);
  const isEqual = takesTheSame(reference, id, context);
  if (!parameters) return isEqual ? { edits: [], changes: [], open: [], isUnseen: true } : null;
  const api = endpointOf(parameters, identity.provider);
  const contractAt = (name: string): Contract | null =>
    api === null ? null : context.contract(identity.provider, name, api);
  const [contract, before] = [contractAt(id), contractAt(identity.name)];
  const outputLimit = other?.traits?.value.outputLimit ?? null;
  const made = { detector: reference.detector, uri: parameters.uri };
  const isBuilt = takesTypes(reference.detector) || parameters.list.some(({ link }) => link !== undefined);
  const lacks = (name: string, value?: string): Text | null =>
    isBuilt && value !== undefined ? told`as the builder has it` : lackingParameter(made, name, value, context.mayBe);
  const seen = {
    ...parameters,
    adds: parameters.adds === true && !sendsNothingElse(made, context.mayBe),
  };
  const adaptation = adapt(seen, { contract, outputLimit, before, lacks, isEqual }, context.text);
  const open = [
    ...answersOtherwise(parameters, identity.name, id),
    ...thinksWithin(reference, contract, before, context.text),
    ...refusedTurn(parameters, contract, context.text),
  ];
  return { ...adaptation, open: [...adaptation.open, ...open] };
}

/** What differs in the form of a request or its answer, which no parameter tells. */
function answersOtherwise({ api, list }: CallParameters, own: string, other: string): readonly Told[] {
  if (api === 'invoke' && makerOf(own) !== makerOf(other)) return [told`check the body: each maker has its own`];
  const isBase64 = list.some(({ name, constant }) => name === 'response_format' && constant === 'b64_json');
  const wasAddress = api === 'images' && own.startsWith('dall-e') && !other.startsWith('dall-e') && !isBase64;
  return wasAddress ? [told`check what reads the answer: images come as base64, not as an address`] : [];
}

/** Who made a model of Bedrock: what a request to `InvokeModel` looks like is theirs. */
function makerOf(id: string): string {
  // Models before the third spoke of text alone.
  return /claude-(?:v\d|instant)/.test(id) ? 'anthropic text' : (id.split('.', 1)[0] ?? '');
}
