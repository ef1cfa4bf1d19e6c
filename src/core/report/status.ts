import type { ModelMetadata } from '../model/metadata.ts';

/** The sentence a person reads first: what state, since or until when, with the days counted. */
export function statusSentence(metadata: ModelMetadata, today: string): string {
  const lifecycle = metadata.lifecycle?.value;
  if (!lifecycle) return metadata.hub ? 'On the Hub; its owner decides how long.' : 'No lifecycle facts are known.';
  const { status, retires, retiresKind, daysLeft, deprecated, confidence } = lifecycle;
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
    case 'preview':
    case 'active':
    case 'deprecated':
      return alive(status, retires, retiresKind, daysLeft, deprecated, today) + reported;
  }
}

function alive(
  status: 'preview' | 'active' | 'deprecated',
  retires: string | null,
  kind: 'firm' | 'earliest' | 'redirect' | null,
  daysLeft: number | null,
  deprecated: string | null,
  today: string,
): string {
  const first =
    status === 'deprecated'
      ? deprecated !== null && deprecated <= today
        ? `Deprecated since ${deprecated}`
        : 'Deprecated'
      : status === 'preview'
        ? 'Preview'
        : 'Active';
  if (retires === null)
    return status === 'deprecated' ? `${first}; no shutdown date announced.` : `${first}; no shutdown announced.`;
  if (kind === 'earliest') return `${first}; served until at least ${retires}.`;
  const left = daysLeft === null ? '' : `, ${count(daysLeft)} left`;
  return kind === 'redirect'
    ? `${first}; another model answers from ${retires} on${left}.`
    : `${first}; shuts down on ${retires}${left}.`;
}

function count(days: number): string {
  return days === 1 ? '1 day' : `${String(days)} days`;
}

function ago(daysLeft: number | null): string {
  return daysLeft === null ? 'in the past' : `${count(-daysLeft)} ago`;
}
