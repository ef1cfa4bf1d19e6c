import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { DEAD, makePlace } from '../support/command-line.ts';
import type { CliPlace, CliRun } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';
import { cycloneDxFaults, sarifFaults } from '../support/schemas.ts';

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[] }
    >
  >;
}

/** What a server that stands in for Dependency-Track was sent. */
interface Upload {
  readonly method: string;
  readonly url: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** As its API documents them: POST /api/v1/bom takes a form; 200 with a token, 401 without a key it knows. */
function dependencyTrack(uploads: Upload[]): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const key = String(request.headers['x-api-key']);
      const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
      const fields = Object.fromEntries(
        Buffer.concat(parts)
          .toString('utf8')
          .split(`--${boundary}`)
          .flatMap((part) => {
            const [, name, content] = /name="([^"]+)"[\s\S]*?\r\n\r\n([\s\S]*)\r\n$/.exec(part) ?? [];
            return name === undefined ? [] : [[name, content ?? '']];
          }),
      ) as Readonly<Record<string, string>>;
      uploads.push({ method: request.method ?? '', url: request.url ?? '', key, fields });
      response.writeHead(key === 'odt_key' ? 200 : 401, { 'content-type': 'application/json' });
      response.end('{"token": "3e671687-395b-41f5-a30f-a58921a69b79"}');
    });
  });
}

describe('all repositories of an organisation', function () {
  this.timeout(60_000);
  let place: CliPlace;
  let server: Server;
  const uploads: Upload[] = [];
  before(async function (this: Mocha.Context) {
    if (process.platform === 'win32') this.skip();
    place = makePlace();
    server = dependencyTrack(uploads);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    for (const [name, content] of [
      ['shop', DEAD],
      ['api', 'print("nothing")\n'],
    ] as const) {
      const folder = join(place.base, 'hub', 'acme', name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'app.py'), content);
      const git = (...words: readonly string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: folder });
      git('init', '-q', '-b', 'main');
      git('add', '-A');
      git('commit', '-q', '-m', 'x');
    }
    const bin = join(place.base, 'bin');
    mkdirSync(bin);
    // Stands in for `gh`: lists, clones from this machine, and keeps what is posted.
    writeFileSync(
      join(bin, 'gh'),
      [
        '#!/bin/sh',
        'case "$1 $2" in',
        '  "repo list") printf "acme/shop\\nacme/api\\nacme/\\$(touch owned)\\n" ;;',
        `  "repo clone") git clone -q "file://${place.base}/hub/$3" "$4" ;;`,
        `  "api --silent") cp "$7" "${place.base}/upload-$(echo "$5" | tr / _).json" ;;`,
        '  *) exit 9 ;;',
        'esac',
        '',
      ].join('\n'),
    );
    chmodSync(join(bin, 'gh'), 0o755);
  });
  after(() => {
    server.close();
    place.remove();
  });
  const run = (what: string, environment: Readonly<Record<string, string>>): Promise<CliRun> =>
    new Promise((resolve) => {
      const env = {
        PATH: `${join(place.base, 'bin')}:${process.env['PATH'] ?? ''}`,
        HOME: place.base,
        GITHUB_OUTPUT: join(place.base, 'output'),
        GITHUB_STEP_SUMMARY: join(place.base, 'summary'),
        REPORTS: join(place.base, 'reports'),
        ...environment,
      };
      const options = { cwd: place.base, env };
      execFile('bash', [join(PROJECT, 'ci', 'organisation.sh'), what], options, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
      });
    });
  const track = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  it('the workflow runs the script with words of the environment alone', () => {
    const { jobs } = parse(readFileSync(join(PROJECT, 'ci', 'organisation.yml'), 'utf8')) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps.filter((step) => step.run !== undefined));
    assert.deepEqual(
      steps.map((step) => step.run),
      ['list', 'scan', 'merge'].map((what) => `bash modelkeel/ci/organisation.sh ${what}`),
    );
    const script = readFileSync(join(PROJECT, 'ci', 'organisation.sh'), 'utf8');
    for (const name of steps.flatMap((step) => Object.keys(step.env ?? {}))) assert.ok(script.includes(name), name);
  });

  it('lists, scans, hands SARIF and bills on, and joins the reports', async () => {
    assert.deepEqual(await run('list', { ORGANISATION: 'acme', PARTS: '1' }), { code: 0, out: '', err: '' });
    const output = readFileSync(join(place.base, 'output'), 'utf8');
    assert.equal(output, 'parts=["acme/api acme/shop"]\n');
    const [part = ''] = JSON.parse(output.slice('parts='.length)) as readonly string[];
    const keys = { DEPENDENCY_TRACK_URL: `${track()}/`, DEPENDENCY_TRACK_KEY: 'odt_key' };
    const scanned = await run('scan', { REPOSITORIES: part, ...keys });
    assert.deepEqual([scanned.code, scanned.out], [0, ''], scanned.err);
    const upload = JSON.parse(
      readFileSync(join(place.base, 'upload-repos_acme_shop_code-scanning_sarifs.json'), 'utf8'),
    ) as Readonly<Record<string, string>>;
    assert.match(upload['commit_sha'] ?? '', /^[0-9a-f]{40}$/);
    assert.equal(upload['ref'], 'refs/heads/main');
    const sarif: unknown = JSON.parse(gunzipSync(Buffer.from(upload['sarif'] ?? '', 'base64')).toString('utf8'));
    assert.deepEqual(sarifFaults()(sarif), []);
    assert.deepEqual(
      uploads.map(({ method, url, key, fields }) => [
        method,
        url,
        key,
        fields['projectName'],
        fields['projectVersion'],
        fields['autoCreate'],
      ]),
      ['acme/api', 'acme/shop'].map((name) => ['POST', '/api/v1/bom', 'odt_key', name, 'main', 'true']),
    );
    assert.deepEqual(cycloneDxFaults('1.6')(JSON.parse(uploads[1]?.fields['bom'] ?? '')), []);
    const joined = await run('merge', { FAIL_ON: 'error' });
    assert.equal(joined.code, 1, joined.err);
    assert.match(readFileSync(join(place.base, 'summary'), 'utf8'), /^\| acme\/shop \| 1 \| 0 \|/m);
    assert.match(readFileSync(join(place.base, 'organisation.json'), 'utf8'), /"modelkeel\/organisation@1"/);
    assert.ok(!existsSync(join(place.base, 'owned')));
  });

  it('says which repositories could not be scanned or handed on, does the others, and ends with 2', async () => {
    const keys = { DEPENDENCY_TRACK_URL: track(), DEPENDENCY_TRACK_KEY: 'other', SARIF: 'false' };
    const { code, out } = await run('scan', {
      REPOSITORIES: 'acme/none acme/shop',
      ...keys,
      REPORTS: join(place.base, 'again'),
    });
    assert.equal(code, 2);
    for (const name of ['acme/none', 'acme/shop'])
      assert.match(out, new RegExp(`^::warning title=modelkeel::${name} could not`, 'm'));
    assert.match(out, /^::error title=modelkeel::2 repositories could not be scanned/m);
    assert.ok(existsSync(join(place.base, 'again', 'acme', 'shop.json')), 'it was scanned all the same');
    assert.match((await run('scan', { REPOSITORIES: '--version' })).out, /--version is no name of a repository/);
    assert.equal((await run('nothing', {})).code, 2);
  });

  it('the template for Azure and the container file run commands that exist', async () => {
    const { steps } = parse(readFileSync(join(PROJECT, 'ci', 'azure-pipelines.yml'), 'utf8')) as {
      readonly steps: readonly { readonly script?: string }[];
    };
    place.write('app.py', 'print("nothing")\n');
    const [script = ''] = steps.flatMap(({ script }) => (script?.includes('modelkeel scan ') === true ? [script] : []));
    const line = script.split('\n').find((text) => text.startsWith('modelkeel ')) ?? '';
    const words = line.replace('"$FAIL_ON"', 'error').replaceAll('$REPORTS', place.base).replaceAll('"', '').split(' ');
    assert.equal((await place.run(...words.slice(1))).code, 0, line);
    for (const name of ['modelkeel.cdx.json', 'modelkeel.sarif', 'modelkeel.md'])
      assert.ok(existsSync(join(place.base, name)), name);
    const container = readFileSync(join(PROJECT, 'ci', 'Containerfile'), 'utf8');
    assert.match(container, /^ENTRYPOINT \["modelkeel"\]$/m);
    assert.match(container, /^USER node$/m);
  });
});
