import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { agentTools } from '../../src/core/report/agents/agent-tools.ts';
import { DEAD, makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { PROJECT } from '../support/ports.ts';

interface Told {
  readonly text: string;
  readonly isError: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

describe('modelkeel mcp', () => {
  let place: CliPlace;
  let client: Client;
  const connect = async (...words: readonly string[]): Promise<void> => {
    client = new Client({ name: 'test', version: '1' });
    const args = [join(PROJECT, 'dist', 'cli.js'), 'mcp', place.folder, ...TODAY, ...words];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' }));
  };
  const call = async (name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Told> => {
    const { content, isError, structuredContent } = await client.callTool({ name, arguments: { ...input } });
    const text = (content as readonly { readonly text: string }[]).map((part) => part.text).join('');
    return { text, isError: isError === true, data: (structuredContent ?? {}) as Told['data'] };
  };
  beforeEach(() => {
    place = makePlace();
    place.write('app.py', DEAD);
  });
  afterEach(async () => {
    await client.close();
    place.remove();
  });

  it('tells what it is, and offers only what reads', async () => {
    await connect();
    assert.match(client.getInstructions() ?? '', /before you write a model id/);
    const { tools } = await client.listTools();
    const reading = agentTools.filter(({ writes }) => !writes);
    assert.deepEqual(
      tools.map(({ name }) => name),
      reading.map(({ name }) => name),
    );
    for (const tool of tools) {
      assert.equal(tool.annotations?.readOnlyHint, true);
      assert.equal(tool.annotations.openWorldHint, false);
    }
    const refused = await call('apply_fixes');
    assert.ok(refused.isError);
    assert.match(refused.text, /start the server with --write/);
  });

  it('looks models up, and says what is alive and what to use', async () => {
    await connect();
    const page = await call('look_up_model', { model: 'gpt-4-0314', platform: 'openai' });
    assert.match(page.text, /Retired on 2026-03-26/);
    const checked = await call('check_models', { models: ['gpt-4-0314', 'gpt-5.5', 'no such thing'] });
    assert.match(checked.text, /gpt-4-0314 · OpenAI: Retired .* Use \S+ instead\./);
    assert.match(checked.text, /gpt-5\.5 · OpenAI: Active/);
    const suggested = await call('suggest_models', {
      platform: 'openai',
      purpose: 'embedding',
      insteadOf: 'gpt-4-0314',
    });
    assert.match(suggested.text, /^gpt-4-0314 · OpenAI: use /);
    const models = suggested.data['models'] as readonly { readonly kinds: readonly string[] }[];
    assert.ok(models.length > 0 && models.every(({ kinds }) => kinds.includes('embedding')));
    assert.match((await call('suggest_models', { platform: 'nobody' })).text, /Known platforms: openai/);
  });

  it('answers about the folder as it is now', async () => {
    await connect();
    assert.match((await call('list_models')).text, /gpt-4-0314 .* In app\.py:2\./);
    assert.match((await call('find_problems')).text, /error app\.py:2 \(retired-model\)/);
    place.write('app.py', DEAD.replace('gpt-4-0314', 'gpt-5.5-2026-04-23'));
    place.write('new/other.py', DEAD);
    const now = await call('find_problems', { severity: 'error' });
    assert.doesNotMatch(now.text, /app\.py/);
    assert.match(now.text, /new\/other\.py:2/);
    assert.match((await call('find_problems', { path: 'app.py', severity: 'error' })).text, /Nothing is wrong/);
  });

  it('previews fixes, and writes them only where that was allowed', async () => {
    await connect('--write');
    const { text } = await call('preview_fixes', { review: true });
    assert.match(text, /-OpenAI\(\)\.chat\.completions\.create\(model="gpt-4-0314"\)/);
    assert.match((await call('list_models')).text, /gpt-4-0314/);
    const written = await call('apply_fixes', { review: true });
    assert.match(written.text, /1 fixed in 1 files/);
    assert.doesNotMatch((await call('list_models')).text, /gpt-4-0314/);
  });

  it('tells bad input in one line, and reads nothing outside of the folder', async function () {
    await connect();
    for (const [name, input, said] of [
      ['look_up_model', {}, /required property "model"/],
      ['look_up_model', { model: 'gpt-4o', more: 1 }, /more is not allowed/],
      ['check_models', { models: [] }, /models/],
      ['find_problems', { severity: 'awful' }, /severity/],
      ['find_problems', { path: '../..' }, /outside of the folder/],
      ['find_problems', { path: 'gone.py' }, /does not exist/],
      ['no_such_tool', {}, /is no tool/],
    ] as const) {
      const { text, isError } = await call(name, input);
      assert.ok(isError, name);
      assert.match(text, said);
      assert.equal(text.trim().split('\n').length, 1);
    }
    if (process.platform === 'win32') return;
    writeFileSync(join(place.base, 'secret.py'), DEAD);
    symlinkSync('../secret.py', join(place.folder, 'link.py'));
    assert.match((await call('find_problems', { path: 'link.py' })).text, /outside of the folder/);
  });

  it('serves rule pages, and the card of any model by its address', async () => {
    await connect();
    const { resources } = await client.listResources();
    assert.ok(resources.some(({ uri }) => uri === 'modelkeel://rules/retired-model'));
    const page = await client.readResource({ uri: 'modelkeel://rules/retired-model' });
    assert.match(JSON.stringify(page.contents), /# retired-model/);
    const card = await client.readResource({ uri: 'modelkeel://models/huggingface/BAAI%2Fbge-m3' });
    assert.match(JSON.stringify(card.contents), /BAAI\/bge-m3/);
    await assert.rejects(client.readResource({ uri: 'modelkeel://rules/no-such-rule' }), /no resource/);
    await assert.rejects(client.readResource({ uri: 'modelkeel://models/openai/%E0%A4' }), /no resource/);
  });
});
