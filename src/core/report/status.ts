import type { Identity } from '../model/identity.ts';
import type { Lifecycle, Lookup, ModelMetadata } from '../model/metadata.ts';

/** The first sentence about what was asked for, also where nothing is known of it. */
export function firstSentence(
  kind: 'model' | 'package' | 'ending',
  { revision }: Pick<Identity, 'revision'>,
  metadata: Lookup<ModelMetadata>,
  today: string,
): string {
  if (kind === 'package') {
    if (metadata.kind !== 'found' && revision.kind === 'default')
      return 'Its advisories are unknown without a version.';
    return packageSentence(metadata.kind === 'found' ? metadata.value.package : null);
  }
  if (kind === 'ending') return endingSentence(metadata.kind === 'found' ? metadata.value.ending : null, today);
  return metadata.kind === 'found'
    ? statusSentence(metadata.value, today)
    : 'Not in the catalog. It may still be served.';
}

const ENDED = {
  fails: 'It was switched off; requests fail.',
  closes: 'It takes nothing new any more.',
  removed: 'Newer releases of its SDK do not have it.',
  unsupported: 'Nobody maintains it any more.',
  deprecated: 'It is deprecated; no end is announced.',
} as const;

function endingSentence(ending: ModelMetadata['ending'], today: string): string {
  if (!ending) return 'Nothing is known of its end.';
  const { effect, ends } = ending.value;
  return ends !== null && ends > today ? `It ends on ${ends}.` : ENDED[effect];
}

function packageSentence(known: ModelMetadata['package']): string {
  if (!known?.advisories) return 'No advisory is bundled for it. There may still be one.';
  const { length } = known.advisories;
  const what = known.version === null ? 'every allowed version' : 'this version';
  if (length === 0) return `No known advisory affects ${what}.`;
  const safe = known.safe === null ? '' : ` ${known.safe} has no known advisory.`;
  return `${length === 1 ? 'An advisory affects' : `${String(length)} advisories affect`} ${what}.${safe}`;
}

/** The sentence a person reads first: what state, since or until when, with the days counted. */
export function statusSentence(metadata: ModelMetadata, today: string): string {
  const lifecycle = metadata.lifecycle?.value;
  if (!lifecycle) return metadata.hub ? 'On the Hub, for as long as its owner keeps it.' : 'Its lifecycle is unknown.';
  const { status, retires, daysLeft, confidence } = lifecycle;
  const reported = confidence === 'low' ? ' (reported)' : '';
  switch (status) {
    case 'retired':
      return retires === null
        ? `Retired${reported}. Requests fail.`
        : `Retired on ${retires}, ${ago(daysLeft)}${reported}. Requests fail.`;
    case 'redirected':
      return retires === null
        ? `Redirected${reported}. Another model answers.`
        : `Redirected since ${retires}${reported}. Another model answers.`;
    case 'unconfirmed':
      return unconfirmed(lifecycle) + reported;
    case 'preview':
    case 'active':
    case 'deprecated':
      return alive(lifecycle, status, today) + reported;
  }
}

/** It lived when it was last seen; what it does now nobody has said. */
function unconfirmed({ seen, gone }: Lifecycle): string {
  const last = seen === null ? 'When it was last served is unknown' : `Last seen on ${seen.day}`;
  return gone === null
    ? `${last}; whether it is still served is unknown.`
    : `Not listed since ${gone}, last seen on ${seen?.day ?? 'an unknown day'}; whether it still answers is unknown.`;
}

function alive(life: Lifecycle, status: 'preview' | 'active' | 'deprecated', today: string): string {
  const { retires, retiresKind: kind, daysLeft, deprecated } = life;
  const first =
    status === 'deprecated'
      ? deprecated !== null && deprecated <= today
        ? `Deprecated since ${deprecated}`
        : 'Deprecated'
      : status === 'preview'
        ? 'Preview'
        : 'Active';
  if (retires === null)
    return status === 'deprecated'
      ? `${first}; no shutdown date announced.`
      : `${first}; ${life.isEndKnown ? 'no shutdown announced' : 'its end date is unknown'}.`;
  if (kind === 'earliest') return `${first}; served until at least ${retires}.`;
  const left = daysLeft === null ? '' : `, ${count(daysLeft)} left`;
  return kind === 'redirect'
    ? `${first}; another model answers from ${retires}${left}.`
    : `${first}; shuts down on ${retires}${left}.`;
}

function count(days: number): string {
  return days === 1 ? '1 day' : `${String(days)} days`;
}

function ago(daysLeft: number | null): string {
  return daysLeft === null ? 'in the past' : `${count(-daysLeft)} ago`;
}
