import type { CallParameters, Contract } from '../model/contract.ts';
import type { LiveReference } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** Texts of documents. */
type TextOf = (uri: string) => string | null;

/** A limit of tokens that stands in a call of a framework which is given the model. */
const LIMIT = /\bmax_?(?:output_?|completion_?)?tokens["']?\s*[:=]\s*([\d_]+)/gi;
const ENOUGH = 4_096;

/**
 * Frameworks that take out what a model refuses leave a limit as it is. They are given it by another call than the one that
 * names the model, so every close limit in the document counts.
 */
export function thinksWithin(
  { parameters, site }: LiveReference,
  contract: Contract | null,
  before: Contract | null,
  textOf: TextOf,
): readonly Told[] {
  if (!parameters?.fits || contract?.reasoning === undefined || before?.reasoning !== undefined) return [];
  const limits = [...(textOf(site.uri) ?? '').matchAll(LIMIT)].map(([, count = '']) =>
    Number(count.replaceAll('_', '')),
  );
  return limits.some((count) => count < ENOUGH)
    ? [told`check limits of tokens: what the model thinks counts against them`]
    : [];
}

const ROLE = /\brole["']?\s*(?:[:=]>?)\s*["'](\w+)["']/g;
/** A turn of the assistant whose text is written out: what an answer is to begin with. */
const BEGUN =
  /\brole["']?\s*(?:[:=]>?)\s*["'](?:assistant|model)["']\s*,\s*["']?(?:content|parts)["']?\s*(?:[:=]>?)\s*[rf]?["'`[]/;

/** Where the messages of a call end with a turn of the assistant, which the model refuses; or may do so. */
export function refusedTurn({ list, uri }: CallParameters, contract: Contract | null, textOf: TextOf): readonly Told[] {
  if (!contract?.endsWithUser) return [];
  const messages = list.find(({ name }) => name === 'messages' || name === 'contents');
  const document = textOf(messages?.uri ?? uri) ?? '';
  const written = messages ? document.slice(messages.value.start, messages.value.end) : '';
  const roles = [...written.matchAll(ROLE)].map(([, role]) => role);
  const last = roles.at(-1);
  const ends = last === undefined ? BEGUN.test(document) : last === 'assistant' || last === 'model';
  return ends ? [told`check messages: a turn of the assistant at their end is refused`] : [];
}
