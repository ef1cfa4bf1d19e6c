import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './install-packages.ts';

/** A generator and consumer of bills of materials that OWASP keeps; its programs for other languages are not asked for. */
const CDXGEN = ['@cyclonedx/cdxgen@12.8.4', '--omit=optional'] as const;
/** What is described: a small project, and one with every kind of component. */
const FOLDERS = ['examples', join('test', 'fixtures')] as const;
const VERSIONS = ['1.6', '1.7'] as const;
const MAX_OUTPUT_BYTES = 1 << 28;

interface Bill {
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly { readonly name: string }[];
  readonly services: readonly { readonly name: string }[];
}

interface Verdict {
  readonly schemaValid: boolean;
  readonly deepValid: boolean;
}

interface Converted {
  readonly '@graph': readonly { readonly type: string; readonly name?: string }[];
}

/** Has a program that others wrote read our bills: each must be valid to it, and what it makes of them must hold every component. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'modelkeel-bills-'));
  const reader = join(
    await installPackages('cdxgen', CDXGEN, () => Promise.resolve(), AbortSignal.timeout(600_000)),
    'node_modules',
    '@cyclonedx',
    'cdxgen',
    'bin',
  );
  const results: boolean[] = [];
  try {
    for (const scanned of FOLDERS)
      for (const version of VERSIONS) {
        const fault = await faultOf(scanned, version, { folder, reader });
        process.stdout.write(
          `${fault === null ? 'ok' : 'not ok'} ${scanned}, CycloneDX ${version}${fault === null ? '' : `: ${fault}`}\n`,
        );
        results.push(fault === null);
      }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const passed = results.filter(Boolean).length;
  process.stdout.write(`${String(passed)} passed, ${String(results.length - passed)} failed\n`);
  process.exitCode = passed === results.length ? 0 : 1;
}

/** What the reader finds wrong with the bill of a folder, or null. */
async function faultOf(
  scanned: string,
  version: string,
  { folder, reader }: { readonly folder: string; readonly reader: string },
): Promise<string | null> {
  const path = join(folder, 'bom.json');
  const text = await node(join('dist', 'cli.js'), 'bom', scanned, '--spec-version', version);
  await writeFile(path, text);
  const bill = JSON.parse(text) as Bill;
  // Not asked for: what a bill of application code cannot know, such as the licence of each package, and a signature.
  await node(
    join(reader, 'validate.js'),
    '-i',
    path,
    '-r',
    'json',
    '-o',
    join(folder, 'verdict.json'),
    '--strict',
    '--fail-severity',
    'critical',
  );
  const { schemaValid, deepValid } = JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')) as Verdict;
  if (!schemaValid || !deepValid) return `schema ${String(schemaValid)}, references and purls ${String(deepValid)}`;
  await node(join(reader, 'convert.js'), '-i', path, '-o', join(folder, 'spdx.json'));
  const { '@graph': graph } = JSON.parse(await readFile(join(folder, 'spdx.json'), 'utf8')) as Converted;
  const names = graph.filter(({ type }) => type === 'software_Package').map(({ name }) => name ?? '');
  const ours = [bill.metadata.component, ...bill.components, ...bill.services].map(({ name }) => name);
  const lost = lostOf(ours, names);
  return lost.length === 0 ? null : `lost: ${lost.slice(0, 5).join(', ')}`;
}

/** Names that theirs holds less often; it may hold more, such as the workflows that make models. */
function lostOf(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of theirs) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const name of ours) counts.set(name, (counts.get(name) ?? 0) - 1);
  return [...counts].filter(([, count]) => count < 0).map(([name]) => name);
}

/** Runs a program of Node; gives what it wrote. @throws with what it complained of. */
function node(program: string, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...words], { maxBuffer: MAX_OUTPUT_BYTES }, (error, out, complaint) => {
      if (error) reject(new Error(`${program}: ${complaint.trim() || out.trim() || error.message}`));
      else resolve(out);
    });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
