import type { Catalog } from '../metadata/catalog.ts';
import { contractOf } from '../metadata/contracts.ts';
import type { Contract, WireApi } from '../model/contract.ts';
import type { ModelMetadata } from '../model/metadata.ts';
import type { KnownContract, ModelMove, MoveChange } from '../model/model-move.ts';
import type { Sourced } from '../model/sourced.ts';
import { compareModels } from '../rules/compare-models.ts';

const APIS: readonly WireApi[] = [
  'chat-completions',
  'responses',
  'completions',
  'messages',
  'generate-content',
  'cohere-chat',
  'converse',
  'embeddings',
  'images',
  'speech',
  'transcription',
  'translation',
  'realtime',
];

/** Sizes of a generation, as names say them: who asked for a small model asks for a small one after a move. */
const TIERS =
  /(?:^|[-.])(nano|mini|lite|small|tiny|haiku|flash|fast|medium|sonnet|turbo|large|pro|opus|max|ultra)(?=$|[-.:@\d])/g;

/** What is known of the requests that a model takes, endpoint by endpoint. */
export function contractsOf(platform: string, id: string): readonly KnownContract[] {
  return APIS.flatMap((api) => {
    const contract = contractOf(platform, id, api);
    return contract === null ? [] : [{ api, contract }];
  });
}

/** What a change to the model that stands in for this one changes; null where none does. */
export function moveOf(
  catalog: Catalog,
  own: ModelMetadata,
  platform: string,
  id: string,
  today: string,
  horizonDays: number,
): ModelMove | null {
  const to = own.replacement?.value.id;
  if (to === undefined) return null;
  const found = catalog.find(platform, to, today, horizonDays);
  const other = found.kind === 'found' ? found.value : null;
  const traits = other?.traits ?? null;
  const said = (what: string, before: string | null, after: string | null): Told => ({ what, before, after });
  const told: readonly Told[] = [
    ...compared(own, other),
    said('knowledge until', own.traits?.value.knowledgeCutoff ?? null, traits?.value.knowledgeCutoff ?? null),
    said('tier', tierOf(id), tierOf(to)),
    said('numbers in a vector', widthOf(own), widthOf(other)),
    said('asked by', kindsOf(own), kindsOf(other)),
    ...requests(platform, id, to),
  ];
  const evidence = traits ?? own.replacement;
  const isBoth = ({ before, after }: Told): boolean => before !== null && after !== null;
  const changes = told.flatMap(({ what, before, after, by }): readonly Sourced<MoveChange>[] =>
    before === null || after === null || before === after || !evidence
      ? []
      : [{ ...(by ?? evidence), value: { what, before, after } }],
  );
  const names = (keep: (one: Told) => boolean): readonly string[] => told.filter(keep).map(({ what }) => what);
  return {
    to,
    changes,
    same: names((one) => isBoth(one) && one.before === one.after),
    unknown: names((one) => !isBoth(one) && (one.before !== null || one.after !== null) && one.what !== 'tier'),
  };
}

interface Told {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly by?: Sourced<unknown>;
}

/** Price, limits and modalities: those that differ, and those that do not. */
function compared(own: ModelMetadata, other: ModelMetadata | null): readonly Told[] {
  const differs = compareModels(own, other);
  const whats = ['price per million tokens', 'context', 'output limit', 'input', 'output'] as const;
  return whats.map((what): Told => {
    const change = differs.find((one) => one.what === what);
    if (change) return { what, before: change.before, after: change.after };
    const has = (of: ModelMetadata | null): string | null => (isTold(of, what) ? '' : null);
    return { what, before: has(own), after: has(other) };
  });
}

function isTold(of: ModelMetadata | null, what: string): boolean {
  const traits = of?.traits?.value;
  if (!traits) return false;
  if (what === 'context') return traits.contextWindow !== null;
  if (what === 'output limit') return traits.outputLimit !== null;
  if (what === 'input') return traits.input.length > 0;
  return what === 'output' ? traits.output.length > 0 : traits.price !== null;
}

function tierOf(id: string): string | null {
  const words = [...id.matchAll(TIERS)].flatMap(([, word]) => word ?? []);
  return words.length === 0 ? 'none named' : words.join(' ');
}

function widthOf(of: ModelMetadata | null): string | null {
  return of?.asked?.width === null || of?.asked?.width === undefined ? null : String(of.asked.width);
}

function kindsOf(of: ModelMetadata | null): string | null {
  return of?.asked && of.asked.kinds.length > 0 ? of.asked.kinds.join(', ') : null;
}

/** Parameters that one of them refuses and the other one takes, and the efforts that they take. */
function requests(platform: string, id: string, to: string): readonly Told[] {
  return APIS.flatMap((api): readonly Told[] => {
    const [old, now] = [contractOf(platform, id, api), contractOf(platform, to, api)];
    if (!old || !now) return [];
    const by = sourceOf(now);
    const row = (what: string, before: string, after: string): readonly Told[] =>
      before === after ? [] : [{ what: `${what} (${api})`, before, after, ...(by ? { by } : {}) }];
    const refused = (one: Contract): string =>
      one.isServed
        ? one.rules
            .filter(({ kind }) => kind === 'refused')
            .map(({ name }) => name)
            .join(', ') || 'none'
        : 'not served here';
    return [...row('refused', refused(old), refused(now)), ...row('efforts', effortsOf(old), effortsOf(now))];
  });
}

function effortsOf({ rules }: Contract): string {
  const efforts = rules.flatMap((rule) => (rule.kind === 'values' && /effort/.test(rule.name) ? rule.taken : []));
  return efforts.join(', ') || 'none known';
}

function sourceOf({ sources }: Contract): Sourced<unknown> | null {
  const [first] = sources;
  return first ? { value: null, source: first.name, url: first.url, asOf: first.asOf } : null;
}
