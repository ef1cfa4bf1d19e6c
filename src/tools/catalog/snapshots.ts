import type { CatalogFile } from '../../core/metadata/catalog-file.ts';

/**
 * What each alias means today, as a source of releases that Renovate's custom data sources read: by the id that a lock file has,
 * `openai:gpt-4o`. https://docs.renovatebot.com/modules/datasource/custom/
 */
export function snapshotsOf({
  platforms,
}: CatalogFile): Readonly<Record<string, readonly { readonly version: string }[]>> {
  return Object.fromEntries(
    Object.entries(platforms)
      .flatMap(([platform, { pins }]) =>
        pins.flatMap(([id, , , , target]) => (target ? [[`${platform}:${id}`, [{ version: target }]] as const] : [])),
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
