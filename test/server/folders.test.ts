import assert from 'node:assert/strict';
import { TODAY } from '../support/ports.ts';
import { Editor } from './editor.ts';

const ENDING = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o-mini", input="a")\n';
const DEAD = 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-32k", input="a")\n';

interface Item {
  readonly section: string;
  readonly scopeUri?: string;
}

describe('settings of a folder', () => {
  let editor: Editor;
  const settings: Record<string, Readonly<Record<string, unknown>>> = {
    near: { horizonDays: 1, 'include.tests': true },
    far: { horizonDays: 3650, 'include.tests': false },
  };
  before(async () => {
    editor = await Editor.start({
      folders: ['near', 'far'],
      files: {
        'near/app.py': ENDING,
        'near/tests/test_app.py': DEAD,
        'far/app.py': ENDING,
        'far/tests/test_app.py': DEAD,
      },
      answers: {
        'workspace/configuration': ({ items }) =>
          (items as readonly Item[]).map(({ section, scopeUri = '' }) =>
            section === 'modelkeel'
              ? { today: TODAY, 'diagnostics.delay': 20, ...settings[scopeUri.slice(scopeUri.lastIndexOf('/') + 1)] }
              : null,
          ),
      },
    });
    await editor.idle();
  });
  after(() => editor.clear());

  const levels = (path: string): readonly unknown[] =>
    (editor.pushed(path) ?? []).flatMap(({ severity }: { readonly severity?: number }) => severity ?? []);

  it('say how far ahead an end is worth a warning, and whether tests are live code', () => {
    assert.deepEqual([levels('near/app.py'), levels('far/app.py')], [[3], [2]]);
    assert.deepEqual([levels('near/tests/test_app.py'), levels('far/tests/test_app.py')], [[1], []]);
  });

  it('count from when they are changed, for that folder alone', async () => {
    settings['near'] = { horizonDays: 3650 };
    editor.notify('workspace/didChangeConfiguration', { settings: {} });
    await editor.idle();
    assert.deepEqual([levels('near/app.py'), levels('far/app.py')], [[2], [2]]);
    assert.deepEqual(levels('near/tests/test_app.py'), []);
  });
});
