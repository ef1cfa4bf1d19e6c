import type { AnalyzerOptions, FolderOptions } from '../analyzer-options.ts';
import type { EndingIndex } from '../detect/ended-uses.ts';
import type { SignatureIndex } from '../detect/index-signatures.ts';
import type { Catalog } from '../metadata/catalog.ts';
import type { Endings } from '../metadata/endings/endings.ts';
import type { AdvisoryTable } from '../metadata/packages/advisory-table.ts';
import type { Ecosystem } from '../model/facts.ts';
import type { Likeness } from '../model/identity.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { Note } from '../model/report.ts';
import type { House } from '../policy/house.ts';
import type { LiveMetadata } from '../metadata/live.ts';
import type { PackageVersion } from '../workspace/package-versions.ts';
import type { Place } from '../model/text.ts';
import type { Project } from '../resolve/project.ts';

/** All that inspection of one document needs, built once per analyzer. */
export interface InspectContext {
  readonly index: SignatureIndex;
  readonly catalog: Catalog;
  /** For where OSV was not asked. */
  readonly advisories: AdvisoryTable;
  /** What ends and is no model. */
  readonly endings: Endings;
  readonly endingIndex: () => EndingIndex;
  readonly project: Project;
  /** ISO day. */
  readonly today: string;
  readonly horizonDays: number;
  /** The path of a document relative to its root: ids must not hold the machine's paths. */
  readonly pathOf: (uri: string) => string;
  /** Test files count as live code when the user asks for it. */
  readonly includeTests: boolean;
  /** What manifests and lock files above a document say of a package; `asked` is what its own row asks for. */
  readonly versionOf: (uri: string, ecosystem: Ecosystem, name: string, asked: string | null) => PackageVersion;
  /** What hosts have said of a component so far. */
  readonly live: LiveMetadata['landed'];
  /** How likely a text is an id. */
  readonly likely: (text: string) => Likeness;
  /** Who serves a model, as the place where it is written says; absent where nobody asks. */
  readonly servedAsWritten?: (place: Place) => string | null;
  /** What is known of components so far, by all that tells them apart: the same ids come again and again. */
  readonly known: Map<string, Lookup<ModelMetadata> | null>;
  /** The same for each other horizon that a folder has. */
  readonly knownWithin: Map<number, InspectContext['known']>;
  /** Policies and lock files. */
  readonly house: House;
  /** What was set for the folder of a document. */
  readonly setAt: (uri: string) => FolderOptions;
  /** What no policy says otherwise in this run. */
  readonly fixed: NonNullable<AnalyzerOptions['fixed']>;
  /** Whether a document is the project's word to this program, and no code. */
  readonly isWord: (uri: string) => boolean;
  /** What is wrong with such a document that its text does not show. */
  readonly wordNotes: (uri: string) => readonly Note[];
}
