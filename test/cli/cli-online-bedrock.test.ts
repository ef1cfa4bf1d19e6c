import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { answersIn } from '../support/cache.ts';
import { PROJECT } from '../support/ports.ts';

const MODEL = 'anthropic.claude-3-sonnet-20240229-v1:0';

/** A folder with an SDK in it that plays the real one: what `send` does is the text given. */
function withSdk(send: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'modelkeel-sdk-'));
  const sdk = join(folder, 'node_modules', '@aws-sdk', 'client-bedrock');
  mkdirSync(sdk, { recursive: true });
  writeFileSync(join(sdk, 'package.json'), '{"name":"@aws-sdk/client-bedrock","main":"index.js"}');
  writeFileSync(
    join(sdk, 'index.js'),
    `const fail = (name, status) => Object.assign(new Error('secret detail'), { name, $metadata: { httpStatusCode: status } });
    exports.ListFoundationModelsCommand = class {};
    exports.ListInferenceProfilesCommand = class { constructor(input) { this.input = input; } };
    exports.BedrockClient = class {
      constructor({ region }) { this.region = region; }
      async send(command, { abortSignal }) {
        if (command instanceof exports.ListInferenceProfilesCommand) {
          const page = command.input.nextToken ? ['us.${MODEL}'] : ['eu.other'];
          const inferenceProfileSummaries = page.map((inferenceProfileId) => ({ inferenceProfileId, status: 'ACTIVE' }));
          return { inferenceProfileSummaries, ...(command.input.nextToken ? {} : { nextToken: 'x' }) };
        }
        if (!(command instanceof exports.ListFoundationModelsCommand)) throw new Error('another command');
        require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'asked'))}, this.region + '\\n');
        ${send}
      }
    };`,
  );
  return folder;
}

const LIST = `return { modelSummaries: [
  { modelId: '${MODEL}', modelName: 'Claude 3 Sonnet', modelLifecycle: { status: 'LEGACY', legacyTime: new Date('2026-01-02T00:00:00Z'), endOfLifeTime: new Date('2027-03-04T00:00:00Z') } },
], $metadata: { httpStatusCode: 200, requestId: 'x' } };`;

describe('Amazon Bedrock, over the SDK of the user', () => {
  const explain = (
    variables: Readonly<Record<string, string>>,
    model = MODEL,
  ): Promise<{ readonly out: string; readonly cache: string }> => {
    const cache = mkdtempSync(join(tmpdir(), 'modelkeel-cache-'));
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = {
      ...Object.fromEntries(inherited),
      MODELKEEL_CACHE: cache,
      AWS_SECRET_ACCESS_KEY: 'secret',
      ...variables,
    };
    const words = ['explain', model, '--platform', 'bedrock', '--online', '--today', '2026-11-23'];
    return new Promise((resolve) => {
      execFile(process.execPath, [join(PROJECT, 'dist', 'cli.js'), ...words], { env }, (_error, out, err) => {
        resolve({ out: `${out}${err}`, cache });
      });
    });
  };

  it('tells what the region lists, once, and keeps it', async () => {
    const sdk = withSdk(LIST);
    const { out, cache } = await explain({ MODELKEEL_AWS_SDK: sdk, AWS_REGION: 'eu-central-1' });
    assert.match(out, /Retires +2027-03-04/);
    assert.match(out, /https:\/\/bedrock\.eu-central-1\.amazonaws\.com\/foundation-models/);
    assert.equal(readFileSync(join(sdk, 'asked'), 'utf8'), 'eu-central-1\n');
    const kept = answersIn(cache);
    assert.equal(kept.length, 1);
    assert.ok(!`${out}${readFileSync(join(cache, kept[0] ?? ''), 'utf8')}`.includes('secret'));
  });

  it('tells whether there is a profile of that geography, on whatever page of the list', async () => {
    const sdk = withSdk(LIST);
    const variables = { MODELKEEL_AWS_SDK: sdk, AWS_REGION: 'us-east-1' };
    const there = await explain(variables, `us.${MODEL}`);
    assert.match(there.out, /Retires +2027-03-04/);
    assert.match(there.out, /https:\/\/bedrock\.us-east-1\.amazonaws\.com\/inference-profiles/);
    assert.doesNotMatch(there.out, /not in Amazon Bedrock/);
    const missing = await explain(variables, `eu.${MODEL}`);
    assert.match(missing.out, /not in Amazon Bedrock \(inference profiles\)'s own list/);
  });

  const failures: readonly (readonly [string, RegExp])[] = [
    ["throw fail('CredentialsProviderError', undefined)", /it refused the request/],
    ["throw fail('ExpiredTokenException', 403)", /it refused the request/],
    ["throw fail('AccessDeniedException', 403)", /it refused the request/],
    ["throw fail('ThrottlingException', 400)", /too many requests, try again from/],
    ["throw fail('InternalServerException', 500)", /server error/],
    ["throw fail('TimeoutError', undefined)", /it could not be reached/],
    ['throw null', /it could not be reached/],
    ['return {}', /its answer could not be read/],
    ['return undefined', /its answer could not be read/],
  ];
  for (const [send, said] of failures)
    it(`says that it does not know after: ${send}`, async () => {
      const { out } = await explain({ MODELKEEL_AWS_SDK: withSdk(send), AWS_REGION: 'us-east-1' });
      assert.match(out, said);
      assert.match(out, /bedrock\.us-east-1\.amazonaws\.com: /);
      assert.ok(!out.includes('secret'));
    });

  it('is not asked unless the user names the folder of the SDK, a region, and there is one', async () => {
    const sdk = withSdk(LIST);
    for (const variables of [
      { AWS_REGION: 'us-east-1' },
      { MODELKEEL_AWS_SDK: sdk },
      { MODELKEEL_AWS_SDK: sdk, AWS_REGION: 'evil.example/' },
      { MODELKEEL_AWS_SDK: tmpdir(), AWS_REGION: 'us-east-1' },
    ])
      assert.doesNotMatch((await explain(variables)).out, /amazonaws\.com\/foundation-models|amazonaws\.com: /);
    // A relative path would mean whatever folder the command is run in, and load what that one brings.
    const relativePath = relative(process.cwd(), sdk);
    const { out } = await explain({ MODELKEEL_AWS_SDK: relativePath, AWS_REGION: 'us-east-1' });
    assert.doesNotMatch(out, /amazonaws\.com: /);
    assert.throws(() => readFileSync(join(sdk, 'asked')));
  });
});
