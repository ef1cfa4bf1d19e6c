import assert from 'node:assert/strict';
import { scanFiles } from '../../support/golden.ts';

/** The titles of what is proposed for the model that ends, without the replacement and its runway. */
async function proposed(text: string, file = 'main.py'): Promise<readonly string[]> {
  const { analyzer, findings } = await scanFiles({ [file]: text });
  analyzer.dispose();
  const fixes = findings.filter(({ rule }) => rule === 'retired-model').flatMap((finding) => finding.fixes);
  return fixes
    .filter(({ kind }) => kind === 'replace')
    .map(({ title, preferred }) => `${preferred ? '' : '?'}${title.replace(/^.*?\)/, '')}`);
}

const HEAD = 'from openai import OpenAI\nclient = OpenAI()\n';
const CREATE = 'client.chat.completions.create';

describe('parameters of a call', () => {
  it('are followed to the object that is spread, and to what that spreads', async () => {
    const base = 'BASE = {"temperature": 0}\n';
    assert.deepEqual(await proposed(`${HEAD}${base}${CREATE}(model="gpt-4-0314", **BASE)`), [', without temperature']);
    assert.deepEqual(
      await proposed(`${HEAD}${base}MORE = {**BASE, "top_p": 0.5}\n${CREATE}(model="gpt-4-0314", **MORE)`),
      [', without top_p, without temperature'],
    );
  });

  it('are not taken for complete where a part cannot be seen', async () => {
    const unseen = ['?; check parameters that are set elsewhere'];
    assert.deepEqual(await proposed(`${HEAD}def ask(**given):\n  ${CREATE}(model="gpt-4-0314", **given)`), unseen);
    assert.deepEqual(await proposed(`${HEAD}${CREATE}(model="gpt-4-0314", **load())`), unseen);
    const either = 'A = {"n": 1} if DEBUG else {"temperature": 0}\n';
    assert.deepEqual(await proposed(`${HEAD}${either}${CREATE}(model="gpt-4-0314", **A)`), unseen);
    assert.deepEqual(await proposed(`${HEAD}${CREATE}(model="gpt-4-0314", **{KEY: 1})`), unseen);
  });

  it('tell where other calls take them as well', async () => {
    const text = `${HEAD}A = {"temperature": 0}\n${CREATE}(model="gpt-4-0314", **A)\n${CREATE}(model="gpt-4o", **A)`;
    assert.deepEqual(await proposed(text), [
      '?, without temperature; check the other calls that these options are for',
    ]);
  });

  it('stand in bodies that the program writes itself, and in no other tables', async () => {
    const post = (name: string): string =>
      `import requests\nrequests.post("https://api.openai.com/v1/chat/completions", ${name}={"model": "gpt-4-0314", "messages": [], "temperature": 0})`;
    assert.deepEqual(await proposed(post('json')), [', without temperature']);
    const kept = 'SETTINGS = {"model": "gpt-4-0314", "messages": [], "temperature": 0}';
    assert.deepEqual(await proposed(kept), ['?; check the calls that use it']);
  });

  it('of frameworks are named as the endpoint names them', async () => {
    const text = "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-4-0314', topP: 0.5 });";
    assert.deepEqual(await proposed(text, 'main.ts'), ['?, without top_p; check what the SDK sends with it']);
  });

  it('of Bedrock say the region whose profile is needed', async () => {
    const text = (client: string): string =>
      `import boto3\nclient = boto3.client("bedrock-runtime"${client})\nclient.converse(modelId="anthropic.claude-v2:1", messages=[])`;
    assert.deepEqual(await proposed(text(', region_name="us-west-2"')), ['']);
    assert.deepEqual(await proposed(text('')), ['?; check whether the region needs an inference profile']);
  });

  it('of images tell that the answer has another form', async () => {
    const text = (more: string): string => `${HEAD}client.images.generate(model="dall-e-3", prompt="a"${more})`;
    const answer = 'check what reads the answer: images come as base64, not as an address';
    assert.deepEqual(await proposed(text('')), [`?; ${answer}`]);
    assert.deepEqual(await proposed(text(', response_format="b64_json"')), [', without response_format']);
  });
});
