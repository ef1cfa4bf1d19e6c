import { hashText } from '../base/hash.ts';
import type { PackageUse } from '../detect/packages.ts';
import { identify } from '../identify/identify.ts';
import { exactVersion } from '../identify/subjects/package.ts';
import type { InspectContext } from './inspect-context.ts';
import { packageMetadata, versionOf } from '../metadata/packages/package-metadata.ts';
import type { Ecosystem, FileFacts } from '../model/facts.ts';
import type { Identity } from '../model/identity.ts';
import type { Reference } from '../model/report.ts';
import { told } from '../model/told.ts';

/** The reference that an import, a name in code or a row of a manifest gives, with the version that is in use. */
export function packageReference(use: PackageUse, facts: FileFacts, context: InspectContext): Reference {
  const { ecosystem, how } = use;
  const place = { uri: facts.uri, span: use.span };
  const { locked, requirement, name, manifest } = context.versionOf(
    facts.uri,
    ecosystem,
    use.packageName,
    use.requirement,
  );
  const isRow = how === 'dependency' || how === 'command';
  // Each major version of a Go module is a module of its own.
  const packageName = ecosystem !== 'golang' ? use.packageName : isRow ? use.text : (name ?? use.packageName);
  const version = inUse(ecosystem, requirement, locked);
  const identity = identify(
    packageName,
    { grammar: 'native', provider: ecosystem, subject: 'package', revision: version?.text ?? null },
    context.catalog,
  );
  // Code is read by the names it is written with; the component says which package that is.
  const named = (own: Identity): Identity => ({ ...own, name: isRow ? own.name : use.text });
  const knownOf = (own: Identity): Reference['metadata'] => {
    const inManifest = isRow ? facts.uri : manifest;
    const used = {
      ecosystem,
      name: packageName,
      version: versionOf(own),
      from: version?.from == null ? null : context.pathOf(version.from),
      requirement,
      declared: inManifest === null ? null : context.pathOf(inManifest),
    };
    return packageMetadata(used, context.advisories, context.live('package', own), context.endings);
  };
  return {
    id: hashText([context.pathOf(facts.uri), use.detector, packageName].join('\u0000')),
    kind: 'package',
    use: 'import',
    useReason: REASONS[how],
    detector: use.detector,
    label: isRow ? 'dependency' : 'import',
    site: place,
    literal: place,
    text: use.text,
    via: [],
    path: [],
    resolution: 'known',
    reason: null,
    identity: identity && {
      ...named(identity),
      ...(version?.from == null ? {} : { pinReason: told`${fileName(version.from)} holds ${version.text}` }),
    },
    provider: ecosystem,
    component: `${ecosystem}:${packageName}`,
    metadata: identity && knownOf(named(identity)),
    insertion: null,
    revisionLiteral: null,
    addressed: false,
    ...(requirement === null ? {} : { requirement }),
  };
}

const REASONS: Readonly<Record<PackageUse['how'], string>> = {
  import: 'import statement',
  name: 'called by its full name',
  dependency: 'declared as a dependency',
  command: 'installed by a command',
};

interface VersionInUse {
  readonly text: string;
  /** The lock file that holds it. */
  readonly from: string | null;
}

/** What is locked, else what is asked for. An exact requirement of npm and PyPI is what is installed, whatever is locked elsewhere. */
function inUse(
  ecosystem: Ecosystem,
  requirement: string | null,
  locked: { readonly version: string; readonly uri: string } | null,
): VersionInUse | null {
  const exact = requirement === null ? null : exactVersion(ecosystem, requirement);
  if (exact !== null && (!locked || ecosystem === 'npm' || ecosystem === 'pypi')) return { text: exact, from: null };
  if (locked) return { text: locked.version, from: locked.uri };
  // Cargo means `^0.42` by `0.42`.
  if (requirement !== null && ecosystem === 'cargo' && /^\d/.test(requirement))
    return { text: `^${requirement}`, from: null };
  return requirement === null ? null : { text: requirement, from: null };
}

function fileName(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
