import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding.ts';
import type { Fix } from '../../../src/core/model/fix.ts';
import type { Reference } from '../../../src/core/model/report.ts';
import { fixesOfAll, fixesThatHold, keepsItsPromise } from '../../../src/core/inspect/verify.ts';
import type { Reinspection } from '../../../src/core/inspect/verify.ts';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { testPorts } from '../../support/ports.ts';
import { scanFiles } from '../../support/golden.ts';
import { identity, reference, URI } from '../../support/references.ts';

const BEFORE = 'ask("gpt-x")';
const AFTER = 'ask("gpt-y")';
const expects = { kind: 'identity', provider: 'openai', name: 'gpt-y', pin: null } as const;
const fix: Fix = {
  title: 'Replace with gpt-y',
  kind: 'replace',
  preferred: true,
  safety: 'review',
  edits: [{ uri: URI, span: { start: 5, end: 10 }, newText: 'gpt-y' }],
  expects,
};
const finding: Finding = {
  rule: 'retired-model',
  severity: 'error',
  message: '',
  place: { uri: URI, span: { start: 5, end: 10 } },
  reference: 'r1',
  related: [],
  fixes: [fix],
  tags: [],
  fingerprint: '',
};
const promised = reference(AFTER, { identity: identity({ name: 'gpt-y' }) });

/** Whether the fix holds where inspection of the changed text finds this. */
function holds(found: Partial<Reinspection>, candidate: Fix = fix, errorsBefore = 0): Promise<boolean> {
  return keepsItsPromise(
    finding,
    candidate,
    (uri) => (uri === URI ? BEFORE : null),
    (_, texts) => {
      const before = { references: [], findings: [finding], syntaxErrors: errorsBefore };
      const after = { references: [promised], findings: [], syntaxErrors: 0, ...found };
      return Promise.resolve(texts.size === 0 ? before : after);
    },
  );
}

describe('a fix keeps its promise', () => {
  it('where the edited place names what it says', async () => {
    assert.equal(await holds({}), true);
    assert.equal(await holds({ references: [] }), false);
    assert.equal(
      await holds({ references: [reference(AFTER, { identity: identity({ name: 'gpt-y', provider: 'xai' }) })] }),
      false,
    );
  });

  it('and not at another place', async () => {
    const literal = { uri: URI, span: { start: 40, end: 45 } };
    assert.equal(await holds({ references: [{ ...promised, literal }] }), false);
    assert.equal(
      await holds({ references: [{ ...promised, literal: { ...promised.literal, uri: 'file:///b.py' } }] }),
      false,
    );
  });

  it('where the pin state is the promised one', async () => {
    const pinned: Fix = { ...fix, expects: { ...expects, pin: 'pinned' } };
    const as = (pin: 'pinned' | 'floating'): Reference => ({
      ...promised,
      identity: identity({ name: 'gpt-y', pin }),
    });
    assert.equal(await holds({ references: [as('pinned')] }, pinned), true);
    assert.equal(await holds({ references: [as('floating')] }, pinned), false);
  });

  it('for every call that the edit reaches', async () => {
    const other: Reference = { ...promised, identity: identity({ name: 'gpt-y', provider: 'azure-openai' }) };
    assert.equal(await holds({ references: [promised, other] }), false);
    assert.equal(await holds({ references: [promised, { ...other, use: 'config' }] }), true);
  });

  it('unless it breaks the syntax; what was broken before may stay so', async () => {
    assert.equal(await holds({ syntaxErrors: 1 }), false);
    assert.equal(await holds({ syntaxErrors: 1 }, fix, 1), true);
    assert.equal(await holds({ syntaxErrors: 2 }, fix, 1), false);
  });

  it('unless the finding is still there, or an error took its place', async () => {
    assert.equal(await holds({ findings: [finding] }), false);
    assert.equal(await holds({ findings: [{ ...finding, rule: 'unknown-model' }] }), false);
    assert.equal(await holds({ findings: [{ ...finding, rule: 'floating-model', severity: 'info' }] }), true);
    const elsewhere = { uri: URI, span: { start: 50, end: 55 } };
    assert.equal(await holds({ findings: [{ ...finding, place: elsewhere }] }), true);
  });

  it('and a suppression where the finding is gone, wherever it has moved', async () => {
    const above: Fix = {
      ...fix,
      kind: 'suppress',
      edits: [{ uri: URI, span: { start: 0, end: 0 }, newText: '# quiet\n' }],
      expects: { kind: 'silenced' },
    };
    const moved = { uri: URI, span: { start: 13, end: 18 } };
    assert.equal(await holds({}, above), true);
    assert.equal(await holds({ findings: [{ ...finding, place: moved }] }, above), false);
  });

  it('only if it changes anything, in a text that is at hand', async () => {
    const [edit] = fix.edits;
    assert.ok(edit);
    assert.equal(await holds({}, { ...fix, edits: [{ ...edit, newText: 'gpt-x' }] }), false);
    assert.equal(await holds({}, { ...fix, edits: [{ ...edit, uri: 'file:///gone.py' }] }), false);
  });

  it('and of several ways to one end, the first that works is kept', async () => {
    const ways = ['a', 'b', 'c'].map((newText): Fix => ({
      ...fix,
      title: 'Ignore',
      kind: 'suppress',
      edits: [{ uri: URI, span: { start: 0, end: 0 }, newText }],
      expects: { kind: 'silenced' },
    }));
    const tried: string[] = [];
    const kept = await fixesThatHold(
      { ...finding, fixes: ways },
      () => BEFORE,
      (_, texts) => {
        const text = texts.get(URI) ?? '';
        tried.push(text.slice(0, 1));
        const still = text.startsWith('a') ? [{ ...finding, place: { uri: URI, span: { start: 6, end: 11 } } }] : [];
        return Promise.resolve({ references: [], findings: still, syntaxErrors: 0 });
      },
    );
    assert.deepEqual([kept, tried], [[ways[1]], ['a', 'b']]);
  });
});

describe('fixes that inspection refuses', () => {
  const signal = new AbortController().signal;

  it('a constant that two platforms read is not pinned for one of them', async () => {
    const { analyzer, findings } = await scanFiles({
      'main.py': [
        'from openai import AzureOpenAI, OpenAI',
        'MODEL = "gpt-5.5"',
        'OpenAI().responses.create(model=MODEL, input="a")',
        'azure = AzureOpenAI(azure_endpoint="https://example.openai.azure.com", api_version="1")',
        'azure.responses.create(model=MODEL, input="a")',
      ].join('\n'),
    });
    const floating = findings.find(({ rule }) => rule === 'floating-model');
    assert.ok(floating);
    assert.equal(floating.fixes[0]?.kind, 'pin');
    const held = await analyzer.fixes(floating, signal);
    analyzer.dispose();
    assert.deepEqual(
      held.map(({ kind }) => kind),
      ['suppress'],
    );
  });

  it('a suppression in each format of configuration', async () => {
    const { analyzer, findings } = await scanFiles({
      'a/settings.json': '{\n  "llm": {\n    "model": "gpt-4-32k"\n  }\n}\n',
      'b/settings.jsonc': '{\n  // why\n  "model": "gpt-4-32k", "temperature": 0\n}\n',
      'c/settings.yaml': 'llm:\n  model: gpt-4-32k\n',
      'd/settings.toml': '[llm]\nmodel = "gpt-4-32k"\n',
      'e/settings.ini': '[llm]\nmodel = gpt-4-32k\n',
      'f/settings.properties': 'llm.model=gpt-4-32k\n',
      'g/main.tf': 'variable "model" {\n  default = "gpt-4-32k"\n}\n',
      'h/main.bicep': "param model string = 'claude-2.1'\n",
      'i/ask.prompt': '---\nmodel: gpt-4-32k\n---\nHello\n',
    });
    assert.equal(findings.filter(({ rule }) => rule === 'retired-model').length, 9);
    const held = await Promise.all(findings.map((finding) => analyzer.fixes(finding, signal)));
    analyzer.dispose();
    assert.deepEqual(
      held.map((fixes) => fixes.at(-1)?.kind),
      findings.map(() => 'suppress'),
    );
  });

  it('a revision that two models share is not written for one of them', async () => {
    const { analyzer, findings } = await scanFiles({
      'main.py': [
        'from transformers import AutoModel',
        'BRANCH = "main"',
        'AutoModel.from_pretrained("gpt2", revision=BRANCH)',
        'AutoModel.from_pretrained("bert-base-uncased", revision=BRANCH)',
      ].join('\n'),
    });
    const held = await Promise.all(findings.map((finding) => analyzer.fixes(finding, signal)));
    analyzer.dispose();
    assert.deepEqual(
      held.map((fixes) => fixes.map(({ kind }) => kind)),
      [['suppress'], ['suppress']],
    );
  });

  it('a commit of one model is not written where another may be loaded', async () => {
    const { analyzer, findings } = await scanFiles({
      'main.py': [
        'from transformers import AutoModel',
        'AutoModel.from_pretrained("gpt2" if small() else "bert-base-uncased")',
      ].join('\n'),
    });
    assert.equal(findings.length, 2);
    const held = await Promise.all(findings.map((finding) => analyzer.fixes(finding, signal)));
    analyzer.dispose();
    assert.deepEqual(
      held.map((fixes) => fixes.map(({ kind }) => kind)),
      [['suppress'], ['suppress']],
    );
  });

  it('stops when asked to', async () => {
    const { analyzer, findings } = await scanFiles({ '.env': 'OPENAI_MODEL=gpt-4-0314\n' });
    const [finding] = findings;
    assert.ok(finding);
    await assert.rejects(analyzer.fixes(finding, AbortSignal.abort()), { name: 'AbortError' });
    analyzer.dispose();
  });
});

describe('fixes of many findings', () => {
  const signal = new AbortController().signal;
  const calls = Array.from(
    { length: 12 },
    (_, index) =>
      `client.chat.completions.create(model="${['gpt-4-0314', 'gpt-4o', 'gpt-5.4-nano'][index % 3] ?? ''}")\n`,
  );
  const text = `from openai import OpenAI\nclient = OpenAI()\n${calls.join('')}MODEL = "gpt-4-0314"\nclient.responses.create(model=MODEL)\n`;

  it('are those of each, with fewer inspections', async () => {
    const analyzer = createAnalyzer(testPorts({ 'app.py': text }), { horizonDays: 90, includeTests: false });
    const reports = await analyzer.scan(() => undefined, signal);
    const findings = reports.flatMap((report) => report.findings);
    assert.ok(findings.length >= 12);
    const together = await analyzer.fixesOfAll(findings, signal);
    for (const finding of findings) assert.deepEqual(together.get(finding), await analyzer.fixes(finding, signal));
    analyzer.dispose();
  });

  it('are tried one by one where they do not hold together', async () => {
    const [first, second] = ['a', 'b'].map((name, index) => {
      const span = { start: index * 4, end: index * 4 + 3 };
      const edit = { uri: 'u', span, newText: name };
      const fix: Fix = {
        title: name,
        kind: 'suppress',
        preferred: false,
        safety: 'review',
        edits: [edit],
        expects: { kind: 'silenced' },
      };
      return { ...finding, place: { uri: 'u', span }, fixes: [fix] };
    });
    assert.ok(first && second);
    const many = [first, second, { ...first, place: { uri: 'u', span: { start: 8, end: 9 } }, fixes: [] }];
    let inspections = 0;
    const proved = await fixesOfAll(
      many,
      () => 'old old old old',
      () => {
        inspections++;
        return Promise.resolve({ references: [], findings: [], syntaxErrors: 0 });
      },
    );
    assert.deepEqual(
      many.map((one) => proved.get(one)?.length),
      [1, 1, 0],
    );
    assert.equal(inspections, 2, 'too few for a batch');
  });
});
