import type { CatalogHead, HubRow, ModelRow } from './catalog-file.ts';
import { lifecycleOf } from './lifecycle.ts';
import { isOver } from './near-misses.ts';
import type { PlatformTable } from './platform-table.ts';

/** The catalog in use, with its look-ups. */
export interface Tables {
  readonly file: CatalogHead;
  readonly platforms: ReadonlyMap<string, PlatformTable>;
  readonly hub: () => ReadonlyMap<string, HubRow>;
}

/** The platform's own row. A partner's model on Vertex is also listed without its `@version`, a deployment only with one. */
export function rowOf(tables: Tables, platform: string, id: string, today: string): ModelRow | null {
  const table = tables.platforms.get(platform);
  // Deployments are often named after the model and its version; lists write them so as well, and know less of their life.
  const [, model, version] = /^(.+?)-(\d{4}(?:-\d\d-\d\d|-preview)?)$/.exec(id) ?? [];
  const named = platform === 'azure-openai' && model ? table?.models.get(`${model}@${version ?? ''}`) : undefined;
  if (named) return named;
  const own = table?.models.get(id) ?? longestLived(table?.versions.get(id) ?? [], today);
  if (own !== null) return own;
  if (platform === 'vertex' && id.includes('@')) return table?.models.get(id.replace(/@.*/s, '')) ?? null;
  // One Azure resource serves both kinds of deployment.
  return platform === 'azure-openai' ? rowOf(tables, 'azure-foundry', id, today) : null;
}

/** Nothing tells which version a deployment runs: only what holds for the one that lives longest is claimed. */
function longestLived(rows: readonly ModelRow[], today: string): ModelRow | null {
  const end = (row: ModelRow): string => {
    const lifecycle = lifecycleOf(row, today);
    return lifecycle?.retires ?? (isOver(row, today) ? '' : '9999');
  };
  return rows.reduce<ModelRow | null>((best, row) => (best === null || end(row) > end(best) ? row : best), null);
}
