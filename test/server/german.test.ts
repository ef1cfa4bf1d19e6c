import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/ports.ts';
import { applied, Editor } from './editor.ts';

const CHAT = `from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4-32k", input="hi")
client.responses.create(model="gpt-5.5", input="hi")
`;
const LOAD = 'from transformers import AutoModel\n\nAutoModel.from_pretrained("BAAI/bge-m3")\n';
const FILES = { 'chat.py': CHAT, 'load.py': LOAD };

interface Told {
  readonly message: string;
  readonly code: string;
  readonly range: unknown;
  readonly data: { readonly fingerprint: string };
}

/** The words of German, as a client hands them in. */
const words: unknown = JSON.parse(readFileSync(join(PROJECT, 'l10n', 'bundle.l10n.de.json'), 'utf8'));

async function opened(initializationOptions: unknown): Promise<Editor> {
  const editor = await Editor.start({ files: FILES, initializationOptions });
  editor.open('chat.py', 'python', CHAT);
  editor.open('load.py', 'python', LOAD);
  await editor.idle();
  return editor;
}

function shown(editor: Editor): readonly Told[] {
  return ['chat.py', 'load.py'].flatMap((path) => (editor.pushed(path) ?? []) as unknown as readonly Told[]);
}

describe('a server that is given the words of another language', () => {
  let [english, german]: Editor[] = [];
  before(async () => {
    [english, german] = await Promise.all([opened({ commands: [] }), opened({ words, commands: [] })]);
  });
  after(() => Promise.all([english?.clear(), german?.clear()]));

  it('says every finding in it, and means the same ones', () => {
    assert.ok(english && german);
    const [before, after] = [shown(english), shown(german)];
    assert.deepEqual(
      after.map(({ message }) => message),
      [
        'gpt-4-32k wurde am 2025-06-06 von OpenAI abgeschaltet; Anfragen schlagen fehl. Ersetzen Sie es durch gpt-6-luna (keine Abschaltung angekündigt).',
        'gpt-5.5 ist ein Alias; er zeigt heute auf gpt-5.5-2026-04-23 und kann sich verschieben, ohne dass sich der Code ändert.',
        'BAAI/bge-m3 wird ohne Revision geladen; die Gewichte können sich zwischen zwei Läufen ändern. Legen Sie auf einen Commit fest.',
      ],
    );
    // Baselines and suppressions go by these.
    assert.deepEqual(
      after.map(({ code, data }) => [code, data.fingerprint]),
      before.map(({ code, data }) => [code, data.fingerprint]),
    );
    assert.ok(before.every(({ message }, index) => message !== after[index]?.message));
  });

  it('has its card, its fixes and its pages in it, and applies what it offers', async () => {
    assert.ok(german);
    const textDocument = { uri: german.uri('chat.py') };
    const range = shown(german)[1]?.range;
    const hover = await german.request<{ contents: { value: string } }>('textDocument/hover', {
      ...{ textDocument, position: { line: 4, character: 35 } },
    });
    assert.match(hover.contents.value, /Aktiv; keine Abschaltung angekündigt/);
    assert.match(hover.contents.value, /\| Festlegung \| beweglich; zeigt heute auf gpt/);
    assert.doesNotMatch(hover.contents.value, /\b(?:Used|Price|Context|seen|catalog of|today)\b/);
    const actions = await german.request<readonly { title: string; isPreferred?: boolean }[]>(
      'textDocument/codeAction',
      {
        ...{ textDocument, range, context: { diagnostics: [] } },
      },
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Auf gpt-5.5-2026-04-23 festlegen'), titles.join());
    assert.ok(titles.includes('floating-model in dieser Zeile ignorieren'), titles.join());
    const pin = actions.find(({ isPreferred }) => isPreferred);
    const { edit } = await german.request<{ edit: Parameters<typeof applied>[1] }>('codeAction/resolve', pin);
    assert.match(applied(CHAT, edit, textDocument.uri), /model="gpt-5\.5-2026-04-23"/);
    const page = await german.request<{ markdown: string }>('modelkeel/explain', {
      text: 'gpt-4-32k',
      platform: 'openai',
    });
    assert.match(page.markdown, /Abgeschaltet am 2025\\-06\\-06, vor \d+ Tagen/);
    assert.match(page.markdown, /### Laufzeit\n\n\| Fakt \| Wert \| Quelle \|/);
    assert.doesNotMatch(page.markdown, /\b(?:Replacement|days ago|Requests|seen|Asked)\b/);
  });
});
