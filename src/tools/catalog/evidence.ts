import type { Draft, DraftModel } from './draft.ts';
import { tableOf } from './draft.ts';
import type { Drawn } from './drawn-facts.ts';
import { snapshotUrl } from './packages/drawn.ts';
import type { Source } from './sources.ts';

/** Where platforms speak for themselves, by the beginning of the address without scheme. */
const OFFICIAL: readonly string[] = [
  'ai.google.dev/',
  'api-docs.deepseek.com/',
  'cloud.google.com/',
  'console.groq.com/',
  'developers.openai.com/',
  'docs.aws.amazon.com/',
  'docs.claude.com/',
  'docs.cloud.google.com/',
  'docs.cohere.com/',
  'docs.mistral.ai/',
  'docs.x.ai/',
  'docs.z.ai/',
  'github.blog/',
  'github.com/MicrosoftDocs/azure-ai-docs/',
  'github.com/orgs/community/discussions/',
  'inference-docs.cerebras.ai/',
  'learn.microsoft.com/',
  'mimo.mi.com/',
  'platform.claude.com/',
  'platform.kimi.ai/',
  'platform.minimax.io/',
  'platform.openai.com/',
  'www.alibabacloud.com/',
  'www.npmjs.com/package/@anthropic-ai/sdk',
  'www.npmjs.com/package/openai',
];

/** Whether a source is the platform's own word. What a tracker says that a page says is the tracker's word. */
function isOfficial({ name, url }: Source): boolean {
  const address = url?.replace(/^https?:\/\//, '') ?? '';
  return !/, (?:via|quoting) /.test(name) && OFFICIAL.some((beginning) => address.startsWith(beginning));
}

/** How long after an end a list that still holds the id speaks against it: lists are slower than shutdowns. */
const LISTS_LAG_DAYS = 14;

/**
 * An end is told as certain where the platform says it itself or two do so independently; what one second-hand source says, and
 * what a later list speaks against, is told as reported. Never raises what the tables call less certain.
 */
export function weighEvidence(draft: Draft, drawn: readonly Drawn[]): void {
  const own = new Set(
    drawn.flatMap(({ snapshot, reader }) => reader.official.map((platform) => `${platform} ${snapshotUrl(snapshot)}`)),
  );
  for (const [platform, models] of draft.models)
    for (const model of [...models.values()]) {
      if (!isEnded(model) || model.confidence === 'low' || own.has(`${platform} ${model.source.url ?? ''}`)) continue;
      const isDoubted = contradicted(model);
      if (isDoubted)
        draft.remarks.push(
          `${platform}: ${model.id}: ended on ${model.retires ?? '?'}, and ${model.seen?.source.name ?? '?'} still lists it on ${model.seen?.day ?? '?'}: told as reported`,
        );
      if (isDoubted || !(isOfficial(model.source) || model.isConfirmed))
        tableOf(draft.models, platform).set(model.id, { ...model, confidence: 'low' });
    }
}

function isEnded({ status, kind }: DraftModel): boolean {
  return status === 'retired' || kind === 'firm';
}

/** A platform's own SDK that was read after the end confirms it; a page that was read before it only announced it. */
function contradicted({ retires, kind, seen, asOf, source, gone }: DraftModel): boolean {
  if (retires === null || kind !== 'firm' || seen === undefined || gone !== undefined) return false;
  if (isOfficial(source) && asOf >= retires) return false;
  return seen.day > addDays(retires, LISTS_LAG_DAYS);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
