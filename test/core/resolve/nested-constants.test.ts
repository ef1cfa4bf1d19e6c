import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

const CALL = 'OpenAI::Client.new.chat(parameters: { messages: [], model: ';

async function modelsIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const analyzer = createAnalyzer(testPorts(files), { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  const report = reports.find(({ uri }) => uri === `${ROOT}/lib/app/chat.rb`);
  return (report?.references ?? []).flatMap(({ detector, identity }) =>
    detector === 'openai-ruby/chat' && identity ? [identity.name] : [],
  );
}

describe('constants of Ruby modules that several documents open', () => {
  const config = 'module App\n  FAST = "gpt-4o-mini"\n  module Models\n    SMART = "gpt-4o"\n  end\nend\n';
  const cases: readonly (readonly [what: string, code: string, expected: readonly string[]])[] = [
    [
      'a bare one of the same module',
      `module App\n  class Chat\n    def call = ${CALL}FAST })\n  end\nend\n`,
      ['gpt-4o-mini'],
    ],
    [
      'one of a module beside',
      `module App\n  class Chat\n    def call = ${CALL}Models::SMART })\n  end\nend\n`,
      ['gpt-4o'],
    ],
    [
      'by its whole path',
      `module App\n  class Chat\n    def call = ${CALL}App::Models::SMART })\n  end\nend\n`,
      ['gpt-4o'],
    ],
    ['from outside', `${CALL}App::FAST })\n`, ['gpt-4o-mini']],
    ['not one of another module', `module Other\n  class Chat\n    def call = ${CALL}FAST })\n  end\nend\n`, []],
  ];
  for (const [what, code, expected] of cases) {
    it(what, async () => {
      assert.deepEqual(await modelsIn({ 'lib/app/config.rb': config, 'lib/app/chat.rb': code }), expected);
    });
  }
});
