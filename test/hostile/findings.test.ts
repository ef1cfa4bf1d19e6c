import assert from 'node:assert/strict';
import { createAnalyzer } from '../../src/core/analyzer.ts';
import type { FileReport } from '../../src/core/model/report.ts';
import { assertFourfold } from '../support/doubling.ts';
import { testPorts } from '../support/ports.ts';

const { signal } = new AbortController();

async function scanned(name: string, text: string): Promise<readonly FileReport[]> {
  const analyzer = createAnalyzer(testPorts({ [name]: text }), { horizonDays: 90, includeTests: true });
  try {
    return await analyzer.scan(() => undefined, signal);
  } finally {
    analyzer.dispose();
  }
}

const OPENAI = 'from openai import OpenAI\nclient = OpenAI()\n';
const SCRIPT = 'import OpenAI from "openai";\nconst client = new OpenAI();\n';
const CALL = 'client.chat.completions.create({ model: "gpt-4-0314" }); ';
const CALL_PYTHON = 'client.chat.completions.create(model="gpt-4-0314"); ';
const TRUSTED = 'pipeline("text-generation", model="org/name", trust_remote_code=True); ';

/** A file, by what stands before its pieces, the piece, and what stands behind them. */
const FILES: Readonly<Record<string, readonly [name: string, before: string, piece: string, behind?: string]>> = {
  'one line of Python with a finding in each call': ['a.py', OPENAI, CALL_PYTHON],
  'one line of TypeScript with a finding in each call': ['a.ts', SCRIPT, CALL],
  'one line of TSX': [
    'a.tsx',
    `${SCRIPT}const a = <A>`,
    `<B onClick={() => ${CALL.slice(0, -2)}} c="d">e</B>`,
    '</A>;',
  ],
  'lines with a finding each': ['a.py', OPENAI, `${CALL_PYTHON.trim()}\n`],
  'models that are loaded by name': ['a.py', 'from transformers import pipeline\n', TRUSTED],
  'packages without and with advisories': ['requirements.txt', '', 'vllm==0.5.0\nsomething==1\n'],
  'settings in YAML': ['a.yaml', 'models:\n', '  - model: gpt-4-0314\n'],
  'settings in one line of JSON': ['a.json', '{"models":[', '{"model":"gpt-4-0314"},', '{}]}'],
  'variables of .env': ['.env', '', 'OPENAI_MODEL=gpt-4-0314\n'],
  'commands of a script': ['a.sh', '', 'ollama run llama2\n'],
};

describe('files with thousands of findings', function () {
  this.timeout(120_000);
  for (const [title, [name, before, piece, behind = '']] of Object.entries(FILES)) {
    it(`take as long as they are: ${title}`, async () => {
      const text = (count: number): string => before + piece.repeat(count) + behind;
      const [report] = await scanned(name, text(10));
      assert.ok(report && report.references.length > 0, JSON.stringify(report));
      await assertFourfold(text, (long) => scanned(name, long), { title, small: 80, nothing: 50 });
    });
  }
});
