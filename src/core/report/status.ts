import type { Identity } from '../model/identity.ts';
import type { Lifecycle, Lookup, ModelMetadata } from '../model/metadata.ts';
import { told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** The first sentence about what was asked for, also where nothing is known of it. */
export function firstSentence(
  kind: 'model' | 'package' | 'ending',
  { revision }: Pick<Identity, 'revision'>,
  metadata: Lookup<ModelMetadata>,
  today: string,
): Text {
  if (kind === 'package') {
    if (metadata.kind !== 'found' && revision.kind === 'default')
      return told`Its advisories are unknown without a version.`;
    return packageSentence(metadata.kind === 'found' ? metadata.value.package : null);
  }
  if (kind === 'ending') return endingSentence(metadata.kind === 'found' ? metadata.value.ending : null, today);
  return metadata.kind === 'found'
    ? statusSentence(metadata.value, today)
    : told`Not in the catalog. It may still be served.`;
}

const ENDED = {
  fails: told`It was switched off; requests fail.`,
  closes: told`It takes nothing new any more.`,
  removed: told`Newer releases of its SDK do not have it.`,
  unsupported: told`Nobody maintains it any more.`,
  deprecated: told`It is deprecated; no end is announced.`,
} as const;

function endingSentence(ending: ModelMetadata['ending'], today: string): Text {
  if (!ending) return told`Nothing is known of its end.`;
  const { effect, ends } = ending.value;
  return ends !== null && ends > today ? told`It ends on ${ends}.` : ENDED[effect];
}

function packageSentence(known: ModelMetadata['package']): Text {
  if (!known?.advisories) return told`No advisory is bundled for it. There may still be one.`;
  const { length } = known.advisories;
  const what = known.version === null ? told`every allowed version` : told`this version`;
  if (length === 0) return told`No known advisory affects ${what}.`;
  const safe = known.safe === null ? '' : told` ${known.safe} has no known advisory.`;
  return told`${length === 1 ? told`An advisory affects` : told`${length} advisories affect`} ${what}.${safe}`;
}

/** The sentence a person reads first: what state, since or until when, with the days counted. */
export function statusSentence(metadata: ModelMetadata, today: string): Text {
  const lifecycle = metadata.lifecycle?.value;
  if (!lifecycle)
    return metadata.hub ? told`On the Hub, for as long as its owner keeps it.` : told`Its lifecycle is unknown.`;
  const { status, retires, daysLeft, confidence } = lifecycle;
  const reported = confidence === 'low' ? told` (reported)` : '';
  switch (status) {
    case 'retired':
      return retires === null
        ? told`Retired${reported}. Requests fail.`
        : told`Retired on ${retires}, ${ago(daysLeft)}${reported}. Requests fail.`;
    case 'redirected':
      return retires === null
        ? told`Redirected${reported}. Another model answers.`
        : told`Redirected since ${retires}${reported}. Another model answers.`;
    case 'unconfirmed':
      return told`${unconfirmed(lifecycle)}${reported}`;
    case 'preview':
    case 'active':
    case 'deprecated':
      return told`${alive(lifecycle, status, today)}${reported}`;
  }
}

/** It lived when it was last seen; what it does now nobody has said. */
function unconfirmed({ seen, gone }: Lifecycle): Text {
  const last = seen === null ? told`When it was last served is unknown` : told`Last seen on ${seen.day}`;
  return gone === null
    ? told`${last}; whether it is still served is unknown.`
    : told`Not listed since ${gone}, last seen on ${seen?.day ?? told`an unknown day`}; whether it still answers is unknown.`;
}

function alive(life: Lifecycle, status: 'preview' | 'active' | 'deprecated', today: string): Told {
  const { retires, retiresKind: kind, daysLeft, deprecated } = life;
  const first =
    status === 'deprecated'
      ? deprecated !== null && deprecated <= today
        ? told`Deprecated since ${deprecated}`
        : told`Deprecated`
      : status === 'preview'
        ? told`Preview`
        : told`Active`;
  if (retires === null)
    return status === 'deprecated'
      ? told`${first}; no shutdown date announced.`
      : told`${first}; ${life.isEndKnown ? told`no shutdown announced` : told`its end date is unknown`}.`;
  if (kind === 'earliest') return told`${first}; served until at least ${retires}.`;
  const left = daysLeft === null ? '' : told`, ${count(daysLeft)} left`;
  return kind === 'redirect'
    ? told`${first}; another model answers from ${retires}${left}.`
    : told`${first}; shuts down on ${retires}${left}.`;
}

function count(days: number): Text {
  return days === 1 ? told`1 day` : told`${days} days`;
}

function ago(daysLeft: number | null): Told {
  if (daysLeft === null) return told`in the past`;
  return daysLeft === -1 ? told`1 day ago` : told`${-daysLeft} days ago`;
}
