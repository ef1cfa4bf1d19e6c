import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeBomBinary, encodeBomJson, parseBomBinary, parseBomJsonString } from '@appthreat/cdx-proto';
import { PackageURL } from 'packageurl-js';
import { makePlace, TODAY } from '../support/command-line.ts';
import type { CliPlace } from '../support/command-line.ts';
import { MANY } from '../support/many-kinds.ts';
import { PROJECT } from '../support/ports.ts';
import { cycloneDxFaults } from '../support/schemas.ts';

interface Part {
  readonly type?: string;
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly scope?: string;
  readonly licenses?: readonly { readonly expression?: string }[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly pedigree?: { readonly ancestors?: readonly Part[] };
  readonly modelCard?: object;
  readonly endpoints?: readonly string[];
  readonly evidence?: {
    readonly identity: readonly { readonly methods: readonly { readonly value: string }[] }[];
    readonly occurrences: readonly {
      readonly location: string;
      readonly line: number;
      readonly additionalContext: string;
    }[];
  };
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

interface Bom {
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp?: string; readonly component: { readonly name: string } };
  readonly components: readonly Part[];
  readonly services?: readonly Part[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly compositions: readonly { readonly aggregate: string }[];
  readonly vulnerabilities?: readonly { readonly id: string; readonly affects: readonly { readonly ref: string }[] }[];
  readonly formulation?: readonly [
    {
      readonly workflows: readonly {
        readonly uid: string;
        readonly inputs: readonly { readonly resource: { readonly ref: string } }[];
        readonly resourceReferences?: readonly { readonly ref: string }[];
      }[];
    },
  ];
}

interface Report {
  readonly components: readonly { readonly id: string }[];
  readonly references: readonly { readonly component: string | null; readonly use: string }[];
}

const EXAMPLE = join(PROJECT, 'examples', 'app');
const versions = ['1.6', '1.7'] as const;

const valueOf = ({ properties }: Part, name: string): string | undefined =>
  properties.find((property) => property.name === `modelkeel:${name}`)?.value;

describe('the bill of materials', () => {
  let place: CliPlace;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => {
    place.remove();
  });
  const make = async (...words: readonly string[]): Promise<{ readonly text: string; readonly bom: Bom }> => {
    const { out, err, code } = await place.run('bom', ...TODAY, ...words);
    assert.deepEqual([err, code], ['', 0]);
    return { text: out, bom: JSON.parse(out) as Bom };
  };

  for (const version of versions)
    it(`keeps to the schema of ${version}: the example, many kinds, the empty folder`, async () => {
      const faults = cycloneDxFaults(version);
      const empty = (await make('--spec-version', version)).bom;
      assert.deepEqual(faults(empty).slice(0, 3), []);
      assert.deepEqual(empty.components, []);
      for (const [path, content] of Object.entries(MANY)) place.write(path, content);
      for (const folder of ['.', EXAMPLE])
        assert.deepEqual(faults((await make(folder, '--spec-version', version)).bom).slice(0, 3), [], folder);
      const { out } = await place.run('scan', '--format', 'cyclonedx', ...TODAY);
      assert.deepEqual(cycloneDxFaults('1.6')(JSON.parse(out)).slice(0, 3), []);
    });

  it('has a line for every component of the report, at its places', async () => {
    for (const [path, content] of Object.entries(MANY)) place.write(path, content);
    const { bom } = await make();
    const report = JSON.parse((await place.run('scan', '--format', 'json', ...TODAY)).out) as Report;
    const parts = [...bom.components, ...(bom.services ?? [])];
    const ids = parts.flatMap((part) => valueOf(part, 'component') ?? []);
    assert.deepEqual([...new Set(ids)].toSorted(), report.components.map(({ id }) => id).toSorted());
    const occurrences = bom.components.flatMap(({ evidence }) => evidence?.occurrences ?? []);
    const noEndpoints = report.references.filter(({ component, use }) => component !== null || use !== 'listed');
    const endpoints = (bom.services ?? []).flatMap(({ properties }) =>
      properties.filter(({ name }) => name === 'modelkeel:occurrence'),
    );
    assert.equal(occurrences.length + endpoints.length, noEndpoints.length);
    assert.equal(new Set(parts.map((part) => part['bom-ref'])).size, parts.length, 'references are unique');
    const known = new Set([...parts.map((part) => part['bom-ref']), 'root']);
    for (const { ref, dependsOn = [] } of bom.dependencies)
      for (const one of [ref, ...dependsOn]) assert.ok(known.has(one), one);
    for (const { purl } of parts) if (purl !== undefined) assert.equal(PackageURL.fromString(purl).toString(), purl);
  });

  it('tells of life, pin, licence, base models, digests, advisories and what is not known', async () => {
    for (const [path, content] of Object.entries(MANY)) place.write(path, content);
    const { bom } = await make();
    const part = (name: string): Part => {
      const found = bom.components.find((component) => component.name === name);
      assert.ok(found, name);
      return found;
    };
    const dead = part('gpt-4-0314');
    assert.equal(dead.type, 'machine-learning-model');
    assert.deepEqual(
      ['life.status', 'life.retires', 'pin', 'facts'].map((name) => valueOf(dead, name)),
      ['retired', '2026-03-26', 'pinned', 'bundled'],
    );
    const missing = dead.properties.filter(({ name }) => name === 'modelkeel:minimum-elements.not-known');
    assert.ok(missing.some(({ value }) => value === 'model hash'));
    assert.ok(!missing.some(({ value }) => value === 'model timestamp'), 'what is known is not listed as not known');
    assert.match(valueOf(dead, 'finding.retired-model') ?? '', /was retired by OpenAI/);
    assert.deepEqual(
      dead.evidence?.occurrences.map(({ location, line }) => [location, line]),
      [['app.py', 6]],
    );
    assert.match(
      dead.evidence.occurrences[0]?.additionalContext ?? '',
      /^declared, source-code-analysis, confidence 0\.9, call: /,
    );
    const distilled = part('deepseek-ai/DeepSeek-R1-Distill-Llama-8B');
    assert.equal(distilled.licenses?.[0]?.expression, 'MIT');
    assert.match(distilled.pedigree?.ancestors?.[0]?.name ?? '', /^meta-llama\//);
    assert.equal(part('BAAI/bge-m3').purl, 'pkg:huggingface/BAAI/bge-m3@5617a9f61b028005a4858fdac845db406aefb181');
    assert.deepEqual(part('ollama/ollama').hashes, [{ alg: 'SHA-256', content: 'a'.repeat(64) }]);
    const unresolved = part('unresolved model (openai)');
    assert.equal(valueOf(unresolved, 'unresolved.reason'), 'environment');
    assert.deepEqual(
      unresolved.evidence?.identity[0]?.methods.map(({ value }) => value),
      ['unresolved'],
    );
    assert.equal(bom.compositions[0]?.aggregate, 'incomplete');
    const library = bom.components.find(({ purl }) => purl === 'pkg:pypi/transformers@4.30.0');
    assert.equal(library?.type, 'library');
    assert.ok((bom.vulnerabilities ?? []).some(({ affects }) => affects.some(({ ref }) => ref === library['bom-ref'])));
    const service = bom.services?.find((one) => one.name === 'OpenAI');
    assert.ok(service);
    assert.ok(
      bom.dependencies.some(
        ({ ref, dependsOn }) => ref === dead['bom-ref'] && dependsOn?.includes(service['bom-ref']) === true,
      ),
      'a hosted model depends on its platform',
    );
  });

  it('is the same bytes each time, with the serial number, name and time that are asked for', async () => {
    place.write('app.py', MANY['app.py'] ?? '');
    const words = ['--no-timestamps', '--name', 'shop'];
    const [first, second] = [await make(...words), await make(...words, '--jobs', '1')];
    assert.equal(first.text, second.text);
    assert.equal(first.bom.metadata.timestamp, undefined);
    assert.equal(first.bom.metadata.component.name, 'shop');
    assert.equal((await make()).bom.metadata.timestamp, '2026-11-23T00:00:00Z');
    const uuid = '3e671687-395b-41f5-a30f-a58921a69b79';
    assert.equal((await make('--serial-number', uuid)).bom.serialNumber, `urn:uuid:${uuid}`);
    place.write('b.py', 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="x")\n');
    assert.notEqual((await make(...words)).bom.serialNumber, first.bom.serialNumber);
  });

  it('is read whole by a reader that others wrote', async () => {
    for (const [path, content] of Object.entries(MANY)) place.write(path, content);
    for (const version of versions) {
      const { text, bom } = await make('--spec-version', version);
      const read = encodeBomJson(
        parseBomBinary(encodeBomBinary(parseBomJsonString(text, { ignoreUnknownFields: true }))),
      ) as unknown as Bom;
      assert.deepEqual(
        read.components.map((part) => [part.type, part['bom-ref'], part.purl ?? '', part.evidence?.occurrences.length]),
        bom.components.map((part) => [part.type, part['bom-ref'], part.purl ?? '', part.evidence?.occurrences.length]),
      );
    }
  });

  it('tells how models are made here: what goes in, and with what', async () => {
    place.write(
      'train.yaml',
      'model_name_or_path: Qwen/Qwen2.5-1.5B\ndataset_name: open-r1/OpenR1-Math-220k\nlora_r: 8\n',
    );
    place.write(
      'train.py',
      'from trl import SFTTrainer\nfrom datasets import load_dataset\nSFTTrainer(model="Qwen/Qwen2.5-0.5B", train_dataset=load_dataset("squad"))\n',
    );
    place.write('ask.py', 'from transformers import pipeline\npipeline("text-generation", model="Qwen/Qwen2.5-7B")\n');
    for (const version of versions) {
      const { bom } = await make('--spec-version', version);
      assert.deepEqual(cycloneDxFaults(version)(bom).slice(0, 3), []);
      const workflows = bom.formulation?.[0].workflows ?? [];
      assert.deepEqual(
        workflows.map(({ uid, inputs, resourceReferences }) => [
          uid,
          inputs.map(({ resource }) => resource.ref),
          (resourceReferences ?? []).map(({ ref }) => ref),
        ]),
        [
          ['train.py', ['huggingface:Qwen/Qwen2.5-0.5B', 'huggingface:squad'], ['pypi:datasets', 'pypi:trl']],
          ['train.yaml', ['huggingface:Qwen/Qwen2.5-1.5B', 'huggingface:open-r1/OpenR1-Math-220k'], []],
        ],
      );
    }
  });

  it('exits with 2 and one clear line on wrong use, and writes nothing', async () => {
    const before = 'what stood there';
    const target = place.write('bom.json', before);
    for (const [words, line] of [
      [['--spec-version', '2.0'], /'2\.0' is invalid\. Allowed choices are 1\.6, 1\.7, 3\.0\.1/],
      [['--format', 'spdx', '--spec-version', '1.7'], /--format spdx is written in version 3\.0\.1, not 1\.7\./],
      [['--spec-version', '3.0.1'], /--format cyclonedx is written in version 1\.6 or 1\.7, not 3\.0\.1\./],
      [['--format', 'annex-xii', '--spec-version', '1.6'], /--format annex-xii has no versions/],
      [['--format', 'annex-xii', '--serial-number', '3e671687-395b-41f5-a30f-a58921a69b79'], /no place for a serial/],
      [['--format', 'spdx', '--output', '.'], /\. is a folder\. Name a file in it\./],
      [['--serial-number', '17'], /Give a UUID/],
      [['nowhere', '--output', 'bom.json'], /nowhere does not exist/],
      [['--output', 'no/such/folder/bom.json'], /no\/such\/folder\/bom\.json could not be written/],
    ] as const) {
      const run = await place.run('bom', ...TODAY, ...words);
      assert.deepEqual([run.code, run.out], [2, ''], words.join(' '));
      assert.match(run.err, line);
      assert.equal(run.err.trim().split('\n').length, 1, run.err);
    }
    assert.equal(readFileSync(target, 'utf8'), before);
  });
});
