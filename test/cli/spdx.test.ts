import assert from 'node:assert/strict';
import { join } from 'node:path';
import { makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { MANY } from '../support/many-kinds.ts';
import { PROJECT } from '../support/ports.ts';
import { spdxFaults } from '../support/schemas.ts';

interface Element {
  readonly type: string;
  readonly spdxId?: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: readonly string[];
  readonly relationshipType?: string;
  readonly completeness?: string;
  readonly [property: string]: unknown;
}

interface Report {
  readonly components: readonly { readonly id: string }[];
  readonly references: readonly { readonly component: string | null; readonly use: string }[];
}

const WORDS = ['bom', '--format', 'spdx', ...TODAY, '--no-timestamps'];

describe('the bill of materials in SPDX', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const make = async (
    ...words: readonly string[]
  ): Promise<{ readonly text: string; readonly graph: readonly Element[] }> => {
    const { out, err, code } = await place.run(...WORDS, ...words);
    assert.deepEqual([err, code], ['', 0]);
    return { text: out, graph: (JSON.parse(out) as { readonly '@graph': readonly Element[] })['@graph'] };
  };
  const writeMany = (): void => {
    for (const [path, content] of Object.entries(MANY)) place.write(path, content);
  };

  it('keeps to the official schema: the example, many kinds, the empty folder; which refuses what is wrong', async () => {
    const faults = spdxFaults();
    assert.deepEqual(faults(JSON.parse((await make()).text)), []);
    writeMany();
    for (const folder of ['.', join(PROJECT, 'examples', 'app')])
      assert.deepEqual(faults(JSON.parse((await make(folder)).text)).slice(0, 3), [], folder);
    const { text } = await make();
    for (const [from, to] of [
      ['"specVersion": "3.0.1"', '"specVersion": 3'],
      ['"relationshipType": "hasEvidence"', '"relationshipType": "has"'],
      ['"software_primaryPurpose": "model"', '"software_primaryPurpose": "brain"'],
    ] as const)
      assert.notDeepEqual(faults(JSON.parse(text.replace(from, to))), [], to);
  });

  it('has every component and place of the report, each id once, and no relation to what is not there', async () => {
    writeMany();
    const { graph } = await make();
    const report = JSON.parse((await place.run('scan', '--format', 'json', ...TODAY)).out) as Report;
    const facts = graph.filter(({ type }) => type === 'Annotation').map(({ statement }) => String(statement));
    for (const { id } of report.components)
      assert.ok(
        facts.some((text) => text.includes(JSON.stringify({ name: 'modelkeel:component', value: id }))),
        id,
      );
    const told = report.references.filter(({ component, use }) => component !== null || use !== 'listed');
    assert.equal(graph.filter(({ type }) => type === 'software_Snippet').length, told.length);
    const ids = graph.flatMap(({ spdxId }) => spdxId ?? []);
    assert.equal(new Set(ids).size, ids.length);
    const known = new Set([...ids, 'expandedlicensing_NoAssertionLicense']);
    for (const { from, to = [] } of graph)
      for (const id of [...(from ? [from] : []), ...to]) assert.ok(known.has(id), id);
    const [document] = graph.filter(({ type }) => type === 'SpdxDocument');
    assert.equal((document?.['element'] as readonly string[]).length, ids.length - 1);
  });

  it('tells of models by the AI profile: life, supplier, hashes, bases, licences, advisories, what is not known', async () => {
    writeMany();
    const { graph } = await make();
    const one = (name: string): Element => {
      const found = graph.find((element) => element.name === name && element.type !== 'software_Snippet');
      assert.ok(found?.spdxId, name);
      return found;
    };
    const related = (from: Element, type: string): readonly (Element | undefined)[] =>
      graph
        .filter((element) => element.from === from.spdxId && element.relationshipType === type)
        .flatMap(({ to = [] }) => to.map((id) => graph.find(({ spdxId }) => spdxId === id)));
    const dead = one('gpt-4-0314');
    assert.deepEqual(
      [dead.type, dead['validUntilTime'], dead['supportLevel'], dead['software_primaryPurpose']],
      ['ai_AIPackage', '2026-03-26T00:00:00Z', ['endOfSupport'], 'model'],
    );
    const [place6] = related(dead, 'hasEvidence');
    assert.deepEqual((place6?.['software_lineRange'] as Element)['beginIntegerRange'], 6);
    const distilled = one('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    assert.match(related(distilled, 'descendantOf')[0]?.name ?? '', /^meta-llama\//);
    assert.equal(related(distilled, 'hasDeclaredLicense')[0]?.['simplelicensing_licenseExpression'], 'MIT');
    assert.equal(one('squad').type, 'dataset_DatasetPackage');
    assert.deepEqual(one('ollama/ollama')['verifiedUsing'], [
      { type: 'Hash', algorithm: 'sha256', hashValue: 'a'.repeat(64) },
    ]);
    assert.ok(related(one('transformers'), 'hasAssociatedVulnerability').length > 0);
    assert.match(String(one('BAAI/bge-m3')['software_downloadLocation']), /\/tree\/5617a9f6/);
    one('unresolved model (openai)');
    const [needs] = graph.filter(({ relationshipType }) => relationshipType === 'dependsOn');
    assert.equal(needs?.completeness, 'incomplete');
    const [bill] = graph.filter(({ type }) => type === 'software_Sbom');
    assert.ok(!(bill?.['profileConformance'] as readonly string[]).includes('ai'), 'not all that it asks for is known');
  });

  it('is the same bytes each time and for any number of threads, from `scan` too, and takes hostile names', async () => {
    writeMany();
    place.write('a b/ä"<\u202e>.py', 'from transformers import AutoModel\nAutoModel.from_pretrained("x/y\\"<b>")\n');
    const [first, second] = [await make(), await make('--jobs', '1')];
    assert.equal(first.text, second.text);
    assert.deepEqual(spdxFaults()(JSON.parse(first.text)), []);
    assert.equal((await place.run('scan', '--format', 'spdx', '--fail-on', 'never', ...TODAY)).out, first.text);
    assert.match(
      (await place.run('bom', '--format', 'spdx', '--today', '2026-11-24')).out,
      /"created": "2026-11-24T00/,
    );
  });

  it('writes the sheet of Annex XII: every model in use, what is known with its source, what is not, no claim', async () => {
    writeMany();
    const { out, code } = await place.run('bom', '--format', 'annex-xii', '--no-timestamps', ...TODAY);
    assert.equal(code, 0);
    assert.match(out, /no claim of compliance/);
    assert.match(out, /^Models in use: 3\.$/m);
    assert.match(out, /^At 1 places? the model could not be told/m);
    assert.match(out, /^## gpt-4-0314 \(0314\)$/m);
    assert.match(out, /^\| 1\(h\) \| licence \| MIT \| .+, \d{4}-\d{2}-\d{2} \|$/m);
    assert.match(out, /^\| 1\(f\) \| number of parameters \| _not known_ \| {2}\|$/m);
    assert.doesNotMatch(out, /Written/);
  });
});
