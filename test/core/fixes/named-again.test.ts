import assert from 'node:assert/strict';
import { namedAgain } from '../../../src/core/fixes/named-again.ts';
import { scanFiles } from '../../support/golden.ts';

/** What the id of a text is there, `null` where it is nothing of the kind. */
function role(text: string): string | null {
  const [found] = namedAgain(text, new Set(['gpt-x']));
  return found === undefined || found.role === 'named' ? null : found.role;
}

describe('an id that stands a second time', () => {
  it('is a key', () => {
    for (const text of [
      'P = {"gpt-x": 1}',
      "const p = {\n  'gpt-x': 1 };",
      'P["gpt-x"] = 1',
      '{ "a" => 1, "gpt-x" => 2 }',
    ])
      assert.equal(role(text), 'a key', text);
  });

  it('is in a comparison', () => {
    for (const text of [
      'if model == "gpt-x":',
      "if ('gpt-x' === model) {}",
      'case "gpt-x":',
      'if model.startswith("gpt-x"):',
      'if "gpt-x" in name:',
    ])
      assert.equal(role(text), 'in a comparison', text);
  });

  it('is in a list', () => {
    for (const text of [
      'M = ["a", "gpt-x"]',
      'M = Literal["gpt-x", "b"]',
      'type M = "a" | "gpt-x" | "b";',
      'String[] m = { "a", "gpt-x" };',
      'M = [{"a": [1]}, "gpt-x", "b"]',
    ])
      assert.equal(role(text), 'in a list', text);
  });

  it('is a value like any other', () => {
    for (const text of [
      'f(model="gpt-x")',
      'f("a", "gpt-x", 2)',
      'P = {"model": "gpt-x", "n": 1}',
      'MODEL = "gpt-x"',
      'const m = on ? "gpt-x" : "b";',
      'print("gpt-x is slow")',
    ])
      assert.equal(role(text), null, text);
  });

  const CALL = 'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4-0314", messages=[])\n';
  const preferred = async (files: Readonly<Record<string, string>>): Promise<readonly (readonly string[])[]> => {
    const { analyzer, findings } = await scanFiles(files);
    const ends = findings.filter(({ rule }) => rule === 'retired-model');
    const proved = await analyzer.fixesOfAll(ends, new AbortController().signal);
    analyzer.dispose();
    return [...proved.values()].flatMap((fixes) =>
      fixes.flatMap(({ migration, preferred: isPreferred }) =>
        migration ? [[String(isPreferred), ...migration.open]] : [],
      ),
    );
  };

  it('keeps a fix from being preferred, in whatever file, and says where', async () => {
    assert.deepEqual(await preferred({ 'a.py': CALL }), [['true']]);
    assert.deepEqual(
      await preferred({ 'a.py': CALL, 'lib/prices.py': 'import openai\nPRICES = {"gpt-4-0314": 3}\n' }),
      [['false', 'check lib/prices.py:2, where gpt-4-0314 is a key']],
    );
  });

  it('is enough for a setting, which the program may look up wherever it is named', async () => {
    const floats = (await scanFiles({ '.env': 'OPENAI_MODEL=gpt-5.5\n' })).findings;
    assert.deepEqual(
      floats.map(({ rule }) => rule),
      ['floating-model'],
    );
    const pins = async (files: Readonly<Record<string, string>>): Promise<readonly boolean[]> => {
      const { analyzer, findings } = await scanFiles(files);
      const floating = findings.filter(({ rule, place }) => rule === 'floating-model' && place.uri.endsWith('.env'));
      const proved = await analyzer.fixesOfAll(floating, new AbortController().signal);
      analyzer.dispose();
      return [...proved.values()].flatMap((fixes) =>
        fixes.flatMap(({ kind, preferred: is }) => (kind === 'pin' ? [is] : [])),
      );
    };
    const settings = { '.env': 'OPENAI_MODEL=gpt-5.5\n' };
    assert.deepEqual(await pins(settings), [true]);
    assert.deepEqual(
      await pins({ ...settings, 'models.json': '{ "models": [{ "name": "gpt-5.5", "temperature": 1 }] }' }),
      [false],
    );
  });

  it('does not where the new id is there as well, or in tests', async () => {
    const both = 'import openai\nPRICES = {"gpt-4-0314": 3, "gpt-6.1-sol": 4}\n';
    assert.deepEqual(await preferred({ 'a.py': CALL, 'prices.py': both }), [['true']]);
    const test = 'import openai\nPRICES = {"gpt-4-0314": 3}\n';
    assert.deepEqual(await preferred({ 'a.py': CALL, 'tests/test_prices.py': test }), [['true']]);
  });
});
