import type { CallParameters, WireApi } from '../model/contract.ts';
import { providerName } from '../base/platform-names.ts';
import type { Lifecycle, ModelMetadata, Replacement } from '../model/metadata.ts';
import type { Reference } from '../model/report.ts';
import type { LiveReference } from './rule.ts';
import { told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** The metadata of a reference where it was found. */
export function metadataOf(reference: Reference): ModelMetadata | null {
  return reference.metadata?.kind === 'found' ? reference.metadata.value : null;
}

export function lifecycleOf(reference: Reference): Lifecycle | null {
  return metadataOf(reference)?.lifecycle?.value ?? null;
}

/** An end announced for a fixed date. Dates of kind `earliest` or of unknown kind do not count. */
export interface FirmEnd {
  /** ISO day. */
  readonly day: string;
  readonly kind: 'firm' | 'redirect';
  readonly daysLeft: number;
}

export function firmEndOf({ retires, retiresKind, daysLeft }: Lifecycle): FirmEnd | null {
  if (retires === null || daysLeft === null || retiresKind === null || retiresKind === 'earliest') return null;
  return { day: retires, kind: retiresKind, daysLeft };
}

/** Whether the text names an Azure deployment without a version: which model and version it runs is not in the code. */
export function isDeployment({ identity }: LiveReference): boolean {
  return identity.provider === 'azure-openai' && identity.revision.value === null;
}

/** Whether the model was trained by the caller: another id cannot stand in for it. */
export function isFineTuned({ identity }: LiveReference): boolean {
  return identity.name.startsWith('ft:');
}

/** Who says that a model ends: on a router the lab, whose name stands in front of the router's. */
export function announcer(reference: LiveReference, lifecycle: Lifecycle): string {
  return providerName(lifecycle.by ?? reference.identity.provider);
}

/** ` (reported)` after dates that only second-hand sources give. */
export function reported(lifecycle: Lifecycle): Text {
  return lifecycle.confidence === 'low' ? told` (reported)` : '';
}

/** `Replace it with x (no shutdown announced).`, or empty if no live replacement is known. */
export function advice(replacement: Replacement | null, today: string): Text {
  if (!replacement) return '';
  if (replacement.unfit !== null) return told` ${replacement.id} is named in its place; it is ${replacement.unfit}.`;
  return told` Replace it with ${replacement.id} (${runway(replacement, today)}).`;
}

/** Why nothing is advised, where somebody looked and found nothing. */
export function noAdvice({ replacement, unreplaced }: Pick<ModelMetadata, 'replacement' | 'unreplaced'>): Text {
  return replacement || !unreplaced ? '' : told` Nothing stands in for it: ${unreplaced.value}.`;
}

/** How long a replacement is known to live; a promise that has run out promises nothing. */
export function runway(
  { retires, retiresKind, lastSeen, isEndKnown, isCopy }: Omit<Replacement, 'id' | 'hops' | 'unfit'>,
  today: string,
): Told {
  if (isCopy) return told`a copy that others keep`;
  if (lastSeen !== null) return told`last seen on ${lastSeen}`;
  if (!isEndKnown) return told`end date unknown`;
  if (retires === null || (retiresKind === 'earliest' && retires <= today)) return told`no shutdown announced`;
  return retiresKind === 'earliest' ? told`served until at least ${retires}` : told`served until ${retires}`;
}

/** Whole days from one ISO day to another; without end where the first is none. */
export function daysSince(day: string, today: string): number {
  const elapsed = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  return Number.isNaN(elapsed) ? Infinity : Math.round(elapsed);
}

/** `1 day`, `12 days`. */
export function days(count: number): Told {
  return count === 1 ? told`1 day` : told`${count} days`;
}

/**
 * Whether an id that a call is given as it is written has blanks at an end. Of settings and addresses nobody knows whether their
 * reader takes blanks away.
 */
export function hasBlanks({ text, use, detector, identity, metadata }: LiveReference): boolean {
  if (use !== 'call' || detector.startsWith('convention/') || text === text.trim()) return false;
  return metadata?.kind === 'found' && text.trim() === identity.prefix + identity.name + identity.suffix;
}

/**
 * The endpoint that the parameters of a call reach: a library that speaks one dialect to everybody hands them to Anthropic by
 * the names that messages have.
 */
export function endpointOf({ api, renames }: CallParameters, provider: string): WireApi | null {
  return api === 'chat-completions' && renames === true && provider === 'anthropic' ? 'messages' : api;
}

/** `without a revision`, `from the branch main`: how a repository is asked for. */
export function fromRevision({ kind, value }: LiveReference['identity']['revision']): Told {
  return value === null ? told`without a revision` : told`from the ${kind} ${value}`;
}
