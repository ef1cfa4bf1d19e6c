import type { CommandFact, Expression } from '../model/facts.ts';
import { commandsOf } from './setting-commands.ts';
import { flatten, textOf } from './word-parts.ts';

/** A program and the words behind it, without what stood in front. */
export interface Started {
  /** Without folder, ending and version: `vllm`, `python -m vllm.entrypoints.openai.api_server`, `train.py`; null where only an image tells. */
  readonly program: string | null;
  readonly words: readonly Expression[];
  /** The image whose entry point gets the words. */
  readonly image: Expression | null;
  readonly input: readonly Expression[];
}

/** What one command line starts, and the images it runs or fetches. */
export interface Unwrapped {
  readonly started: readonly Started[];
  readonly images: readonly Expression[];
}

/** A program that starts the one behind its own flags. */
interface Wrapper {
  /** The words it is called with. */
  readonly words: readonly string[];
  /** Flags that take a word with them. */
  readonly valued?: RegExp;
  /** Operands of its own before the other program. */
  readonly operands?: number;
  /** Words `NAME=value` may stand before the program. */
  readonly assigns?: true;
  /** The other program stands behind `--`. */
  readonly dashes?: true;
  /** What is started is a script of Python or, behind `-m`, a module. */
  readonly python?: true;
}

const PACKAGE_FLAGS =
  /^(?:--(?:from|with|with-requirements|with-editable|python|index|index-url|default-index|extra|group|only-group|no-group|package|project|directory|env-file|spec|registry|cache|call|refresh-package|isolated-package)|-[pcw])$/;

const WRAPPERS: readonly Wrapper[] = [
  { words: ['sudo'], valued: /^-[ughpCDRT]$/, assigns: true },
  { words: ['doas'], valued: /^-[uC]$/ },
  { words: ['env'], valued: /^-[uCS]$/, assigns: true },
  { words: ['nohup'] },
  { words: ['time'], valued: /^-[fo]$/ },
  { words: ['exec'], valued: /^-a$/ },
  { words: ['command'] },
  { words: ['builtin'] },
  { words: ['setsid'] },
  { words: ['caffeinate'], valued: /^-[tw]$/ },
  { words: ['nice'], valued: /^-n$/ },
  { words: ['ionice'], valued: /^-[cnp]$/ },
  { words: ['timeout'], valued: /^-[sk]$/, operands: 1 },
  { words: ['gtimeout'], valued: /^-[sk]$/, operands: 1 },
  { words: ['stdbuf'], valued: /^-[oie]$/ },
  { words: ['xargs'], valued: /^-[InPLdas]$/ },
  { words: ['numactl'], valued: /^-[CNmip]$/ },
  { words: ['taskset'], valued: /^-$/, operands: 1 },
  { words: ['gosu'], operands: 1 },
  { words: ['su-exec'], operands: 1 },
  { words: ['tini'] },
  { words: ['dumb-init'] },
  { words: ['watch'], valued: /^-n$/ },
  { words: ['unbuffer'] },
  { words: ['winpty'] },
  { words: ['uvx'], valued: PACKAGE_FLAGS },
  { words: ['uv', 'run'], valued: PACKAGE_FLAGS },
  { words: ['uv', 'tool', 'run'], valued: PACKAGE_FLAGS },
  { words: ['pipx', 'run'], valued: PACKAGE_FLAGS },
  { words: ['npx'], valued: /^(?:-p|--package|-c|--call|-w|--workspace|--registry)$/ },
  { words: ['bunx'] },
  { words: ['pnpx'] },
  { words: ['npm', 'exec'], valued: /^(?:-p|--package|-c|--call|-w|--workspace)$/ },
  { words: ['pnpm', 'dlx'] },
  { words: ['pnpm', 'exec'] },
  { words: ['yarn', 'dlx'] },
  { words: ['bun', 'x'] },
  { words: ['poetry', 'run'] },
  { words: ['pdm', 'run'] },
  { words: ['rye', 'run'] },
  { words: ['hatch', 'run'] },
  { words: ['pipenv', 'run'] },
  { words: ['pixi', 'run'], valued: /^-e$/ },
  { words: ['conda', 'run'], valued: /^(?:-[np]|--name|--prefix|--cwd)$/ },
  { words: ['mamba', 'run'], valued: /^(?:-[np]|--name|--prefix)$/ },
  { words: ['micromamba', 'run'], valued: /^(?:-[np]|--name|--prefix)$/ },
  { words: ['dotenv', 'run'], valued: /^-[fe]$/ },
  { words: ['doppler', 'run'], dashes: true },
  { words: ['infisical', 'run'], dashes: true },
  { words: ['op', 'run'], dashes: true },
  {
    words: ['srun'],
    valued: /^-[nNpctwJoeAGDdqx]$|^--(?!overlap$|exclusive$|label$|unbuffered$|pty$|multi-prog$|mpi=)[a-z-]+$/,
  },
  { words: ['mpirun'], valued: /^(?:-(?:np?|H|x|hostfile|host|N)|--(?:np|host|hostfile|map-by|bind-to|mca))$/ },
  { words: ['mpiexec'], valued: /^(?:-(?:np?|H|x|hosts?|f)|--(?:np|host|hostfile))$/ },
  { words: ['torchrun'], python: true },
  { words: ['accelerate', 'launch'], python: true },
  { words: ['deepspeed'], python: true },
  { words: ['colossalai', 'run'], python: true },
  { words: ['kubectl', 'exec'], dashes: true },
  { words: ['oc', 'exec'], dashes: true },
  { words: ['docker', 'exec'], valued: /^(?:-[euw]|--(?:env|env-file|user|workdir|detach-keys))$/, operands: 1 },
  { words: ['podman', 'exec'], valued: /^(?:-[euw]|--(?:env|env-file|user|workdir))$/, operands: 1 },
  { words: ['ssh'], valued: /^-[bcDEeFIiJLlmOopQRSWw]$/, operands: 1 },
];

/** Programs that run containers, and the words in front of the flags of such a run. */
const CONTAINERS = /^(?:docker|podman|nerdctl|finch)$/;
const COMPOSE_VALUED =
  /^(?:-[fpeuvw]|--(?:file|project-name|profile|env-file|project-directory|ansi|parallel|env|user|workdir|index|name|volume|publish|entrypoint))$/;
/** Flags of `docker run` without a value (https://docs.docker.com/reference/cli/docker/container/run/). */
const DOCKER_SWITCH =
  /^(?:-[ditPq]+|--(?:detach|disable-content-trust|help|init|interactive|no-healthcheck|oom-kill-disable|privileged|publish-all|quiet|read-only|replace|rm|sig-proxy|tls-verify|tty|use-api-socket))$/;

/** Programs that hand words to a shell. */
const SCRIPTS = /^(?:concurrently|eval|tmux|screen|hyperfine|parallel)$/;
const SHELL = /^(?:ba|da|z|a|k)?sh$/;
const MAX_DEPTH = 6;

/** Takes off everything in front of the programs that a command starts. */
export function unwrap({ words, image, input }: CommandFact): Unwrapped {
  const started: Started[] = [];
  const images: Expression[] = [];
  const state: State = { started, images, input: input ?? [] };
  if (image) fromImage(words, image, state, 0);
  else open(words, state, 0);
  return { started, images };
}

interface State {
  readonly started: Started[];
  readonly images: Expression[];
  readonly input: readonly Expression[];
}

function open(words: readonly Expression[], state: State, depth: number): void {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(flatten(word).text));
  const rest = words.slice(Math.max(first, 0));
  const name = programOf(rest[0]);
  if (first < 0 || name === null || depth > MAX_DEPTH) return;
  if (SHELL.test(name)) {
    scripted(rest, state, depth);
    return;
  }
  if (CONTAINERS.test(name) && container(rest, state, depth)) return;
  if (name === 'docker-compose') {
    composed(rest.slice(1), state, depth);
    return;
  }
  if (/^(?:kubectl|oc)$/.test(name) && textOf(rest[1]) === 'run') {
    kubernetes(rest.slice(2), state, depth);
    return;
  }
  if (/^(?:python|pypy)[\d.]*$|^py$/.test(name)) {
    python(rest.slice(1), state, depth);
    return;
  }
  if (SCRIPTS.test(name)) {
    // One word is one script; without blanks in it, it is an argument.
    for (const word of rest.slice(1))
      if (/\s/.test(flatten(word).text))
        for (const inner of commandsOf(word, null, null)) open(inner.words, state, depth + 1);
    return;
  }
  const wrapper = WRAPPERS.find(({ words: called }) =>
    called.every((word, index) => (index === 0 ? name : textOf(rest[index])) === word),
  );
  if (wrapper) {
    wrapped(rest.slice(wrapper.words.length), wrapper, state, depth);
    return;
  }
  state.started.push({ program: name, words: rest.slice(1), image: null, input: state.input });
  // `ray job submit … -- vllm serve …`: what stands behind is often a command of its own.
  const dashes = rest.findIndex((word) => textOf(word) === '--');
  const behind = dashes < 0 ? [] : rest.slice(dashes + 1);
  if (behind[0] && !flatten(behind[0]).text.startsWith('-')) open(behind, state, depth + 1);
}

/** The name of a program without folder and ending; `litellm[proxy]@latest` and `@openai/codex@1.2` are fetched by name. */
function programOf(word: Expression | undefined): string | null {
  if (!word) return null;
  const { text } = flatten(word);
  if (text === '' || text.includes(' ')) return null;
  const name = text.replace(/^.*[\\/]/, '').replace(/\.(?:exe|cmd|bat)$/i, '');
  return name.replace(/(?:\[[\w,-]+\])?(?:@[\w.-]+|==[\w.]+)?$/, '');
}

function wrapped(words: readonly Expression[], wrapper: Wrapper, state: State, depth: number): void {
  if (wrapper.python) {
    launched(words, state, depth);
    return;
  }
  if (wrapper.dashes) {
    const at = words.findIndex((word) => textOf(word) === '--');
    if (at >= 0) open(words.slice(at + 1), state, depth + 1);
    return;
  }
  const rest = behindFlags(words, (flag) => wrapper.valued?.test(flag) ?? false).slice(wrapper.operands ?? 0);
  const [only] = rest;
  // `ssh host "vllm serve …"`
  if (wrapper.operands !== undefined && rest.length === 1 && only && /\s/.test(flatten(only).text)) {
    for (const inner of commandsOf(only, null, null)) open(inner.words, state, depth + 1);
    return;
  }
  open(textOf(rest[0]) === '--' ? rest.slice(1) : rest, state, depth + 1);
}

/** The words behind the flags in front. */
function behindFlags(words: readonly Expression[], takesWord: (flag: string) => boolean): readonly Expression[] {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    const text = word ? flatten(word).text : '';
    if (text === '--') return words.slice(at + 1);
    if (!text.startsWith('-')) break;
    if (!text.includes('=') && takesWord(text)) at++;
  }
  return words.slice(at);
}

/** `bash -c "…"`; with a file, nothing is known of what runs. */
function scripted(words: readonly Expression[], state: State, depth: number): void {
  const flag = words.findIndex((word) => /^-[a-z]*c$/.test(textOf(word) ?? ''));
  const script = flag < 0 ? undefined : words[flag + 1];
  if (script) for (const inner of commandsOf(script, null, null)) open(inner.words, state, depth + 1);
  else if (words.length === 1)
    for (const text of state.input)
      for (const inner of commandsOf(text, null, null)) open(inner.words, { ...state, input: [] }, depth + 1);
  else {
    const rest = behindFlags(words.slice(1), () => false);
    const program = programOf(rest[0]);
    if (program !== null) state.started.push({ program, words: rest.slice(1), image: null, input: state.input });
  }
}

/** `python -u -m module …`, `python script.py …`; `python -c` is what gets code, also from its input. */
function python(words: readonly Expression[], state: State, depth: number): void {
  if (words.length === 0 && state.input.length > 0)
    state.started.push({ program: 'python -c', words: state.input, image: null, input: [] });
  for (let at = 0; at < words.length; at++) {
    const text = textOf(words[at]);
    if (text === '-c' || text === '-') {
      const code = text === '-c' ? words.slice(at + 1, at + 2) : state.input;
      state.started.push({ program: 'python -c', words: code, image: null, input: [] });
      return;
    }
    if (text === '-m') {
      module(words.slice(at + 1), state, depth);
      return;
    }
    if (text === '-X' || text === '-W') at++;
    else if (text === null || !text.startsWith('-')) {
      const program = programOf(words[at]);
      if (program !== null)
        state.started.push({ program, words: words.slice(at + 1), image: null, input: state.input });
      return;
    }
  }
}

const LAUNCHERS: ReadonlySet<string> = new Set([
  'torch.distributed.run',
  'torch.distributed.launch',
  'accelerate.commands.launch',
  'deepspeed.launcher.runner',
]);

function module(words: readonly Expression[], state: State, depth: number): void {
  const name = textOf(words[0]);
  if (name === null) return;
  if (LAUNCHERS.has(name)) launched(words.slice(1), state, depth);
  else state.started.push({ program: `python -m ${name}`, words: words.slice(1), image: null, input: state.input });
}

/** Flags of launchers are many: the script is what ends like one, or what follows `-m`. */
function launched(words: readonly Expression[], state: State, depth: number): void {
  const at = words.findIndex((word) => /\.py$|^(?:-m|--module)$/.test(flatten(word).text));
  const script = words[at];
  if (!script) return;
  if (/^-/.test(flatten(script).text)) module(words.slice(at + 1), state, depth);
  else state.started.push({ program: programOf(script), words: words.slice(at + 1), image: null, input: state.input });
}

/** `docker run [flags] IMAGE args…`, `docker compose exec SERVICE …`, `docker pull IMAGE`; false for what is none of them. */
function container(words: readonly Expression[], state: State, depth: number): boolean {
  const rest = behindFlags(words.slice(1), (flag) => /^(?:-[cHl]|--(?:context|host|config|log-level))$/.test(flag));
  const [first, second] = rest.map((word) => textOf(word));
  const offset = first === 'container' || first === 'image' ? 1 : 0;
  const verb = offset === 1 ? second : first;
  if (first === 'compose') {
    composed(rest.slice(1), state, depth);
    return true;
  }
  if (verb === 'pull') {
    const [image] = behindFlags(rest.slice(offset + 1), (flag) => flag === '--platform');
    if (image) state.images.push(image);
    return true;
  }
  if (verb !== 'run' && verb !== 'create') {
    if (offset === 0) return false;
    open([...words.slice(0, 1), ...rest.slice(1)], state, depth + 1);
    return true;
  }
  run(rest.slice(offset + 1), state, depth);
  return true;
}

function run(words: readonly Expression[], state: State, depth: number): void {
  const behind = behindFlags(words, takesDockerWord);
  const [image] = behind;
  if (!image) return;
  const flags = words.slice(0, words.length - behind.length);
  state.images.push(image);
  const entry = flags.findIndex((word) => /^--entrypoint(?:=|$)/.test(flatten(word).text));
  // What is set for the container is told like an argument.
  state.started.push({ program: 'docker run', words: flags, image: null, input: [] });
  if (entry < 0) {
    fromImage(behind.slice(1), image, state, depth);
    return;
  }
  const flag = flatten(flags[entry] ?? image);
  const program = flag.text.includes('=') ? flag.slice(flag.text.indexOf('=') + 1, flag.text.length) : flags[entry + 1];
  if (program) open([program, ...behind.slice(1)], state, depth + 1);
}

function takesDockerWord(flag: string): boolean {
  if (DOCKER_SWITCH.test(flag)) return false;
  // `-p8000:8000` holds its value.
  return flag.startsWith('--') || flag.length === 2 || /^-[ditPq]+[a-zA-Z]$/.test(flag);
}

/** The words may be flags of the entry point, or a whole command in its place. */
function fromImage(words: readonly Expression[], image: Expression, state: State, depth: number): void {
  state.started.push({ program: null, words, image, input: [] });
  const [first] = words;
  if (first && !flatten(first).text.startsWith('-')) open(words, state, depth + 1);
}

function composed(words: readonly Expression[], state: State, depth: number): void {
  const rest = behindFlags(words, (flag) => COMPOSE_VALUED.test(flag));
  const verb = textOf(rest[0]);
  if (verb !== 'exec' && verb !== 'run') return;
  open(behindFlags(rest.slice(1), (flag) => COMPOSE_VALUED.test(flag)).slice(1), state, depth + 1);
}

/** `kubectl run NAME --image=IMAGE -- args…` */
function kubernetes(words: readonly Expression[], state: State, depth: number): void {
  const at = words.findIndex((word) => /^--image(?:=|$)/.test(flatten(word).text));
  const flag = words[at];
  if (!flag) return;
  const flat = flatten(flag);
  const image = flat.text.includes('=') ? flat.slice('--image='.length, flat.text.length) : words[at + 1];
  if (!image) return;
  state.images.push(image);
  const dashes = words.findIndex((word) => textOf(word) === '--');
  if (dashes >= 0) fromImage(words.slice(dashes + 1), image, state, depth);
}
