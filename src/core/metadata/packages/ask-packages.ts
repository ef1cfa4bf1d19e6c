import { hostOf } from '../../base/address.ts';
import type { Ecosystem } from '../../model/facts.ts';
import type { Identity } from '../../model/identity.ts';
import type { LiveSection } from '../../model/live.ts';
import type { Fetched } from '../../model/online.ts';
import type { Advisory, PackageState } from '../../model/registries.ts';
import type { OnlineClient } from '../online/client.ts';
import { osvAdvisory, osvBatch } from '../sources/osv.ts';
import type { OsvPackage } from '../sources/osv.ts';
import { npmPackage, pypiPackage } from '../sources/package-registries.ts';
import { OSV_ECOSYSTEMS } from './osv-ecosystems.ts';
import { isEcosystem, versionOf } from './package-metadata.ts';
import { versionOrder } from './versions/registry.ts';

/** Where registries are, for tests that play them. */
export interface PackageOrigins {
  readonly npm: string;
  readonly pypi: string;
  readonly osv: string;
}

export const PACKAGE_ORIGINS: PackageOrigins = {
  npm: 'https://registry.npmjs.org',
  pypi: 'https://pypi.org',
  osv: 'https://api.osv.dev',
};

/** Packages in one question to OSV (https://google.github.io/osv.dev/post-v1-querybatch/). */
const PER_BATCH = 1000;

type Batched = Fetched<readonly string[]>;

/** Asks registries and OSV about packages. */
export interface PackageAsker {
  readonly ask: (identity: Identity, signal: AbortSignal) => Promise<readonly LiveSection[]>;
  readonly hosts: (identity: Identity) => readonly string[];
  readonly allHosts: () => readonly string[];
}

/**
 * Only packages that Modelkeel's own tables name are asked about, so that no private name leaves the machine. Versions asked for
 * in the same turn go to OSV together.
 */
export function createPackageAsker(client: OnlineClient, origins: PackageOrigins): PackageAsker {
  const pending = new Map<string, OsvPackage>();
  let flush: Promise<ReadonlyMap<string, Batched>> | null = null;

  const idsOf = async (one: OsvPackage, signal: AbortSignal): Promise<Batched> => {
    const key = keyOf(one);
    pending.set(key, one);
    // Who asks in this turn comes along; the next turn makes a batch of its own.
    flush ??= Promise.resolve().then(() => {
      flush = null;
      const batch = [...pending.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      pending.clear();
      return askBatches(client, batch, origins.osv, signal);
    });
    // Who came first may have given up; that is no answer for those who came along.
    const answers = (await flush.catch(() => null)) ?? (await askBatches(client, [one], origins.osv, signal));
    return (
      answers.get(key) ?? { kind: 'unavailable', reason: 'unexpected-answer', host: hostOf(origins.osv), retryAt: null }
    );
  };

  const advisoriesOf = async (one: OsvPackage, signal: AbortSignal): Promise<Fetched<readonly Advisory[]>> => {
    const ids = await idsOf(one, signal);
    if (ids.kind !== 'found') return ids;
    const answers = await Promise.all(ids.value.map((id) => client.ask(osvAdvisory(id, origins.osv), signal)));
    const missing = answers.find((answer) => answer.kind === 'unavailable');
    // Half a list would look like a whole one.
    if (missing?.kind === 'unavailable') return missing;
    return { ...ids, value: answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : [])) };
  };

  return {
    ask: async (identity, signal) => {
      const ecosystem = ecosystemOf(identity);
      if (!ecosystem) return [];
      const { lookup: name } = identity;
      const version = osvVersion(ecosystem, versionOf(identity));
      const [advisories, state] = await Promise.all([
        version === null ? null : advisoriesOf({ ecosystem: OSV_ECOSYSTEMS[ecosystem], name, version }, signal),
        stateOf(client, ecosystem, name, origins, signal),
      ]);
      if (!advisories && !state) return [];
      const registry = ecosystem === 'npm' ? 'npm registry' : 'PyPI';
      return [{ kind: 'package', registry, state, advisories }];
    },
    hosts: (identity) => {
      const ecosystem = ecosystemOf(identity);
      if (!ecosystem) return [];
      const registry = ecosystem === 'npm' ? [origins.npm] : ecosystem === 'pypi' ? [origins.pypi] : [];
      return [...registry, ...(versionOf(identity) === null ? [] : [origins.osv])].map(hostOf);
    },
    allHosts: () => [origins.npm, origins.pypi, origins.osv].map(hostOf),
  };
}

function ecosystemOf({ provider }: Identity): Ecosystem | null {
  return isEcosystem(provider) ? provider : null;
}

/** What the user's own build adds is nobody's business; OSV writes versions of Go without their `v`. */
function osvVersion(ecosystem: Ecosystem, version: string | null): string | null {
  const published = version === null ? null : versionOrder(ecosystem).published(version);
  return ecosystem === 'golang' ? (published?.replace(/^v/, '') ?? null) : published;
}

function keyOf({ ecosystem, name, version }: OsvPackage): string {
  return [ecosystem, name, version].join('\u0000');
}

function stateOf(
  client: OnlineClient,
  ecosystem: Ecosystem,
  name: string,
  { npm, pypi }: PackageOrigins,
  signal: AbortSignal,
): Promise<Fetched<PackageState> | null> {
  if (ecosystem === 'npm') return client.ask(npmPackage(name, npm), signal);
  return ecosystem === 'pypi' ? client.ask(pypiPackage(name, pypi), signal) : Promise.resolve(null);
}

async function askBatches(
  client: OnlineClient,
  packages: readonly OsvPackage[],
  origin: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Batched>> {
  const answers = new Map<string, Batched>();
  const waiting: (readonly OsvPackage[])[] = [];
  for (let start = 0; start < packages.length; start += PER_BATCH)
    waiting.push(packages.slice(start, start + PER_BATCH));
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    const answer = await client.ask(osvBatch(batch, origin), signal);
    if (answer.kind === 'unavailable' && answer.reason === 'too-large' && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      waiting.push(batch.slice(0, half), batch.slice(half));
      continue;
    }
    for (const [index, one] of batch.entries())
      answers.set(keyOf(one), answer.kind === 'found' ? { ...answer, value: answer.value[index] ?? [] } : answer);
  }
  return answers;
}
