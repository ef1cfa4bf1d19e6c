import type { DateKind, Lifecycle, LifecycleStatus } from '../model/metadata.ts';
import type { KindLetter, ModelRow, StatusLetter } from './catalog-file.ts';
import { daysBetween } from '../base/days.ts';

const statuses: Readonly<Record<StatusLetter, LifecycleStatus>> = {
  p: 'preview',
  a: 'active',
  l: 'active',
  d: 'deprecated',
  r: 'retired',
  x: 'redirected',
};
const kinds: Readonly<Record<KindLetter, DateKind>> = { f: 'firm', e: 'earliest', r: 'redirect' };
const confidences = { h: 'high', m: 'medium', l: 'low' } as const;

/** Days for which a list proves that an id is served. */
const PROVES_FOR_DAYS = 14;

/**
 * The life of an id as of `today` (ISO); null where nothing but its existence is known.
 *
 * @param nameOf the name of a source by its index: whose list held the id.
 */
export function lifecycleOf(
  row: ModelRow,
  today: string,
  nameOf: (source: number) => string = () => '',
): Lifecycle | null {
  const [, , , letter, confidence, released, deprecated, retires, kindLetter, , seen, seenBy, gone] = row;
  if (letter === null || letter === undefined) return null;
  const kind = kindLetter ? kinds[kindLetter] : null;
  const status = statusOn(today, statuses[letter], deprecated ?? null, retires ?? null, kind);
  // A day ahead on which it is deprecated, ends or may end says that it is served until then.
  const isPromised = [deprecated, retires].some((day) => typeof day === 'string' && day > today);
  const isProved =
    isPromised || (!gone && seen !== null && seen !== undefined && daysBetween(seen, today) <= PROVES_FOR_DAYS);
  return {
    status: status === 'active' && !isProved ? 'unconfirmed' : status,
    seen: seen ? { day: seen, source: nameOf(seenBy ?? -1) } : null,
    gone: gone ?? null,
    isEndKnown: letter !== 'l' || (retires ?? null) !== null,
    released: released ?? null,
    deprecated: deprecated ?? null,
    retires: retires ?? null,
    retiresKind: kind,
    daysLeft: retires ? daysBetween(today, retires) : null,
    confidence: confidences[confidence ?? 'm'],
  };
}

/**
 * Dates decide where they can; the status that a source stated on its own day counts where they cannot. An `earliest`
 * day that has passed decides nothing: the model may go on.
 */
function statusOn(
  today: string,
  stated: LifecycleStatus,
  deprecated: string | null,
  retires: string | null,
  kind: DateKind | null,
): LifecycleStatus {
  const ends = retires !== null && (kind === 'firm' || kind === 'redirect');
  if (ends && retires <= today) return kind === 'redirect' ? 'redirected' : 'retired';
  // The end lies ahead, so what was stated after it cannot hold yet.
  const before = ends && (stated === 'retired' || stated === 'redirected') ? 'deprecated' : stated;
  if (deprecated !== null && before !== 'retired' && before !== 'redirected') {
    if (deprecated <= today) return 'deprecated';
    return before === 'deprecated' ? 'active' : before;
  }
  return ends && before === 'active' ? 'deprecated' : before;
}

/** How much runway a replacement has. */
export type Runway = 'lives' | 'may-end' | 'unlisted' | 'ends';

/**
 * `lives`: served, and no day named up to `limit` (ISO). `may-end`: served, but only promised until a day before it.
 * `unlisted`: named by its platform, with nothing said of its life, or not seen of late. `ends`: deprecated, gone from its list, or going before `limit`.
 */
export function runwayOf(lifecycle: Lifecycle | null, limit: string): Runway {
  if (lifecycle === null) return 'unlisted';
  if (lifecycle.gone !== null) return 'ends';
  if (lifecycle.status === 'unconfirmed') return 'unlisted';
  if (lifecycle.status !== 'active' && lifecycle.status !== 'preview') return 'ends';
  if (lifecycle.retires === null || lifecycle.retires > limit) return 'lives';
  return lifecycle.retiresKind === 'earliest' ? 'may-end' : 'ends';
}
