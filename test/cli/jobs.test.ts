import assert from 'node:assert/strict';
import { makePlace, TODAY } from '../support/command-line.ts';

describe('scan --jobs', () => {
  const place = makePlace();
  after(() => {
    place.remove();
  });

  it('gives the same bytes for any number', async () => {
    place.write('settings.py', `MODEL = "gpt-4-0314"\n${'# text that nobody reads\n'.repeat(200)}`);
    for (let index = 0; index < 70; index++)
      place.write(
        `app/part_${String(index)}.py`,
        `from openai import OpenAI\nfrom settings import MODEL\n${'# text\n'.repeat(1700)}OpenAI().chat.completions.create(model=MODEL)\n`,
      );
    const [alone, ...others] = await Promise.all(
      ['1', '2', '4'].map((jobs) => place.run('scan', '.', '--format', 'json', '--jobs', jobs, ...TODAY)),
    );
    assert.equal(alone?.code, 1);
    assert.equal((alone.out.match(/"gpt-4-0314"/g) ?? []).length > 70, true);
    for (const other of others) assert.deepEqual(other, alone);
  }).timeout(60_000);

  it('says what it takes', async () => {
    for (const word of ['0', 'two', '65']) {
      const { code, err } = await place.run('scan', '.', '--jobs', word);
      assert.equal(code, 2);
      assert.match(err, /--jobs.*from 1 to 64/);
    }
  });
});
