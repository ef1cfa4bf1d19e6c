import type { PackageFiles } from './fetch-package.ts';

/** What a request to a model is. An id may be served for several. */
export type ModelKind =
  | 'chat'
  | 'responses'
  | 'messages'
  | 'completion'
  | 'embedding'
  | 'rerank'
  | 'image'
  | 'video'
  | 'speech'
  | 'transcription'
  | 'translation'
  | 'realtime'
  | 'moderation'
  | 'classifier';

/** What a package says of one id of one platform; what it does not say is left out. */
export interface DrawnModel {
  readonly platform: string;
  readonly id: string;
  readonly kinds?: readonly ModelKind[];
  /** Tokens. */
  readonly context?: number;
  readonly output?: number;
  /** `text image`: what goes in. */
  readonly takes?: string;
  /** US dollars per million tokens. */
  readonly priceIn?: number;
  readonly priceOut?: number;
  /** The announced day of the shutdown, ISO. */
  readonly retires?: string;
  /** Said not to be served under this id. */
  readonly isNoId?: boolean;
  /** Of a repository of the Hub: what it was made from, its formats, and the commit that the list chose. */
  readonly bases?: readonly string[];
  readonly formats?: readonly string[];
  readonly commit?: string;
  readonly license?: string;
  /** The day of its release, ISO. */
  readonly released?: string;
  /** Of an id that the version that was read does not hold: the day of the last that did, and of the first that did not. */
  readonly seen?: string;
  readonly gone?: string;
}

/** Reads one package of the npm registry. One per upstream; see docs/contributing/add-a-metadata-source.md. */
export interface PackageReader {
  readonly name: string;
  /** A name for people, as the source of a fact. */
  readonly title: string;
  /** SPDX id, as the package states it: a package that changes its licence is looked at by a person first. */
  readonly licence: string;
  /** Platforms whose own maker publishes the package. */
  readonly official: readonly string[];
  /**
   * `served`: holds what is served on the day it is published, and nothing else, so that an id in it lives. `named`: types
   * that also keep ids that are gone.
   */
  readonly lists: 'served' | 'named';
  /** Whether a file of the package is read; the rest is thrown away when it is unpacked. */
  readonly wants: (path: string) => boolean;
  /** @throws where the package has not the shape it had. */
  readonly read: (files: PackageFiles) => readonly DrawnModel[];
}

/** What was read from one version of a package, or from a commit of a repository; a file of `catalog/drawn`. */
export interface Snapshot {
  /** The name of the package, or `github:owner/name`. */
  readonly package: string;
  readonly version: string;
  /** The sum of the archive that was read, as the registry states it and as it was checked; of a repository its commit. */
  readonly integrity: string;
  /** The day on which the version was published, ISO: that of every fact in it. */
  readonly published: string;
  readonly licence: string;
  readonly models: readonly DrawnModel[];
}

/** The address of the version that was read. */
export function snapshotUrl({ package: name, version }: Pick<Snapshot, 'package' | 'version'>): string {
  if (name.startsWith('github:')) return `https://github.com/${name.slice('github:'.length)}/tree/${version}`;
  return `https://www.npmjs.com/package/${name}/v/${version}`;
}

/** `@ai-sdk/groq` → `ai-sdk-groq.json`. */
export function snapshotFile(name: string): string {
  return `${name.replace('@', '').replace(/[/:]/g, '-')}.json`;
}

/** Writes a snapshot: sorted, one id a line, the same bytes for the same package. */
export function writeSnapshot(snapshot: Snapshot): string {
  const { models, ...head } = snapshot;
  const lines = mergeDrawn(models).map((model) => JSON.stringify(model));
  const top = JSON.stringify(head, null, 2).slice(0, -2);
  return `${top},\n  "models": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const keyOf = ({ platform, id }: DrawnModel): string => `${platform}\n${id}`;

/** One row for each id of each platform, sorted: kinds are joined, of the rest the first that says something counts. */
export function mergeDrawn(models: readonly DrawnModel[]): readonly DrawnModel[] {
  const rows = new Map<string, DrawnModel>();
  for (const model of models) {
    const before = rows.get(keyOf(model));
    const kinds = [...new Set([...(before?.kinds ?? []), ...(model.kinds ?? [])])].sort();
    const { platform, id } = model;
    rows.set(keyOf(model), {
      platform,
      id,
      ...(kinds.length === 0 ? {} : { kinds }),
      ...without(model),
      ...without(before),
    });
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** The row but its id and its kinds. */
function without(model: DrawnModel | undefined): Partial<DrawnModel> {
  return Object.fromEntries(
    Object.entries(model ?? {}).filter(
      ([key, value]) => !['platform', 'id', 'kinds'].includes(key) && value !== undefined,
    ),
  );
}
