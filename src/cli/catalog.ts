import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { visibleJson } from '../core/base/visible.ts';
import { catalogFaults } from '../core/metadata/catalog-faults.ts';
import { platformAges } from '../core/metadata/catalog-ages.ts';
import type { Ages, PlatformAge } from '../core/metadata/catalog-ages.ts';
import { checkCatalog } from '../core/metadata/check-catalog.ts';
import { chooseCatalog } from '../core/metadata/fetched/choose-catalog.ts';
import type { ChosenCatalog } from '../core/metadata/fetched/choose-catalog.ts';
import { forgetKept, keep, readKept, writeState } from '../core/metadata/fetched/kept-catalog.ts';
import { shownAddress, updateCatalog } from '../core/metadata/fetched/update-catalog.ts';
import { CATALOG_ASSET, packedSum, wholeCatalog } from '../core/metadata/open-catalog.ts';
import { catalogAge } from '../core/report/catalog-age.ts';
import { createAssets } from '../host/assets.ts';
import type { CatalogOptions, CatalogUpdateOptions } from './catalog-arguments.ts';
import { catalogStore, isTurnedOff } from './choose-catalog.ts';
import { EXIT, UsageError } from './exit.ts';
import { createClock } from './ports.ts';
import { digest } from '../host/digest.ts';
import { sha256Of } from '../host/sha256.ts';
import { printLines, printReport, say } from './terminal.ts';

const ADDRESS = 'MODELKEEL_CATALOG_URL';

/** What can be done on the command line where an update is refused. */
const HINTS = {
  pinned: ' Run "modelkeel catalog unpin" first.',
  disk: '; set MODELKEEL_CACHE to use another',
};

const bundledCatalog = (): Promise<Uint8Array> => createAssets(join(__dirname, 'assets')).read(CATALOG_ASSET);

/** `modelkeel catalog update`: fetches a newer catalog from where the user says, and keeps it. */
export async function catalogUpdate(options: CatalogUpdateOptions, signal: AbortSignal): Promise<number> {
  const address = options.from ?? process.env[ADDRESS] ?? '';
  if (address === '')
    throw new UsageError(`No URL is configured, and there is no default. Give one with --from URL or in ${ADDRESS}.`);
  if (isTurnedOff(process.env))
    throw new UsageError('MODELKEEL_CATALOG=bundled turns this off. Unset it to use a fetched catalog.');
  // Loaded only here: the HTTP client is half of the program.
  const { createHttp } = await import('../host/http.ts');
  const result = await updateCatalog(
    {
      http: createHttp(),
      store: catalogStore(process.env),
      bundled: await bundledCatalog(),
      now: Date.now(),
      digest,
      hints: HINTS,
      readAddress: (text) => new URL(text),
    },
    { address, sha256: options.sha256 ?? null },
    signal,
  );
  if (result.kind === 'failed') throw new UsageError(result.message);
  if (result.kind === 'updated')
    printLines(
      `The catalog of ${result.builtAt} is now in use; it replaces the one of ${result.before}.`,
      `SHA-256 ${result.sha256}`,
    );
  else
    printLines(
      result.offered === result.inUse
        ? `The catalog of ${result.inUse} is already in use. Nothing was changed.`
        : `The catalog offered (${result.offered}) is older than the one in use (${result.inUse}). Nothing was changed.`,
    );
  return EXIT.ok;
}

/** `modelkeel catalog pin`: what is in use now stays in use, whatever is newer. */
export async function catalogPin(): Promise<number> {
  if (isTurnedOff(process.env))
    throw new UsageError('MODELKEEL_CATALOG=bundled turns this off. Unset it to pin a catalog.');
  const store = catalogStore(process.env);
  const { bytes, builtAt, kept, stored, ignored } = await chooseCatalog(await bundledCatalog(), store, false, digest);
  if (stored?.isPinned && ignored !== null)
    throw new UsageError(`The pinned catalog is not used: ${ignored}. Run "modelkeel catalog unpin" first.`);
  const today = createClock(undefined).today();
  await writing(() =>
    kept === null
      ? keep(store, asText(bytes), {
          sha256: sha256Of(asText(bytes)),
          builtAt,
          from: null,
          keptAt: today,
          isPinned: true,
        })
      : writeState(store, { ...kept, isPinned: true }),
  );
  printLines(`Pinned: the catalog of ${builtAt} stays in use until "modelkeel catalog unpin".`);
  return EXIT.ok;
}

/** `modelkeel catalog unpin`: the newest is used again. */
export async function catalogUnpin(): Promise<number> {
  const store = catalogStore(process.env);
  const kept = await readKept(store);
  if (kept === null || kept === 'unreadable' || !kept.isPinned) {
    printLines('No catalog is pinned.');
    return EXIT.ok;
  }
  // A bundled one was kept for the pin alone; a fetched one goes on being used while it is the newest.
  await writing(async () => {
    if (kept.from === null) await forgetKept(store);
    else await writeState(store, { ...kept, isPinned: false });
  });
  const { builtAt } = await chooseCatalog(await bundledCatalog(), store, isTurnedOff(process.env), digest);
  printLines(`The catalog is no longer pinned. The one of ${builtAt} is in use.`);
  return EXIT.ok;
}

/** `modelkeel catalog reset`: back to what came with the program. */
export async function catalogReset(): Promise<number> {
  const store = catalogStore(process.env);
  const hadOne = await writing(() => forgetKept(store));
  const { builtAt } = await chooseCatalog(await bundledCatalog(), store, true, digest);
  printLines(
    `${hadOne ? 'The catalog in the cache folder was removed.' : 'There was no catalog in the cache folder.'} The bundled one of ${builtAt} is in use.`,
  );
  return EXIT.ok;
}

/**
 * `modelkeel catalog validate`: whether a catalog is one, and does not contradict itself; that of a file, or the one in use.
 * Gives 1 where it is at fault.
 *
 * @throws {UsageError} where there is nothing to check: no such file, or no catalog at all.
 */
export async function catalogValidate(path: string | undefined): Promise<number> {
  const { bytes, name } = path === undefined ? await catalogInUse() : await catalogAt(path);
  const checked = checkCatalog(bytes);
  if (checked.kind === 'invalid') throw new UsageError(`${name} is not a catalog: ${checked.reason}.`);
  const faults = catalogFaults(bytes);
  const { builtAt, ids } = checked.summary;
  if (faults.length === 0) {
    // Repositories of the Hub are no ids that somebody serves.
    const { huggingface: repositories = 0, ...served } = Object.fromEntries(ids);
    const known = Object.values(served).reduce((sum, count) => sum + count, 0);
    printLines(
      `${name}, of ${builtAt}, is valid: ${String(known)} ids on ${String(Object.keys(served).length)} platforms, ${String(repositories)} repositories of the Hub.`,
    );
    return EXIT.ok;
  }
  const count = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
  printLines(...faults, '', `${name}, of ${builtAt}, has ${count}.`);
  return EXIT.findings;
}

async function catalogInUse(): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const { bytes, kept, stored, ignored } = await chooseCatalog(
    await bundledCatalog(),
    catalogStore(process.env),
    isTurnedOff(process.env),
    digest,
  );
  if (stored?.isPinned && ignored !== null) throw new UsageError(`The pinned catalog is not used: ${ignored}.`);
  if (ignored !== null) say(`the fetched catalog is not used: ${ignored}`);
  return { bytes: asText(bytes), name: kept?.from ? 'The fetched catalog' : 'The bundled catalog' };
}

/** As catalogs are released and kept, which the bundled one is not. */
function asText(bytes: Uint8Array): Uint8Array {
  return packedSum(bytes) === null ? bytes : new TextEncoder().encode(JSON.stringify(wholeCatalog(bytes)));
}

/** The SHA-256 that a catalog is released with. */
function sumOf(bytes: Uint8Array): string {
  return packedSum(bytes) ?? sha256Of(bytes);
}

async function catalogAt(path: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  try {
    return { bytes: await readFile(path), name: path };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`${path} cannot be read (${reason}).`);
  }
}

/** `modelkeel catalog status`: which catalog is used, how old it is, where it came from. */
export async function catalogStatus(options: CatalogOptions, version: string): Promise<number> {
  const today = createClock(options.today).today();
  const isOff = isTurnedOff(process.env);
  const chosen = await chooseCatalog(await bundledCatalog(), catalogStore(process.env), isOff, digest);
  const { days, isOld } = catalogAge(chosen.builtAt, today);
  const { kept } = chosen;
  const address = configuredAddress();
  if (options.format === 'json') {
    const status = {
      schema: 'modelkeel/catalog-status@1',
      used: kept?.from ? 'fetched' : 'bundled',
      builtAt: chosen.builtAt,
      today,
      ageDays: days,
      isOld,
      isPinned: kept?.isPinned ?? false,
      isTurnedOff: isOff,
      from: kept?.from ?? null,
      keptAt: kept?.keptAt ?? null,
      sha256: sumOf(chosen.bytes),
      address,
      ignored: chosen.ignored,
      platforms: platformAges(chosen.bytes, today),
    };
    printReport(visibleJson(`${JSON.stringify(status, null, 2)}\n`));
  } else {
    const age = days === 1 ? '1 day old' : `${String(days)} days old`;
    const lines = [
      ['In use', `the catalog of ${chosen.builtAt}, ${age}`],
      ['From', origin(chosen, version)],
      ['SHA-256', sumOf(chosen.bytes)],
      ['Pinned', kept?.isPinned ? 'yes' : 'no'],
      ['Updates', isOff ? 'turned off by MODELKEEL_CATALOG=bundled' : (address ?? `no URL configured (${ADDRESS})`)],
      ...(chosen.ignored === null ? [] : [['Not used', `the one in the cache folder: ${chosen.ignored}`]]),
      ...(isOld
        ? [
            [
              'Old',
              'more than 30 days: shutdowns announced since then are missing. See "modelkeel catalog update --help".',
            ],
          ]
        : []),
    ];
    printLines(
      ...lines.map(([name = '', text = '']) => `${name.padEnd(10)}${text}`),
      '',
      ...ageLines(platformAges(chosen.bytes, today)),
    );
  }
  return EXIT.ok;
}

/** The age of the facts of each platform: the newest of all, which the catalog is named after, says nothing of the others. */
function ageLines(ages: readonly PlatformAge[]): readonly string[] {
  const cell = (of: Ages | null): string => (of === null ? '-' : `${String(of.median)}, ${String(of.oldest)}`);
  const rows = [
    ['Platform', 'ids', 'ends and states', 'last listed'],
    ...ages.map(({ platform, ids, life, seen }) => [platform, String(ids), cell(life), cell(seen)]),
  ];
  return [
    'Age of the facts in days: median, oldest',
    ...rows.map(([name = '', ids = '', life = '', seen = '']) =>
      `${name.padEnd(22)}${ids.padStart(5)}  ${life.padEnd(17)}${seen}`.trimEnd(),
    ),
  ];
}

function origin({ kept }: ChosenCatalog, version: string): string {
  if (kept === null) return `bundled with Modelkeel ${version}`;
  return kept.from === null
    ? `bundled with Modelkeel at the time, kept on ${kept.keptAt}`
    : `${kept.from}, fetched on ${kept.keptAt}`;
}

/** The address without what may be secret in it. */
function configuredAddress(): string | null {
  const address = process.env[ADDRESS] ?? '';
  if (address === '') return null;
  try {
    return shownAddress(new URL(address));
  } catch {
    // Said when it is used; here it is only shown, and it is no address that could hold a secret.
    return `${ADDRESS} is not a valid URL`;
  }
}

async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`The cache folder cannot be written (${reason}); set MODELKEEL_CACHE to use another.`);
  }
}
