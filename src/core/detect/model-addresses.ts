import type { IdGrammar, SubjectKind } from '../model/reference.ts';
import type { Span } from '../model/text.ts';

/** Where an id stands in an address, and what it is. */
export interface AddressedId {
  readonly start: number;
  readonly end: number;
  /** Where the revision stands, beside an id that does not hold it. */
  readonly revision: Span | null;
  readonly subject: SubjectKind;
  readonly provider: string | null;
  readonly grammar: IdGrammar;
}

interface AddressForm {
  /** Its group `id` is the id, `revision` the revision. */
  readonly pattern: RegExp;
  readonly subject?: SubjectKind;
  /** null where the host tells. */
  readonly provider: string | null;
  readonly grammar?: IdGrammar;
}

/** Addresses that hold ids. A part that is only known when it runs is one character that stands in no address. */
const FORMS: readonly AddressForm[] = [
  // https://huggingface.co/docs/hub/datasets-downloading
  { pattern: /^https?:\/\/(?:huggingface\.co|hf\.co)\/datasets\/(?<id>[\w.-]+\/[\w.-]+)\/(?:resolve|raw)\/(?<revision>[^/?#]+)/d, subject: 'dataset', provider: 'huggingface', grammar: 'hub' },
  // https://huggingface.co/docs/hub/models-downloading: the whole address says the revision as well.
  { pattern: /^(?<id>https?:\/\/(?:huggingface\.co|hf\.co)\/(?!(?:datasets|spaces|api|docs|models|papers|blog)\/)[\w.-]+\/[\w.-]+\/(?:resolve|raw)\/[^\s\uE000]+)$/d, provider: 'huggingface', grammar: 'hub' },
  { pattern: /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?!(?:datasets|spaces|api|docs|models|papers|blog)\/)(?<id>(?:[\w.\uE000-]+\/)?[\w.\uE000-]+)\/(?:resolve|raw)\/(?<revision>[^/?#]+)/d, provider: 'huggingface', grammar: 'hub' },
  // https://huggingface.co/docs/inference-providers/providers/hf-inference
  { pattern: /^https?:\/\/(?:api-inference|router)\.huggingface\.co\/(?:hf-inference\/)?(?:models|pipeline\/[\w-]+)\/(?<id>[\w.-]+\/[\w.-]+)/d, provider: 'huggingface', grammar: 'hub' },
  // https://ai.google.dev/api/generate-content
  { pattern: /^https?:\/\/generativelanguage\.googleapis\.com\/v\d\w*\/(?:models|tunedModels)\/(?<id>[^/:?#]+):/d, provider: 'google' },
  // The same behind a host that is put in: the verb tells.
  { pattern: /^(?:https?:\/\/)?[^/?#]*\/v\d\w*\/models\/(?<id>[^/:?#\s]+):(?:(?:stream)?[gG]enerateContent|(?:batch)?[eE]mbedContents?|countTokens)/d, provider: 'google' },
  // https://platform.openai.com/docs/api-reference, before the model stood in the body
  { pattern: /^(?:https?:\/\/)?[^/?#]*\/v1\/engines\/(?<id>[^/?#\s]+)\/(?:completions|embeddings|edits)/d, provider: 'openai' },
  // https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
  { pattern: /aiplatform\.googleapis\.com\/.*\/publishers\/[\w-]+\/models\/(?<id>[^/:?#]+):/d, provider: 'vertex', grammar: 'vertex' },
  // https://learn.microsoft.com/azure/ai-services/openai/reference
  { pattern: /\/openai\/deployments\/(?<id>[^/?#]+)(?:\/|$)/d, provider: 'azure-openai' },
  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
  { pattern: /bedrock-runtime[^/]*\/model\/(?<id>[^/?#]+)\/(?:invoke|converse)/d, provider: 'bedrock', grammar: 'bedrock' },
  // https://replicate.com/docs/reference/http
  { pattern: /^https?:\/\/api\.replicate\.com\/v1\/models\/(?<id>[\w.-]+\/[\w.-]+)\/predictions/d, provider: 'replicate' },
  // https://developers.cloudflare.com/workers-ai/get-started/rest-api/
  { pattern: /\/ai\/run\/(?<id>@(?:cf|hf)\/[^?#]{1,200})$/d, provider: 'cloudflare' },
  // https://deepinfra.com/docs/inference
  { pattern: /^https?:\/\/api\.deepinfra\.com\/v1\/inference\/(?<id>[\w.-]+\/[\w.-]+)/d, provider: 'deepinfra' },
]; // prettier-ignore

/** What each of them holds: asked of every text there is. */
const MAY_HOLD =
  /^https?:\/\/|\/openai\/deployments\/|\/models\/[^/]{1,80}:|\/v1\/engines\/|\/ai\/run\/@|aiplatform|bedrock-runtime/;

/** The id that an address of a model API or of a file of weights holds. */
export function idInAddress(address: string): AddressedId | null {
  if (!MAY_HOLD.test(address)) return null;
  for (const { pattern, subject = 'model', provider, grammar = 'native' } of FORMS) {
    const groups = pattern.exec(address)?.indices?.groups;
    const [id, revision] = [groups?.['id'], groups?.['revision']];
    if (!id) continue;
    const span = revision ? { start: revision[0], end: revision[1] } : null;
    return { start: id[0], end: id[1], revision: span, subject, provider, grammar };
  }
  return null;
}
