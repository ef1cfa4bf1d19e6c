import type { Draft } from './draft.ts';
import { isVersioned } from './lifecycles.ts';

/** What must hold before a catalog is written. Every returned line is a reason not to. */
export function checkDraft(draft: Draft): readonly string[] {
  const errors: string[] = [];
  for (const [platform, models] of draft.models) {
    for (const row of models.values()) {
      const where = `${platform}: ${row.id}`;
      if (!/^[\x21-\x7e]+$/.test(row.id)) errors.push(`${where}: not a printable id`);
      if (!/^\d{4}-\d\d-\d\d$/.test(row.asOf)) errors.push(`${where}: no day of observation`);
      if (row.source.name === '') errors.push(`${where}: no source`);
      if (row.deprecated !== null && row.retires !== null && row.deprecated > row.retires)
        errors.push(`${where}: deprecated after it retires`);
      if ((row.kind === null) !== (row.retires === null))
        errors.push(`${where}: a date without its kind, or a kind without a date`);
      for (const id of row.replacements.filter((other) => !models.has(other) && !isVersioned(other, models)))
        errors.push(`${where}: replacement is unknown: ${id}`);
    }
  }
  for (const [platform, pins] of draft.pins) {
    for (const pin of pins.values()) {
      const models = draft.models.get(platform);
      if (!models?.has(pin.id)) errors.push(`${platform}: pin fact for an unknown id: ${pin.id}`);
      if (pin.target !== null && !models?.has(pin.target))
        errors.push(`${platform}: ${pin.id}: alias of an unknown id: ${pin.target}`);
      const seen = new Set<string>();
      for (let at = pin.id; !seen.has(at); at = pins.get(at)?.target ?? at) {
        seen.add(at);
        const next = pins.get(at)?.target;
        if (next !== null && next !== undefined && seen.has(next))
          errors.push(`${platform}: aliases in a circle at ${next}`);
      }
    }
  }
  return [...new Set(errors)];
}
