import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/base/edits.ts';
import { scanFiles } from '../../support/golden.ts';

const PINNED = 'm("BAAI/bge-m3", revision="5617a9f61b028005a4858fdac845db406aefb181")';
const HEAD = 'from transformers import AutoModel\nm = AutoModel.from_pretrained\n';

/** The findings about comments that silence nothing, as `line: message`, and the text without them. */
async function idle(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly told: readonly string[]; readonly after: string }> {
  const { analyzer, findings } = await scanFiles(files);
  const own = findings.filter(({ rule }) => rule === 'unused-suppression');
  const text = analyzer.text(own[0]?.place.uri ?? '') ?? '';
  const held = await analyzer.fixesOfAll(own, new AbortController().signal);
  const edits = own.flatMap((one) =>
    (held.get(one) ?? []).flatMap((fix) => (fix.title === 'Take this comment out' ? fix.edits : [])),
  );
  analyzer.dispose();
  const told = own.map(
    ({ place, message }) => `${String(text.slice(0, place.span.start).split('\n').length)}: ${message}`,
  );
  return { told, after: applyEdits(text, edits) };
}

describe('comments that silence nothing', () => {
  it('are told, and can be taken out', async () => {
    const { told, after } = await idle({
      'a.py': `${HEAD}${PINNED}  # modelkeel-ignore-line unpinned-revision -- once needed\n# modelkeel-ignore-next-line remote-code -- old\n${PINNED}\n`,
    });
    assert.deepEqual(told, [
      '3: unpinned-revision has nothing to say here, so this comment silences nothing. Take it out.',
      '4: remote-code has nothing to say here, so this comment silences nothing. Take it out.',
    ]);
    assert.equal(after, `${HEAD}${PINNED}\n${PINNED}\n`);
  });

  it('are told where their rule is misspelled', async () => {
    const { told } = await idle({ 'a.py': `${HEAD}m("BAAI/bge-m3")  # modelkeel-ignore-line unpinned-revison -- x\n` });
    assert.deepEqual(told, ['3: There is no rule unpinned-revison, so nothing is silenced by that name.']);
  });

  it('are not told where they serve, or may', async () => {
    const serving = [
      // What it silences.
      `${HEAD}m("BAAI/bge-m3")  # modelkeel-ignore-line unpinned-revision -- why\n`,
      `# modelkeel-ignore-file unpinned-revision -- why\n${HEAD}m("BAAI/bge-m3")\n`,
      // What a day or a host may bring.
      `${HEAD}${PINNED}  # modelkeel-ignore-line retiring-model -- why\n`,
      `${HEAD}${PINNED}  # modelkeel-ignore-line missing-license -- why\n`,
      `${HEAD}${PINNED}  # modelkeel-ignore-line -- why\n`,
      // What another file may ask.
      `${HEAD}${PINNED}\nNAME = "gpt-4-0314"  # modelkeel-ignore-line unsupported-parameter -- why\n`,
      // What is no test of ours.
      `${HEAD}${PINNED}\ntext = "modelkeel-ignore-line unpinned-revision"\n`,
    ];
    for (const text of serving) assert.deepEqual((await idle({ 'a.py': text })).told, [], text);
    const test = `${HEAD}${PINNED}  # modelkeel-ignore-line unpinned-revision -- why\n`;
    assert.deepEqual((await idle({ 'tests/test_a.py': test })).told, []);
  });

  it('are not told for a rule that a policy turned off', async () => {
    const { told } = await idle({
      'a.py': `${HEAD}m("BAAI/bge-m3")  # modelkeel-ignore-line unpinned-revision -- why\n`,
      'modelkeel.config.json': '{ "rules": { "unpinned-revision": "off" } }',
    });
    assert.deepEqual(told, []);
  });
});
