import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

const CONFIG = "<?php\n$model = 'gpt-4o';\nconst MODEL = 'gpt-4.1';\n";

async function modelOf(value: string): Promise<string | null | undefined> {
  const code = `<?php\n$client = OpenAI::client('k');\n$client->chat()->create(['model' => ${value}, 'messages' => []]);\n`;
  const files = { 'config.php': CONFIG, 'chat.php': code };
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  const report = reports.find(({ uri }) => uri === `${ROOT}/chat.php`);
  return report?.references.find(({ kind }) => kind === 'model')?.identity?.name ?? null;
}

describe('names of other documents in PHP', () => {
  it('are constants, which are seen everywhere', async () => {
    assert.equal(await modelOf('MODEL'), 'gpt-4.1');
  });

  it('are no variables, which are those of their document', async () => {
    assert.equal(await modelOf('$model'), null);
  });
});
