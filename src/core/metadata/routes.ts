import type { Lifecycle } from '../model/metadata.ts';
import { addDays } from '../base/days.ts';
import { labIdOf } from './lab-ids.ts';

/** Routers whose closed models end when their lab says so. Clouds have clocks of their own. */
const ROUTERS: readonly string[] = ['openrouter', 'vercel-gateway'];

/** Labs that serve their closed models themselves. What others make is served by many, for as long as each likes. */
const LABS: readonly string[] = ['openai', 'anthropic', 'google', 'xai', 'cohere'];

/** How long after a lab's end a router's list that still holds the id shows that somebody else serves it there. */
const LISTS_LAG_DAYS = 14;

/** Whether what a lab announces holds on a platform. */
export function hasClockOf(platform: string, lab: string): boolean {
  return ROUTERS.includes(platform) && LABS.includes(lab);
}

/**
 * The life of an id of a router by what its lab announced; null where that says nothing, where the router has an end of its own,
 * or where its list holds the id long after the lab's end.
 */
export function routedLife(own: Lifecycle | null, lab: Lifecycle | null, by: string): Lifecycle | null {
  if (lab === null || own?.retires || own?.deprecated) return null;
  const { retires, retiresKind, deprecated, daysLeft } = lab;
  const here = { ...lab, seen: own?.seen ?? null, gone: own?.gone ?? null, by };
  if (retires === null || retiresKind === 'earliest')
    return lab.status === 'deprecated' && deprecated !== null ? here : null;
  if ((daysLeft ?? 0) > 0) return here;
  if (own?.seen && own.seen.day > addDays(retires, LISTS_LAG_DAYS)) return null;
  return { ...here, confidence: 'low' };
}

/** The id under which a router serves a model of a lab, one that it lists before one that it dropped; null where it does not. */
export function routerIds(
  platform: string,
  ids: readonly string[],
  isListed: (id: string) => boolean,
): (lab: string, id: string) => string | null {
  const byLab = new Map<string, string>();
  for (const id of ids) {
    const lab = labIdOf(platform, id);
    if (lab === null) continue;
    const key = `${lab.lab}\n${lab.id}`;
    if (!byLab.has(key) || isListed(id)) byLab.set(key, id);
  }
  return (lab, id) => byLab.get(`${lab}\n${id}`) ?? null;
}
