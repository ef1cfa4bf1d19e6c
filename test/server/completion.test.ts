import assert from 'node:assert/strict';
import { Editor } from './editor.ts';

interface Item {
  readonly label: string;
  readonly detail: string;
  readonly documentation: { readonly value: string };
  readonly sortText: string;
  readonly tags?: readonly number[];
  readonly textEdit: {
    readonly newText: string;
    readonly range: { readonly start: { readonly character: number }; readonly end: { readonly character: number } };
  };
}

/** The text with the cursor taken out, and where it was. */
function cursor(marked: string): { readonly text: string; readonly line: number; readonly character: number } {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  return { text: marked.replace('|', ''), line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe('completion of ids', function () {
  this.timeout(60_000);
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({});
  });
  after(() => editor.clear());

  let count = 0;
  const items = async (marked: string, language: string, path: string): Promise<readonly Item[]> => {
    const { text, line, character } = cursor(marked);
    const name = path.replace('NN', String(count++));
    editor.open(name, language, text);
    const list = await editor.request<{ readonly items: readonly Item[] } | null>('textDocument/completion', {
      textDocument: { uri: editor.uri(name) },
      position: { line, character },
    });
    return list?.items ?? [];
  };
  const python = (line: string): Promise<readonly Item[]> =>
    items(`from openai import OpenAI\nclient = OpenAI()\n${line}\n`, 'python', 'NN.py');
  const labels = (list: readonly Item[]): readonly string[] => list.map(({ label }) => label);

  it('offers what lives on the platform in use, between quotes that hold nothing yet', async () => {
    const list = await python('client.chat.completions.create(model="|")');
    assert.ok(list.length > 20);
    assert.ok(labels(list).includes('gpt-5.5'));
    assert.ok(!labels(list).includes('gpt-4-0314'), 'what was retired is not offered');
    assert.ok(!labels(list).includes('text-embedding-3-small'), 'vectors are asked for elsewhere');
    assert.ok(!labels(list).some((label) => label.startsWith('claude')), 'nor what another platform serves');
    const range = list[0]?.textEdit.range;
    assert.deepEqual([range?.start.character, range?.end.character], [38, 38]);
  });

  it('replaces the whole id, however much of it is written', async () => {
    const [first] = await python('client.chat.completions.create(model="gpt-|4-0314")');
    assert.deepEqual([first?.textEdit.range.start.character, first?.textEdit.range.end.character], [38, 48]);
    const embeddings = labels(await python('client.embeddings.create(model="te|", input=[])'));
    assert.ok(embeddings.includes('text-embedding-3-small'));
    assert.ok(!embeddings.includes('gpt-5.5'));
  });

  it('tells of each how long it lives and what it costs, and what ends comes last', async () => {
    const list = await python('client.chat.completions.create(model="|")');
    const ending = list.find(({ label }) => label === 'gpt-4o-mini');
    assert.match(ending?.detail ?? '', /ends \d{4}-\d\d-\d\d · \d+k context · \$[\d.]+ \/ \$[\d.]+/);
    assert.match(ending?.documentation.value ?? '', /shuts down on/);
    const living = list.find(({ label }) => label === 'gpt-5.5');
    assert.ok((living?.sortText ?? '') < (ending?.sortText ?? ''));
  });

  it('works in settings, in other languages, and keeps the prefix of a router', async () => {
    const yaml = await items(
      'model_list:\n  - model_name: a\n    litellm_params:\n      model: openai/gpt-|\n',
      'yaml',
      'NN/litellm_config.yaml',
    );
    assert.ok(labels(yaml).includes('openai/gpt-5.5'));
    const ai = await items(
      "import { anthropic } from '@ai-sdk/anthropic';\nimport { generateText } from 'ai';\nawait generateText({ model: anthropic('|'), prompt: '' });\n",
      'typescript',
      'NN.ts',
    );
    assert.ok(labels(ai).some((label) => label.startsWith('claude-')));
    assert.ok(!labels(ai).includes('claude-3-opus-20240229'));
    const hub = await items(
      'from transformers import AutoModel\nAutoModel.from_pretrained("BAAI/|")\n',
      'python',
      'NN.py',
    );
    assert.ok(labels(hub).includes('BAAI/bge-m3'));
  });

  it('offers the commits that are known of a repository where its revision stands, and names them beside its name', async () => {
    const load = (call: string): Promise<readonly Item[]> =>
      items(`from transformers import AutoModel\n${call}\n`, 'python', 'NN.py');
    const [commit, ...more] = await load('AutoModel.from_pretrained("BAAI/bge-m3", revision="|")');
    assert.equal(more.length, 0);
    assert.match(commit?.textEdit.newText ?? '', /^[0-9a-f]{40}$/);
    assert.match(commit?.detail ?? '', /^commit of BAAI\/bge-m3, chosen by /);
    const [over] = await load('AutoModel.from_pretrained("BAAI/bge-m3", revision="ma|in")');
    assert.equal((over?.textEdit.range.end.character ?? 0) - (over?.textEdit.range.start.character ?? 0), 4);
    assert.deepEqual(await load('AutoModel.from_pretrained("nobody/knows-this", revision="|")'), []);
    assert.deepEqual(await load('AutoModel.from_pretrained("BAAI/bge-m3", cache_dir="|")'), []);
    const names = await load('AutoModel.from_pretrained("BAAI/|")');
    assert.match(names.find(({ label }) => label === 'BAAI/bge-m3')?.detail ?? '', /commit [0-9a-f]{8}$/);
  });

  it('offers what the call can ask, and nothing that answers other requests', async () => {
    const chat = labels(await python('client.chat.completions.create(model="|", messages=[])'));
    assert.ok(!chat.some((id) => /^(?:gpt-image|dall-e|whisper|tts)/.test(id)), chat.join());
    const images = labels(await python('client.images.generate(model="|", prompt="a")'));
    assert.ok(
      images.some((id) => id.startsWith('gpt-image')),
      images.join(),
    );
    assert.ok(!images.includes('gpt-5.5'));
  });

  it('works in files of variables, options and files of agents', async () => {
    const env = labels(await items('OPENAI_MODEL=gpt-|\n', 'dotenv', 'NN/.env'));
    assert.ok(env.includes('gpt-5.5'), env.join());
    assert.deepEqual(await items('OPENAI_API_KEY=sk-|\n', 'dotenv', 'NN/.env'), []);
    const options = labels(
      await items(
        "import OpenAI from 'openai';\nconst options = { model: 'gpt-|', messages: [] };\nawait new OpenAI().chat.completions.create(options);\n",
        'typescript',
        'NN.ts',
      ),
    );
    assert.ok(options.includes('gpt-5.5'));
    const command = labels(await items('llm -m gpt-| "hello"\n', 'shellscript', 'NN.sh'));
    assert.ok(command.includes('gpt-5.5'), command.join());
  });

  for (const [what, line] of [
    ['another string', 'print("|")'],
    ['another argument', 'client.chat.completions.create(user="|", model="gpt-5.5")'],
    ['a comment', '# client.chat.completions.create(model="|")'],
    ['a prompt', 'client.responses.create(model="gpt-5.5", input="gpt-|")'],
    ['no string', 'client.|'],
  ] as const)
    it(`offers nothing in ${what}`, async () => {
      assert.deepEqual(await python(line), []);
    });
});
