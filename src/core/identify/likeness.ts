import type { Likeness } from '../model/identity.ts';
import type { CatalogFacts } from './catalog-facts.ts';
import { familyOf } from './families.ts';
import { isNotAnId } from './not-an-id.ts';
import { strippedForms } from './routes.ts';

/**
 * How certain a text, taken by itself, names a model. `catalog` hits on one plain word (`command`, `davinci`) are true
 * hits: ask `isAmbiguousWord` before believing them without an SDK call around them.
 */
export function likeness(text: string, catalog: Pick<CatalogFacts, 'knows'>): Likeness {
  if (isWeights(text)) return 'shape';
  if (isNotAnId(text) || isMimeType(text) || /^@(?!(?:cf|hf)\/)/.test(text)) return 'no';
  const forms = strippedForms(text);
  if (forms.some((form) => catalog.knows(form) && (form === text || !isAmbiguousWord(form)))) return 'catalog';
  if (isDisplayName(text)) return 'no';
  if (forms.some((form) => familyOf(form) !== null)) return 'family';
  return isHubShape(text) ? 'shape' : 'no';
}

/** The address of a file in a repository of the Hub. */
function isWeights(text: string): boolean {
  return /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?!(?:datasets|spaces)\/)[\w.-]+\/[\w.-]+\/(?:resolve|raw|blob)\/\S+$/.test(
    text,
  );
}

/**
 * Whether a text is a plain word that happens to be an id as well (`command`, `ada`, `image-01`): one token without a
 * digit, a token too short to tell (`o1`), or a word and a number that belong to no family. A rule, not a list.
 */
export function isAmbiguousWord(text: string): boolean {
  return (
    /^[A-Za-z]+$/.test(text) ||
    /^[A-Za-z0-9]{1,3}$/.test(text) ||
    (/^[A-Za-z]+[-_ ]\d[\d.]*$/.test(text) && familyOf(text) === null)
  );
}

/** Platforms whose own ids hold no capital letter, so that `GPT-4o` or `Gemini-1.5` is what people read. */
const LOWER_CASE: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google', 'xai', 'perplexity']);

function isDisplayName(text: string): boolean {
  const lab = /^[A-Z]/.test(text) ? (familyOf(text)?.lab ?? null) : null;
  return lab !== null && LOWER_CASE.has(lab);
}

/** Top-level media types, https://www.iana.org/assignments/media-types. */
function isMimeType(text: string): boolean {
  return /^(?:application|audio|chemical|font|haptics|image|message|model|multipart|text|video)\/[\w.+-]+$/i.test(text);
}

/** `org/name` where the name carries a version or a size, as repositories of models do and packages seldom do. */
function isHubShape(text: string): boolean {
  const parts = /^([A-Za-z0-9][\w.-]{1,95})\/([A-Za-z0-9][\w.-]{2,95})$/.exec(text);
  const [org, name] = [parts?.[1], parts?.[2]];
  if (org === undefined || name === undefined || /\.\.|--/.test(text)) return false;
  const size = /(?:^|[-_.])(?:\d+x)?\d+(?:\.\d+)?[bm](?=$|[-_.])/i;
  const version = /(?:^|[-_])v\d+(?:\.\d+)*(?=$|[-_])/i;
  const kind =
    /[-_](?:instruct|chat|base|large|small|mini|embed(?:ding)?s?|uncased|cased|gguf|awq|gptq|lora|it|sft|dpo|distill\w*)(?=$|[-_.])/i;
  const hosted = /^(?:v\d+|api|src|lib|docs?|tests?|dist|public|assets|static|node_modules)$/i;
  return (
    !hosted.test(org) &&
    (size.test(name) || (version.test(name) && kind.test(name)) || (kind.test(name) && /\d/.test(name)))
  );
}
