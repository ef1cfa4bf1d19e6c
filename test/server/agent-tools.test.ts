import assert from 'node:assert/strict';
import { applied, Editor } from './editor.ts';
import type { WorkspaceEdit } from './editor.ts';

const FLOATING = 'from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-5.5")\n';

interface Reply {
  readonly kind: string;
  readonly text?: string;
  readonly why?: string;
}

describe('tools of coding agents in the server', function () {
  this.timeout(60_000);
  let editor: Editor;
  const edits: WorkspaceEdit[] = [];
  const start = async (): Promise<void> => {
    edits.length = 0;
    editor = await Editor.start({
      settings: { horizonDays: 30 },
      answers: {
        'workspace/applyEdit': (params: Readonly<Record<string, unknown>>) => {
          edits.push(params['edit'] as WorkspaceEdit);
          return { applied: true };
        },
      },
    });
  };
  const call = (tool: string, input: object): Promise<Reply> =>
    editor.request('modelkeel/agents/call', { tool, input });
  afterEach(() => editor.clear());

  it('answer from what the editor shows', async () => {
    await start();
    editor.open('app.py', 'python', FLOATING);
    assert.match((await call('list_models', {})).text ?? '', /gpt-5\.5 · OpenAI .* In app\.py:3\./);
    assert.match((await call('find_problems', { path: 'app.py' })).text ?? '', /info app\.py:3 \(floating-model\)/);
    assert.match((await call('find_problems', { path: 'other' })).text ?? '', /Nothing is wrong/);
    editor.change('app.py', { text: FLOATING.replace('gpt-5.5', 'gpt-5.5-2026-04-23') });
    assert.match((await call('find_problems', {})).text ?? '', /Nothing is wrong/);
  });

  it('show the change, and have the editor make it', async () => {
    await start();
    editor.open('app.py', 'python', FLOATING);
    const preview = await call('preview_fixes', {});
    assert.match(preview.text ?? '', /^\+client.*gpt-5\.5-2026-04-23/m);
    assert.equal(edits.length, 0);
    assert.match((await call('apply_fixes', {})).text ?? '', /^1 of 1 problems were fixed/);
    assert.match(applied(FLOATING, edits[0], editor.uri('app.py')), /gpt-5\.5-2026-04-23/);
  });

  it('refuse what they do not take, and know models without any code', async () => {
    await start();
    assert.match((await call('look_up_model', {})).why ?? '', /required property "model"/);
    assert.match((await call('no_such_tool', {})).why ?? '', /is no tool/);
    assert.match((await call('look_up_model', { model: 'gpt-4-0314', platform: 'openai' })).text ?? '', /Retired/);
  });
});
