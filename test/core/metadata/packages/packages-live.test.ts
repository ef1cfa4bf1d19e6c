import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../../src/core/analyzer.ts';
import { createLiveMetadata } from '../../../../src/core/metadata/live.ts';
import type { FileReport } from '../../../../src/core/model/report.ts';
import { mergeReports } from '../../../../src/core/report/merge.ts';
import type { Files } from '../../../support/golden.ts';
import { json, play, status } from '../../../support/http-server.ts';
import type { Play, PlayedServer } from '../../../support/http-server.ts';
import { testOnline } from '../../../support/online.ts';
import { testPorts } from '../../../support/ports.ts';

const signal = new AbortController().signal;

interface Query {
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly version: string;
}

/** OSV as it answers batches: the advisories of each package that is asked about, and a record of what was asked. */
function osv(said: Readonly<Record<string, readonly string[]>>): { readonly play: Play; readonly batches: Query[][] } {
  const batches: Query[][] = [];
  const answer: Play = (request, response, body) => {
    const { queries } = JSON.parse(body) as { queries: Query[] };
    batches.push(queries);
    const results = queries.map((query) => {
      const ids = said[`${query.package.name} ${query.version}`] ?? [];
      return ids.length === 0 ? {} : { vulns: ids.map((id) => ({ id, modified: '2026-11-01T00:00:00Z' })) };
    });
    json({ results })(request, response, body);
  };
  return { play: answer, batches };
}

function advisory(id: string, name: string, fixed: string, summary = 'A fault'): Play {
  return json({
    id,
    aliases: [`CVE-${id.slice(-4)}`],
    summary,
    database_specific: { severity: 'CRITICAL' },
    affected: [
      {
        package: { ecosystem: 'PyPI', name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
  });
}

const newest = (version: string): Play => json({ info: { version }, releases: {} });

describe('packages, asked of their registries and OSV', () => {
  const started: PlayedServer[] = [];
  after(() => Promise.all(started.map((server) => server.close())));

  async function online(
    files: Files,
    paths: Parameters<typeof play>[0],
  ): Promise<{ readonly reports: readonly FileReport[]; readonly server: PlayedServer }> {
    const server = await play(paths);
    started.push(server);
    const { origin } = server;
    const live = createLiveMetadata(testOnline().ports, () => undefined, {
      packages: { npm: origin, pypi: origin, osv: origin },
    });
    const analyzer = createAnalyzer({ ...testPorts(files), live }, { horizonDays: 90, includeTests: false });
    try {
      const first = await analyzer.scan(() => undefined, signal);
      const later = new Map((await analyzer.enrich(first, signal)).map((report) => [report.uri, report]));
      return { reports: first.map((report) => later.get(report.uri) ?? report), server };
    } finally {
      analyzer.dispose();
    }
  }

  const messages = (reports: readonly FileReport[]): readonly string[] =>
    mergeReports(reports).findings.map(({ message }) => message);

  it('hundreds of references to 20 packages make 20 requests and one batch, and nothing private is named', async () => {
    const names = (
      'openai anthropic mistralai cohere groq together replicate transformers diffusers vllm ' +
      'litellm langchain langgraph crewai instructor smolagents ragas dspy guidance outlines'
    ).split(' ');
    const asked = osv({ 'openai 1.0.0': ['GHSA-0001'] });
    const files = {
      'requirements.txt': [...names, 'acme-internal'].map((name) => `${name}==1.0.0`).join('\n'),
      ...Object.fromEntries(
        Array.from({ length: 25 }, (_, index) => [
          `part${String(index)}/main.py`,
          [...names, 'acme_internal'].map((name) => `import ${name}`).join('\n'),
        ]),
      ),
    };
    const { reports, server } = await online(files, {
      ...Object.fromEntries(names.map((name) => [`/pypi/${name}/json`, newest('9.0.0')])),
      '/v1/querybatch': asked.play,
      '/v1/vulns/GHSA-0001': advisory('GHSA-0001', 'openai', '1.2.0'),
    });
    const references = reports.flatMap((report) => report.references.filter(({ kind }) => kind === 'package'));
    assert.ok(references.length >= 500, String(references.length));
    assert.deepEqual(
      server.requests.map(({ url }) => url).toSorted(),
      [...names.map((name) => `/pypi/${name}/json`), '/v1/querybatch', '/v1/vulns/GHSA-0001'].toSorted(),
    );
    assert.deepEqual(
      asked.batches.map((batch) => batch.map((query) => query.package.name).toSorted()),
      [names.toSorted()],
    );
    assert.ok(server.mostAtOnce() <= 4, String(server.mostAtOnce()));
    assert.deepEqual(messages(reports), [
      'openai 1.0.0 is affected by CVE-0001 (GHSA-0001, critical): A fault; fixed in 1.2.0.',
    ]);
  });

  const MANIFEST = { 'requirements.txt': 'litellm==1.40.0\n' };

  it('what OSV says stands in the place of the bundled table, also where it knows of nothing', async () => {
    const { reports } = await online(MANIFEST, {
      '/pypi/litellm/json': newest('1.90.0'),
      '/v1/querybatch': osv({}).play,
    });
    assert.deepEqual(messages(reports), []);
    const [component] = reports.flatMap(({ references }) => references);
    assert.ok(component?.metadata?.kind === 'found');
    const { advisories, newest: latest } = component.metadata.value.package ?? {};
    assert.deepEqual([advisories, latest?.value], [[], '1.90.0']);
    assert.equal(component.metadata.freshness, 'live');
  });

  for (const [name, state] of [
    ['fails', status(503)],
    ['answers with garbage', json({ results: 'none' })],
    ['has more pages than one', json({ results: [{ vulns: [{ id: 'GHSA-1' }], next_page_token: 'x' }] })],
  ] as const)
    it(`where OSV ${name}, the bundled table stays, and says that it is bundled`, async () => {
      const { reports } = await online(MANIFEST, {
        '/pypi/litellm/json': newest('1.90.0'),
        '/v1/querybatch': state,
      });
      const [component] = reports.flatMap(({ references }) => references);
      assert.ok(component?.metadata?.kind === 'found');
      const { advisories } = component.metadata.value.package ?? {};
      assert.ok(advisories && advisories.length > 3);
      assert.ok(advisories.every(({ value, source }) => value.bundled && source.includes('bundled table')));
      assert.match(messages(reports)[0] ?? '', /^litellm 1\.40\.0 is affected by /);
    });

  it('where one advisory cannot be had, no half of a list is shown as the whole', async () => {
    const { reports } = await online(MANIFEST, {
      '/pypi/litellm/json': newest('1.90.0'),
      '/v1/querybatch': osv({ 'litellm 1.40.0': ['GHSA-0001', 'GHSA-0002'] }).play,
      '/v1/vulns/GHSA-0001': advisory('GHSA-0001', 'litellm', '1.50.0'),
      '/v1/vulns/GHSA-0002': status(500),
    });
    assert.doesNotMatch(messages(reports)[0] ?? '', /GHSA-0001/);
  });

  it('one fault under several names counts once, what was withdrawn not at all', async () => {
    const { reports } = await online(
      { 'requirements.txt': 'litellm==1.85.0' },
      {
        '/pypi/litellm/json': newest('1.90.0'),
        '/v1/querybatch': osv({ 'litellm 1.85.0': ['GHSA-0001', 'PYSEC-1', 'GHSA-0003'] }).play,
        '/v1/vulns/GHSA-0001': advisory('GHSA-0001', 'litellm', '1.86.0'),
        '/v1/vulns/PYSEC-1': json({ id: 'PYSEC-1', aliases: ['CVE-0001', 'GHSA-0001'], affected: [] }),
        '/v1/vulns/GHSA-0003': json({ id: 'GHSA-0003', withdrawn: '2026-10-01T00:00:00Z', affected: [] }),
      },
    );
    assert.deepEqual(messages(reports), [
      'litellm 1.85.0 is affected by CVE-0001 (GHSA-0001, critical): A fault; fixed in 1.86.0.',
    ]);
  });

  it('a batch whose answer has several pages is asked in halves', async () => {
    const asked: number[] = [];
    const paged: Play = (request, response, body) => {
      const { queries } = JSON.parse(body) as { queries: Query[] };
      asked.push(queries.length);
      const results = queries.map(() => (queries.length > 1 ? { next_page_token: 'more' } : {}));
      json({ results })(request, response, body);
    };
    const names = ['litellm', 'openai', 'vllm'];
    const { reports } = await online(
      { 'requirements.txt': names.map((name) => `${name}==1.0.0`).join('\n') },
      {
        ...Object.fromEntries(names.map((name) => [`/pypi/${name}/json`, newest('9.0.0')])),
        '/v1/querybatch': paged,
      },
    );
    assert.deepEqual(asked, [3, 2, 1, 1, 1]);
    assert.deepEqual(messages(reports), []);
  });

  it('a yanked and a deprecated version are shown as such', async () => {
    const { reports } = await online(
      {
        'requirements.txt': 'openai==1.0.0\n',
        'package.json': '{ "dependencies": { "openai": "4.0.0" } }',
      },
      {
        '/pypi/openai/json': json({
          info: { version: '2.0.0' },
          releases: { '1.0.0': [{ yanked: true, yanked_reason: 'broken' }] },
        }),
        '/openai': json({
          'dist-tags': { latest: '6.0.0' },
          versions: { '4.0.0': { deprecated: 'use 5' }, '6.0.0': {} },
        }),
        '/v1/querybatch': osv({}).play,
      },
    );
    const withdrawn = reports
      .flatMap(({ references }) => references)
      .map(({ provider, metadata }) => [
        provider,
        metadata?.kind === 'found' ? metadata.value.package?.withdrawn?.value : null,
      ]);
    assert.deepEqual(Object.fromEntries(withdrawn), {
      pypi: { how: 'yanked', why: 'broken' },
      npm: { how: 'deprecated', why: 'use 5' },
    });
  });
});
