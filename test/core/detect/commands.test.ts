import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { createCommandPrefilter } from '../../../src/core/detect/command-prefilter.ts';
import { unwrap } from '../../../src/core/detect/command-wrappers.ts';
import { commandTables } from '../../../src/core/detect/match-commands.ts';
import { idInAddress } from '../../../src/core/detect/model-addresses.ts';
import { flatten } from '../../../src/core/detect/word-parts.ts';
import type { FileReport } from '../../../src/core/model/report.ts';
import { collectShellFacts } from '../../../src/core/syntax/shell/shell.ts';
import { fixturePaths, fixtureSource } from '../../support/fixtures.ts';
import { ROOT, testPorts } from '../../support/ports.ts';

describe('command tables', () => {
  const ids = commandTables.map(({ id }) => id);

  it('have ids of their own and an address', () => {
    assert.deepEqual([...new Set(ids)], ids);
    for (const { id, documentation } of commandTables) assert.match(documentation, /^https:\/\/\S+$/, id);
  });

  it('know each program once', () => {
    const programs = commandTables.flatMap((table) => table.programs.map((program) => program));
    const twice = programs.filter((program, index) => programs.indexOf(program) !== index);
    assert.deepEqual(twice, []);
  });

  it('have a fixture for each argument', () => {
    const texts = fixturePaths()
      .map((path) => fixtureSource(path).text)
      .join('\n');
    const detectors = commandTables.flatMap((table) => table.arguments.map(({ id }) => `${table.id}/${id}`));
    const untested = detectors.filter((detector) => !new RegExp(`detector=${detector}(?![\\w-])`).test(texts));
    assert.deepEqual(untested, []);
  });
});

describe('wrappers of commands', () => {
  const started = (text: string): readonly string[] => {
    const { commands } = collectShellFacts({ uri: 'file:///run.sh', language: 'shellscript', version: 1, text });
    return commands.flatMap((command) =>
      unwrap(command).started.flatMap(({ program, words, image }) => {
        if (program === 'docker run') return [];
        const name = program ?? `[${image ? flatten(image).text : ''}]`;
        return [[name, ...words.map((word) => flatten(word).text)].join(' ')];
      }),
    );
  };
  const cases: readonly [string, readonly string[]][] = [
    ['a b', ['a b']],
    ['/usr/bin/a.exe b', ['a b']],
    ['sudo -u x env A=b C=d nohup time nice -n 5 timeout -k 5 60 a b', ['a b']],
    ['exec a', ['a']],
    ['uv run --with x --python 3.12 a b', ['a b']],
    ['uvx --from "a[b]" c d', ['c d']],
    ['uvx a@1.2 b', ['a b']],
    ['npx -y @a/b@latest c', ['b c']],
    ['poetry run python -u -m a.b c', ['python -m a.b c']],
    ['python3.11 -X dev a/b.py --c', ['b.py --c']],
    ['python -c "a"', ['python -c a']],
    ['python - <<EOF\na\nEOF', ['python -c a\n']],
    ['python <<EOF\na\nEOF', ['python -c a\n']],
    ['torchrun --nproc_per_node=8 --master_port 1 a.py b', ['a.py b']],
    ['accelerate launch --config_file x.yaml -m a.b c', ['python -m a.b c']],
    ['srun -N 1 --ntasks 2 -w x a b', ['a b']],
    ['docker run -itd --rm -p 1:2 -e A=b --gpus all x:y', ['[x:y]']],
    ['docker run -p8000:8000 x --a b', ['[x] --a b']],
    ['docker run x a --b', ['[x] a --b', 'a --b']],
    ['docker run --entrypoint a x --b', ['a --b']],
    ['docker container run x', ['[x]']],
    ['docker exec -it -e A=b x a b', ['a b']],
    ['docker compose -f x.yml exec -T y a b', ['a b']],
    ['docker-compose run --rm y a', ['a']],
    ['docker build -t x .', ['docker build -t x .']],
    ['kubectl exec -n x y -- a b', ['a b']],
    ['kubectl run x --image=y:z --restart=Never -- --a b', ['[y:z] --a b']],
    ['bash -lc "a b && c"', ['a b', 'c']],
    ['ssh -i key host "a b"', ['a b']],
    ['xargs -n 1 a b', ['a b']],
    ['tmux send-keys -t x "a b" Enter', ['a b']],
    ['x --y -- a b', ['x --y -- a b', 'a b']],
    ['npm run x -- --a', ['npm run x -- --a']],
    ['bash <<EOF\na b\nEOF', ['a b']],
  ];
  for (const [text, expected] of cases) {
    it(text.replaceAll('\n', '\\n'), () => {
      assert.deepEqual(started(text), expected);
    });
  }
});

describe('ids in addresses', () => {
  const cases: readonly [string, string | null][] = [
    ['https://huggingface.co/a/b/resolve/main/c.gguf', 'https://huggingface.co/a/b/resolve/main/c.gguf'],
    ['https://huggingface.co/datasets/a/b/resolve/main/c', 'a/b'],
    ['https://huggingface.co/\uE000/resolve/main/c', '\uE000'],
    ['https://huggingface.co/a/b/resolve/main/\uE000', 'a/b'],
    ['https://huggingface.co/a/b', null],
    ['https://huggingface.co/spaces/a/b', null],
    ['https://generativelanguage.googleapis.com/v1beta/models/gemini-x:generateContent', 'gemini-x'],
    ['https://generativelanguage.googleapis.com/v1beta/models', null],
    [
      'https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/gemini-x:predict',
      'gemini-x',
    ],
    ['https://x.openai.azure.com/openai/deployments/d/chat/completions', 'd'],
    ['https://bedrock-runtime.us-east-1.amazonaws.com/model/a.b/invoke', 'a.b'],
    ['https://api.replicate.com/v1/models/a/b/predictions', 'a/b'],
    ['https://api.cloudflare.com/client/v4/accounts/x/ai/run/@cf/meta/llama', '@cf/meta/llama'],
    ['https://api.deepinfra.com/v1/inference/a/b', 'a/b'],
    ['https://router.huggingface.co/hf-inference/models/a/b', 'a/b'],
    ['https://example.com/models/a/b', null],
  ];
  for (const [address, expected] of cases) {
    it(address, () => {
      const found = idInAddress(address);
      assert.equal(found && address.slice(found.start, found.end), expected);
    });
  }
});

describe('the prefilter of commands', () => {
  const prefilter = createCommandPrefilter(commandTables);
  const mayMatch = (text: string, path: string): boolean => prefilter.mayMatch(text, path, true, true);

  it('lets programs and flags pass where commands stand', () => {
    assert.ok(mayMatch('hf download a/b', '/x/run.sh'));
    assert.ok(mayMatch('CMD ["aichat", "-m", "x"]', '/x/Dockerfile'));
    assert.ok(mayMatch('python train.py --model_name_or_path a/b', '/x/run.slurm'));
    assert.ok(mayMatch('FROM a/b', '/x/Modelfile'));
    assert.ok(!mayMatch('hf download a/b', '/x/main.py'));
    assert.ok(!mayMatch('docker build -t x . && git push && az login', '/x/run.sh'));
  });
});

describe('commands in other documents', () => {
  const analyzer = createAnalyzer(testPorts(), { horizonDays: 90, includeTests: false });
  const signal = new AbortController().signal;
  after(() => {
    analyzer.dispose();
  });
  const analyze = (name: string, language: string, text: string): Promise<FileReport> =>
    analyzer.analyze({ uri: `${ROOT}/${name}`, language, version: 1, text }, signal);
  const shown = ({ references }: FileReport, text: string): readonly string[] =>
    references
      .filter(({ kind, use }) => kind !== 'package' && use === 'call')
      .map(({ literal, identity, detector }) => {
        const at = literal ? text.slice(literal.span.start, literal.span.end) : '';
        return `${detector} ${identity?.name ?? ''} <${at}>`;
      });

  it('are found in notebooks', async () => {
    const cell = (...source: readonly string[]): object => ({ cell_type: 'code', source, outputs: [], metadata: {} });
    const text = JSON.stringify({
      cells: [
        cell(
          'MODEL = "meta-llama/Llama-3.1-8B-Instruct"\n',
          '!ollama pull llama3.2:3b\n',
          '!vllm serve {MODEL} \\\n',
          '  --port 80\n',
          'out = !hf download $MODEL\n',
          '!pip install openai\n',
          'print("x")',
        ),
        cell(
          '%%bash\n',
          'M=qwen2.5:7b\n',
          'ollama run "$M"\n',
          'curl https://api.openai.com/v1/chat/completions -d \'{"model": "gpt-4o"}\'\n',
        ),
        cell('x = """\n', '!ollama pull mistral\n', '"""\n'),
        { cell_type: 'markdown', source: ['!ollama pull gemma2'], metadata: {} },
      ],
      metadata: { kernelspec: { name: 'python3', language: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
    assert.deepEqual(shown(await analyze('run.ipynb', 'jupyter', text), text), [
      'ollama-command/run llama3.2 <llama3.2:3b>',
      'vllm-command/serve meta-llama/Llama-3.1-8B-Instruct <meta-llama/Llama-3.1-8B-Instruct>',
      'huggingface-cli/download meta-llama/Llama-3.1-8B-Instruct <meta-llama/Llama-3.1-8B-Instruct>',
      'ollama-command/run qwen2.5 <qwen2.5:7b>',
      'convention/request https://api.openai.com/v1/chat/completions <https://api.openai.com/v1/chat/completions>',
      'convention/request gpt-4o <gpt-4o>',
    ]);
  });

  it('are found in workflows', async () => {
    const text = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: |
          ollama serve &
          ollama pull \${{ matrix.model }}
          ollama pull llama3.2:1b
      - run: docker run vllm/vllm-openai:v0.6.3 --model Qwen/Qwen2.5-0.5B
`;
    const found = shown(await analyze('.github/workflows/ci.yml', 'yaml', text), text).filter(
      (line) => !line.endsWith('<>'),
    );
    assert.deepEqual(found, [
      'ollama-command/run llama3.2 <llama3.2:1b>',
      'convention/container-image vllm/vllm-openai <vllm/vllm-openai:v0.6.3>',
      'vllm-command/model Qwen/Qwen2.5-0.5B <Qwen/Qwen2.5-0.5B>',
    ]);
  });
});
