import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor } from './editor.ts';

const FILES = {
  'app.py': 'from openai import OpenAI\nfrom settings import MODEL\nOpenAI().chat.completions.create(model=MODEL)\n',
  'settings.py': 'MODEL = "gpt-4-0314"\n',
  'nothing.py': 'print("nothing")\n',
};

describe('a server that is started again', () => {
  const cache = mkdtempSync(join(tmpdir(), 'modelkeel-lsp-cache-'));
  const editors: Editor[] = [];
  after(async () => {
    for (const editor of editors) await editor.clear();
    rmSync(cache, { recursive: true, force: true });
  });
  const begin = async (folder?: string): Promise<Editor> => {
    const editor = await Editor.start({
      files: folder === undefined ? FILES : {},
      ...(folder !== undefined && { folder }),
      environment: { MODELKEEL_CACHE: cache, MODELKEEL_NO_CACHE: '' },
    });
    editors.push(editor);
    await editor.idle();
    return editor;
  };

  it('shows what it showed, from what was kept, and follows edits from there', async () => {
    const first = await begin();
    const shown = first.pushed('settings.py');
    assert.equal(shown?.length, 1);
    await first.stop();
    const kept = readdirSync(join(cache, 'facts')).map((name) => name.split('-')[0]);
    assert.deepEqual(kept.toSorted(), ['scan', 'texts']);

    const second = await begin(first.folder);
    assert.deepEqual(second.pushed('settings.py'), shown);
    // What evaluation needs comes out of what was kept.
    second.open('settings.py', 'python', FILES['settings.py']);
    second.change('settings.py', { text: 'MODEL = "gpt-4-0613"\n' });
    await second.idle();
    assert.match(JSON.stringify(second.pushed('settings.py')), /gpt-4-0613/);
    second.change('settings.py', { text: 'MODEL = "no-model-at-all"\n' });
    await second.idle();
    assert.deepEqual(second.pushed('settings.py'), []);
    await second.stop();

    // Nothing of the edits, which were not saved, is there the next time.
    const third = await begin(first.folder);
    assert.deepEqual(third.pushed('settings.py'), shown);
    await third.stop();
  });
});
