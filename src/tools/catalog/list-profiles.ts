/**
 * Writes which models of Bedrock are served through an inference profile of which geography, by the lists that were drawn from
 * packages:
 *
 *     npx tsx src/tools/catalog/list-profiles.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SNAPSHOTS = ['ai-sdk-amazon-bedrock', 'earendil-works-pi-ai'];
const PROFILE = /^(us-gov|us|eu|apac|global|jp|au|ca|in|sa|me|uk)\.([\w-]+\..+)$/;

interface Snapshot {
  readonly package: string;
  readonly version: string;
  readonly published: string;
  readonly models: readonly { readonly platform?: string; readonly id: string; readonly gone?: string | null }[];
}

/** Geographies by the id of the model, both sorted. */
export function profilesIn(snapshots: readonly Snapshot[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { models } of snapshots)
    for (const { platform = 'bedrock', id, gone } of models) {
      const [, place, model] = PROFILE.exec(id) ?? [];
      if (platform !== 'bedrock' || gone || place === undefined || model === undefined) continue;
      found.set(model, (found.get(model) ?? new Set()).add(place));
    }
  return new Map(
    [...found].map(([id, places]) => [id, [...places].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The module that ships. */
function profilesModule(snapshots: readonly Snapshot[]): string {
  const from = snapshots
    .map(({ package: name, version, published }) => `${name} ${version} of ${published}`)
    .join(', ');
  const rows = [...profilesIn(snapshots)].map(([id, places]) => `  '${id}': '${places.join(' ')}',\n`);
  return [
    '/**\n',
    ` * Geographies whose inference profiles serve a model of Bedrock, as lists name them: ${from}.\n`,
    ' * Written by src/tools/catalog/list-profiles.ts.\n',
    ' */\n',
    'export const BEDROCK_PROFILES: Readonly<Record<string, string>> = {\n',
    ...rows,
    '};\n',
  ].join('');
}

/** What was drawn from the packages that list profiles. */
export function profileSnapshots(folder: string): readonly Snapshot[] {
  return SNAPSHOTS.map((name) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Snapshot);
}

if (process.argv[1]?.endsWith('list-profiles.ts'))
  writeFileSync('src/core/metadata/contracts/bedrock-profiles.ts', profilesModule(profileSnapshots('catalog/drawn')));
