import type { Via } from '../model/reference.ts';
import type { Reference } from '../model/report.ts';
import type { LiveReference, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** Ways by which another model than the one that is written can reach the same call. */
const OPEN: ReadonlySet<Via> = new Set<Via>([
  'parameter',
  'parameter-default',
  'environment',
  'environment-default',
  'fallback',
  'conditional',
  'field',
  'item',
  'key',
  'row',
]);

/**
 * What a person has to look at where the call that names a model is also how others are asked, in words: what is changed for
 * one of them is changed for all.
 *
 * @param isEdited whether more than the id is written
 */
export function sharedCall(reference: LiveReference, isEdited: boolean, context: RuleContext): readonly Told[] {
  const others = askedBeside(reference, context);
  const compared =
    others.length > 0 ? [told`check the other calls of the same function, which name ${listed(others)}`] : [];
  return isEdited && isShared(reference)
    ? [...compared, told`check the other models that the same call asks: it changes for them as well`]
    : compared;
}

/** Whether a call may ask other models than the one that is written. */
function isShared({ resolution, via, parameters, site }: LiveReference): boolean {
  return resolution !== 'known' || via.some((step) => OPEN.has(step)) || parameters?.uri !== site.uri;
}

/** Other models that are given to the same function, where an id is given to one. */
function askedBeside(reference: LiveReference, { beside }: RuleContext): readonly string[] {
  const { site, via, useReason, label, kind, component } = reference;
  const isGiven = via.includes('parameter');
  const isWrapped = useReason.startsWith('reaches ');
  if (!isGiven && !isWrapped) return [];
  const others = beside(site.uri).filter((other) => {
    if (other.kind !== kind || other.component === component || other.text === null) return false;
    const isSame = other.site.span.start === site.span.start && other.via.includes('parameter');
    return (isGiven && isSame) || (isWrapped && other.label === label && other.useReason === useReason);
  });
  return [...new Set(others.flatMap(nameOf))];
}

function nameOf({ text }: Reference): readonly string[] {
  return text === null ? [] : [text];
}

function listed(names: readonly string[]): Text {
  const [first = '', ...rest] = names;
  return rest.length === 0 ? first : told`${first} and ${rest.length} more`;
}
