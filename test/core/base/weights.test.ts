import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { readWeights, weightsDocument } from '../../../src/core/base/weights/read-weights.ts';
import { ROOT, memoryWorkspace, testPorts } from '../../support/ports.ts';

const text = new TextEncoder();

function bytesOf(...parts: readonly (string | number | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...text.encode(part)] : typeof part === 'number' ? [part] : part,
    ),
  );
}

/** A number in 4 or 8 bytes, lowest first. */
function number(value: number, size: 4 | 8): readonly number[] {
  return Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
}

function sized(value: string): readonly number[] {
  return [...number(text.encode(value).length, 8), ...text.encode(value)];
}

function gguf(): Uint8Array {
  return bytesOf(
    'GGUF', number(3, 4), number(0, 8), number(6, 8),
    sized('general.architecture'), number(8, 4), sized('llama'),
    sized('general.name'), number(8, 4), sized('Helper 8B'),
    sized('general.license'), number(8, 4), sized('llama3.1'),
    sized('general.base_model.0.repo_url'), number(8, 4), sized('https://huggingface.co/acme/Base-8B'),
    sized('tokenizer.ggml.tokens'), number(9, 4), number(8, 4), number(2, 8), sized('a'), sized('b'),
    sized('llama.context_length'), number(4, 4), number(8192, 4),
  ); // prettier-ignore
}

/** A pickle that would call `os.system` when it is loaded. */
const EVIL = bytesOf([0x80, 2], 'cposix\nsystem\n', [0x58, ...number(2, 4)], 'ls', [0x85, 0x52, 0x2e]);

describe('heads of files of weights', () => {
  it('tell what a GGUF file says of itself', () => {
    const header = readWeights('m.gguf', gguf(), 5_000_000_000);
    assert.deepEqual(
      [
        header.format,
        header.name,
        header.architecture,
        header.license,
        header.base,
        header.contextLength,
        header.bytes,
      ],
      ['gguf', 'Helper 8B', 'llama', 'llama3.1', 'acme/Base-8B', 8192, 5_000_000_000],
    );
    assert.equal(header.problem, null);
  });

  it('give what stands in front where the bytes end', () => {
    const whole = gguf();
    for (let end = 4; end < whole.length; end += 3) {
      const header = readWeights('m.gguf', whole.subarray(0, end), whole.length);
      assert.equal(header.format, 'gguf');
      assert.ok(header.name === null || header.name === 'Helper 8B');
    }
    assert.match(readWeights('m.gguf', whole.subarray(0, 12), 12).problem ?? '', /not whole/);
    assert.match(readWeights('m.gguf', bytesOf('ELF'), 3).problem ?? '', /GGUF/);
  });

  it('tell what a safetensors file says, also where its header goes on', () => {
    const json = JSON.stringify({
      __metadata__: { 'modelspec.title': 'Ink', ss_sd_model_name: 'acme/base', format: 'pt' },
      w: { dtype: 'BF16', shape: [1], data_offsets: [0, 2] },
    });
    const whole = bytesOf(number(json.length, 8), json, [0, 0]);
    const header = readWeights('ink.safetensors', whole, whole.length);
    assert.deepEqual(
      [header.name, header.base, header.quantization, header.problem],
      ['Ink', 'acme/base', 'BF16', null],
    );
    assert.equal(readWeights('ink.safetensors', whole.subarray(0, json.length - 20), whole.length).name, 'Ink');
    assert.match(readWeights('ink.safetensors', bytesOf(number(9_000, 8), '{'), 30).problem ?? '', /length/);
  });

  it('tell what a pickle would call, without running it', () => {
    assert.deepEqual(readWeights('net.pkl', EVIL, EVIL.length).calls, ['posix.system']);
    const stacked = bytesOf([0x80, 4, 0x95], number(30, 8), [0x8c, 5], 'torch', [0x8c, 8], '_rebuild', [0x93], [0x8c, 8], 'builtins', [0x8c, 4], 'eval', [0x93, 0x2e]); // prettier-ignore
    assert.deepEqual(readWeights('net.pt', stacked, stacked.length).calls, ['builtins.eval']);
    const archive = bytesOf('PK\u0003\u0004', number(0, 4), number(0, 8), [0, 0], number(EVIL.length, 4), number(EVIL.length, 4), [16, 0, 0, 0], 'archive/data.pkl', [...EVIL]); // prettier-ignore
    assert.deepEqual(readWeights('net.ckpt', archive, archive.length).calls, ['posix.system']);
    assert.equal(readWeights('board.bin', bytesOf([1, 2, 3, 250, 0]), 5).format, 'unknown');
  });

  it('tell hash and size of what a Git LFS pointer points to', () => {
    const sha = 'ab'.repeat(32);
    const pointer = bytesOf(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha}\nsize 123456\n`);
    const header = readWeights('net.onnx', pointer, pointer.length);
    assert.deepEqual([header.format, header.sha256, header.bytes], ['git-lfs-pointer', sha, 123456]);
  });

  it('take any bytes', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % 256;
    for (const name of ['a.gguf', 'a.safetensors', 'a.pt', 'a.onnx', 'a.pkl'])
      for (let run = 0; run < 100; run++) {
        const body = Array.from({ length: run * 3 }, next);
        readWeights(
          name,
          bytesOf(...(run % 3 === 0 ? ['GGUF', number(3, 4)] : run % 3 === 1 ? ['PK\u0003\u0004'] : []), body),
          body.length,
        );
      }
  });

  it('are told of files of the workspace, and of no others', async () => {
    const code =
      'from llama_cpp import Llama\n\nllm = Llama(model_path="../models/m.gguf")\nout = Llama(model_path="../../m.gguf")\n';
    const files = memoryWorkspace({ 'app/run.py': code });
    const asked: string[] = [];
    const workspace = {
      ...files,
      read: (uri: string, signal: AbortSignal) => {
        if (!uri.endsWith('.gguf')) return files.read(uri, signal);
        asked.push(uri);
        return Promise.resolve(weightsDocument(uri, gguf(), 10));
      },
    };
    const analyzer = createAnalyzer({ ...testPorts(), workspace }, { horizonDays: 90, includeTests: false });
    const report = await analyzer.analyze(
      { uri: `${ROOT}/app/run.py`, language: 'python', version: 1, text: code },
      new AbortController().signal,
    );
    analyzer.dispose();
    const [first, second] = report.references.filter(({ kind }) => kind === 'weights-file');
    assert.ok(first?.metadata?.kind === 'found');
    assert.equal(first.metadata.value.weights?.value.base, 'acme/Base-8B');
    assert.equal(second?.metadata, null);
    assert.deepEqual(asked, [`${ROOT}/models/m.gguf`]);
  });
});
