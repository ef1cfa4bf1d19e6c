import type { LockEntry } from '../core/model/lock.ts';
import type { Lifecycle } from '../core/model/metadata.ts';
import type { Reference } from '../core/model/report.ts';
import type { LockOptions } from './arguments.ts';
import type { Session } from './session.ts';

/** Entries that end within the horizon: what they name, or what they are locked to. One line each. */
export async function endingSoon(
  entries: readonly LockEntry[],
  references: readonly Reference[],
  { analyzer }: Session,
  { horizon }: Pick<LockOptions, 'horizon'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const entry of entries) {
    const own = references.filter(({ component }) => component === entry.id);
    const lives = own.flatMap(({ metadata }) => (metadata?.kind === 'found' ? [metadata.value.lifecycle?.value] : []));
    const provider = entry.id.slice(0, entry.id.indexOf(':'));
    const target = entry.by === 'snapshot' && entry.value !== undefined && `${provider}:${entry.value}` !== entry.id;
    if (target) lives.push(...(await lifeOf(entry.value ?? '', provider, analyzer, signal)));
    const days = horizon ?? Math.max(...own.map(({ site }) => analyzer.governing(site.uri).horizonDays ?? 90), 0);
    const ends = lives.flatMap((life) => endWithin(life ?? null, days)).toSorted();
    if (ends[0] !== undefined) lines.push(`ends on ${ends[0]}  ${entry.id}`);
  }
  return lines;
}

async function lifeOf(
  id: string,
  provider: string,
  analyzer: Session['analyzer'],
  signal: AbortSignal,
): Promise<readonly (Lifecycle | undefined)[]> {
  const known = await analyzer.explain(id, provider, signal);
  return known.map(({ metadata }) => (metadata.kind === 'found' ? metadata.value.lifecycle?.value : undefined));
}

function endWithin(life: Lifecycle | null, days: number): readonly string[] {
  if (life?.retires == null || life.daysLeft === null) return [];
  return life.retiresKind !== 'earliest' && life.daysLeft <= days ? [life.retires] : [];
}
