import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Details } from '../../src/protocol/details.ts';
import type { MigrateResult, MigrationRow } from '../../src/protocol/server-requests.ts';
import { PROJECT } from '../support/ports.ts';
import { applied, Editor } from './editor.ts';
import type { WorkspaceEdit } from './editor.ts';

const CHAT = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'client.chat.completions.create(model="gpt-4-0314", messages=[], max_tokens=100)',
  'client.chat.completions.create(model="gpt-4-0314", messages=[])',
  '',
].join('\n');
const FILES = {
  'chat.py': CHAT,
  'load.py':
    'from transformers import AutoModelForCausalLM\nAutoModelForCausalLM.from_pretrained("deepseek-ai/DeepSeek-R1-Distill-Llama-8B")\n',
};

describe('details of a component', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({ files: FILES, settings: { 'codeLens.enabled': true, 'inlayHints.enabled': true } });
    await editor.idle();
  });
  after(() => editor.clear());

  it('lead from the application to base models and libraries, with the licence of the chain', async () => {
    const component = 'huggingface:deepseek-ai/DeepSeek-R1-Distill-Llama-8B';
    const details = await editor.request<Details>('modelkeel/details', { component });
    const { nodes, edges } = details.graph;
    const kinds = nodes.map(({ kind, name, note }) => `${kind} ${kind === 'application' ? '' : name} ${String(note)}`);
    assert.deepEqual(kinds, [
      'application  1',
      'model deepseek-ai/DeepSeek-R1-Distill-Llama-8B mit',
      'library transformers null',
      'base-model meta-llama/Llama-3.1-8B llama3.1',
    ]);
    const own = nodes.find(({ isOwn }) => isOwn);
    assert.equal(own?.severity, 'warning');
    assert.equal(edges.length, 3);
    assert.equal(details.licence?.stated, 'mit');
    assert.equal(details.licence.effective?.of, 'meta-llama/Llama-3.1-8B');
    assert.ok(details.licence.effective.duties.length > 0);
    assert.equal(details.canMigrate, true);
    assert.equal(details.places.length, 1);
  });

  it('lead to others of its publisher, and of the same base, with the commit of the one that is chosen', async () => {
    const text =
      'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/bge-m3", revision="5617a9f61b028005a4858fdac845db406aefb181")\n';
    editor.open('pinned.py', 'python', text);
    await editor.idle();
    const component = 'huggingface:BAAI/bge-m3';
    const rows = await editor.request<readonly MigrationRow[]>('modelkeel/migration/choices', { component });
    assert.ok(rows.length > 1 && rows.length <= 60, String(rows.length));
    const strangers = [
      'openai-community/gpt2',
      'mistralai/Mistral-7B-Instruct-v0.2',
      'sentence-transformers/all-MiniLM-L6-v2',
    ];
    assert.deepEqual(
      rows.filter(({ id }) => strangers.includes(id)),
      [],
      'of the whole Hub, nobody wants to choose',
    );
    const to = rows.find(({ changes }) => changes.some((change) => change.startsWith('commit ')));
    assert.ok(to);
    const result = await editor.request<MigrateResult>('modelkeel/migrate', { component, to: to.id });
    assert.ok(result.kind === 'edits');
    const after = result.edits.reduce(
      (all, edit) => applied(all, edit as WorkspaceEdit, editor.uri('pinned.py')),
      text,
    );
    assert.match(after, new RegExp(`\\("${to.id}", revision="[0-9a-f]{40}"\\)`));
    assert.ok(!after.includes('5617a9f6'));
    editor.close('pinned.py');
  });

  it('tell the ends of the whole workspace, also as a calendar', async () => {
    const details = await editor.request<Details>('modelkeel/details', { component: 'openai:gpt-4-0314' });
    assert.deepEqual(
      details.ends.map(({ component, day, places }) => [component, day, places]),
      [['openai:gpt-4-0314', '2026-03-26', 2]],
    );
    assert.ok(details.facts.some(({ name }) => name === 'Replacement'));
    assert.deepEqual(
      details.calls.map(({ api }) => api),
      ['chat-completions'],
    );
    const calendar = await editor.request<{ text: string; entries: number }>('modelkeel/calendar');
    assert.equal(calendar.entries, 0, 'what is over is in no calendar');
  });

  it('are none of what nothing names', async () => {
    assert.equal(await editor.request('modelkeel/details', { component: 'openai:nobody' }), null);
  });

  it('offer living models in its place, with what that takes, and write the one that is chosen', async () => {
    const component = 'openai:gpt-4-0314';
    const rows = await editor.request<readonly MigrationRow[]>('modelkeel/migration/choices', { component });
    assert.equal(rows[0]?.isAdvised, true);
    assert.ok(rows.length > 3);
    for (const { id, places, summary } of rows) {
      assert.notEqual(id, 'gpt-4-0314');
      assert.equal(places, 2, id);
      assert.notEqual(summary, '', id);
    }
    const changed = rows.find(({ changes }) => changes.includes('max_tokens → max_completion_tokens'));
    assert.ok(changed);
    const result = await editor.request<MigrateResult>('modelkeel/migrate', { component, to: changed.id });
    assert.equal(result.kind, 'edits');
    assert.deepEqual(result.left, []);
    const uri = editor.uri('chat.py');
    const edits = result.edits as unknown as readonly WorkspaceEdit[];
    const all = { documentChanges: edits.flatMap(({ documentChanges = [] }) => documentChanges) };
    const merged: WorkspaceEdit = {
      documentChanges: [
        { textDocument: { uri, version: null }, edits: all.documentChanges.flatMap((change) => change.edits) },
      ],
    };
    const after = applied(CHAT, merged, uri);
    assert.equal(after.split(`"${changed.id}"`).length, 3, after);
    assert.match(after, /max_completion_tokens=\d+/);
  });

  it('write nothing where the model is none of the platform', async () => {
    const result = await editor.request<MigrateResult>('modelkeel/migrate', {
      component: 'openai:gpt-4-0314',
      to: 'x',
    });
    assert.deepEqual(result.kind === 'edits' && [result.edits.length, result.left.length], [0, 2]);
  });

  it('stand above and behind ids where the settings want it, and nowhere else', async () => {
    const text = CHAT.replace('"gpt-4-0314", messages=[])', '"gpt-5.5", messages=[])');
    editor.open('chat.py', 'python', text);
    await editor.idle();
    const textDocument = { uri: editor.uri('chat.py') };
    const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const lenses = async (): Promise<readonly string[]> =>
      (await editor.request<readonly { command: { title: string } }[]>('textDocument/codeLens', { textDocument })).map(
        ({ command }) => command.title,
      );
    const hints = async (range: unknown): Promise<readonly string[]> =>
      (await editor.request<readonly { label: string }[]>('textDocument/inlayHint', { textDocument, range })).map(
        ({ label }) => label,
      );
    const wanted = ['retired 2026-03-26', 'alias → gpt-5.5-2026-04-23'];
    assert.deepEqual(await lenses(), wanted);
    assert.deepEqual(await hints(whole), wanted);
    assert.deepEqual(
      await hints({ start: { line: 3, character: 0 }, end: { line: 3, character: 9 } }),
      wanted.slice(1),
    );
    editor.settings = { today: '2026-11-23' };
    editor.notify('workspace/didChangeConfiguration', { settings: {} });
    assert.deepEqual(await lenses(), []);
    assert.deepEqual(await hints(whole), []);
  });

  it('speak the language of the client, as far as it hands its words in', async () => {
    const words: unknown = JSON.parse(readFileSync(join(PROJECT, 'l10n', 'bundle.l10n.de.json'), 'utf8'));
    const german = await Editor.start({
      files: FILES,
      settings: { 'codeLens.enabled': true, horizonDays: 'x', 'diagnostics.delay': -1 },
      initializationOptions: { words, commands: ['modelkeel.turnOff'] },
    });
    try {
      german.open('chat.py', 'python', CHAT);
      await german.idle();
      const textDocument = { uri: german.uri('chat.py') };
      const lenses = await german.request<readonly { command: { title: string } }[]>('textDocument/codeLens', {
        textDocument,
      });
      assert.equal(lenses[0]?.command.title, 'abgeschaltet 2026-03-26');
      const range = german.pushed('chat.py')?.[0]?.range;
      const actions = await german.request<readonly { title: string }[]>('textDocument/codeAction', {
        ...{ textDocument, range },
        context: { diagnostics: [] },
      });
      assert.ok(
        actions.some(({ title }) => title === 'retired-model ausschalten'),
        actions.map(({ title }) => title).join(),
      );
      const { params } = await german.message(({ method }) => method === 'window/showMessage');
      // All that is wrong is named at once.
      assert.match(
        String(params?.['message']),
        /Einstellung modelkeel\.horizonDays: muss eine Zahl .*modelkeel\.diagnostics\.delay: muss/,
      );
    } finally {
      await german.clear();
    }
  });
});

describe('silence in a whole file', () => {
  const SHEBANG = `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${CHAT}`;
  const DOCKER = '# syntax=docker/dockerfile:1\nFROM ollama/ollama:latest\n';
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({
      files: { 'chat.py': SHEBANG, Dockerfile: DOCKER },
      settings: { 'diagnostics.delay': 5000 },
      initializationOptions: { commands: ['modelkeel.suppress'] },
    });
    editor.open('chat.py', 'python', SHEBANG);
    editor.open('Dockerfile', 'dockerfile', DOCKER);
    await editor.idle();
  });
  after(() => editor.clear());

  const suppressed = async (path: string, before: string, reason: string): Promise<string> => {
    const { fingerprint } = (editor.pushed(path)?.[0] as unknown as { data: { fingerprint: string } }).data;
    const params = { uri: editor.uri(path), fingerprint, reason, scope: 'file' };
    return applied(before, await editor.request<WorkspaceEdit | null>('modelkeel/suppress', params), editor.uri(path));
  };

  it('is a comment at its head, behind what has to stand first, and is offered', async () => {
    const diagnostics = editor.pushed('chat.py') ?? [];
    assert.equal(diagnostics.length, 2);
    const actions = await editor.request<readonly { title: string }[]>('textDocument/codeAction', {
      ...{ textDocument: { uri: editor.uri('chat.py') }, range: diagnostics[0]?.range, context: { diagnostics: [] } },
    });
    assert.ok(actions.some(({ title }) => title === 'Ignore retired-model in this file…'));
    const text = await suppressed('Dockerfile', DOCKER, 'a demo');
    assert.equal(
      text,
      '# syntax=docker/dockerfile:1\n# modelkeel-ignore-file mutable-tag -- a demo\nFROM ollama/ollama:latest\n',
    );
  });

  it('holds for every place, and is seen at once, whatever the delay after typing is', async () => {
    const text = await suppressed('chat.py', SHEBANG, 'kept');
    assert.match(text, /^#!.*\n# -\*- coding.*\n# modelkeel-ignore-file retired-model -- kept\nfrom openai/);
    editor.change('chat.py', { text });
    await editor.message(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' &&
        params?.['uri'] === editor.uri('chat.py') &&
        params['version'] === 1,
    );
    assert.deepEqual(editor.pushed('chat.py'), []);
  }).timeout(4000);
});
