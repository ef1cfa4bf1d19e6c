import assert from 'node:assert/strict';
import { Editor } from './editor.ts';

const SETTINGS = 'MODEL = "gpt-4-32k"\n';
const APP =
  'from openai import OpenAI\nfrom settings import MODEL\n\nOpenAI().responses.create(model=MODEL, input="hi")\n';

describe('the card of an id', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({
      files: { 'settings.py': SETTINGS, 'app.py': APP },
      initializationOptions: { themeIcons: true },
    });
    editor.open('settings.py', 'python', SETTINGS);
    editor.open('app.py', 'python', APP);
    await editor.idle();
  });
  after(() => editor.clear());

  const card = async (path: string, line: number, character: number): Promise<string> => {
    const hover = await editor.request<{ readonly contents: { readonly value: string } }>('textDocument/hover', {
      ...{ textDocument: { uri: editor.uri(path) }, position: { line, character } },
    });
    return hover.contents.value;
  };

  it('leaves to the diagnostic above it what that says, and says it where none is', async () => {
    assert.doesNotMatch(await card('settings.py', 0, 12), /Retired on/);
    // Where the id is used, nothing is reported.
    assert.match(await card('app.py', 3, 34), /Retired on 2025\\-06\\-06/);
    editor.settings = { ...editor.settings, rules: { 'retired-model': 'off' } };
    editor.notify('workspace/didChangeConfiguration', { settings: {} });
    await editor.idle();
    assert.match(await card('settings.py', 0, 12), /Retired on 2025\\-06\\-06/);
  });

  it('says it all in an editor that may show diagnostics elsewhere', async () => {
    const plain = await Editor.start({ files: { 'settings.py': SETTINGS } });
    plain.open('settings.py', 'python', SETTINGS);
    await plain.idle();
    const hover = await plain.request<{ readonly contents: { readonly value: string } }>('textDocument/hover', {
      ...{ textDocument: { uri: plain.uri('settings.py') }, position: { line: 0, character: 12 } },
    });
    plain.clear();
    assert.match(hover.contents.value, /Retired on 2025\\-06\\-06/);
  });
});
