import type { Expression, FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import { parseWords } from './command-words.ts';
import type { Started } from './command-wrappers.ts';
import { holdsDataset, isDatasetId } from './conventions/dataset-names.ts';
import type { Likely } from './conventions/model-names.ts';
import { isFolder } from './model-paths.ts';
import { namesChoice, namesModel, namesModelPath } from './names.ts';
import { flatten, mayName, textOf } from './word-parts.ts';

/** Programs that only show, find or move text and files. */
const READS: ReadonlySet<string> = new Set([
  'echo', 'printf', 'grep', 'egrep', 'rg', 'sed', 'awk', 'cat', 'ls', 'find', 'test', '[', 'cp', 'mv', 'rm', 'mkdir', 'touch', 'git', 'apt', 'apt-get', 'pip', 'pip3',
  'uv', 'npm', 'yarn', 'pnpm', 'brew', 'which', 'type', 'jq', 'yq', 'tee', 'tr', 'cut', 'sort', 'head', 'tail', 'chmod', 'chown', 'kill', 'pkill', 'pgrep', 'docker build',
  'local', 'declare', 'python -c', 'export', 'unset', 'lspci', 'lscpu', 'nvidia-smi', 'qemu-system-x86_64', 'udevadm', 'lsblk', 'lshw', 'gcc', 'clang', 'make-kpkg', 'curl', 'wget',
]); // prettier-ignore
/** Flags whose value sets a variable (`-e MODEL=gpt-4o`). */
const SETS = /^(?:-e|--env|--build-arg|--set|--set-string|--var|-v|--update-env-vars|--set-env-vars)$/;
const PLAUSIBLE = /^[\w@][\w./:@+-]{1,120}$/;

/** Finds ids by flags whose names say what they hold, by `name=value`, and by defaults of variables, of whatever program. */
export function modelByFlag(facts: FileFacts, { program, words }: Started, likely: Likely): readonly Candidate[] {
  if (program === null || READS.has(program)) return [];
  const { flags, operands } = parseWords(words, () => true);
  const found: Candidate[] = [];
  const add = (name: string, value: Expression, how: string): void => {
    const one = datasetOf(facts, program, name, value, how) ?? candidate(facts, program, name, value, how, likely);
    if (one) found.push(one);
  };
  for (const { name, value } of flags) {
    if (!value) continue;
    const flag = name.replace(/^-+/, '');
    if (SETS.test(name)) assigned(value, add);
    else if (name.startsWith('--') || flag.length > 2) add(flag, value, `flag ${name} of ${program}`);
  }
  for (const operand of operands) assigned(operand, add);
  // What a function of the script does with it is followed.
  if (facts.bindings.some(({ name, value }) => name === program && value?.kind === 'function')) return found;
  const taken = new Set(found.map(({ site }) => site.start));
  for (const word of words) {
    const one = taken.has(word.span.start) ? null : defaultOf(facts, word, likely);
    if (one) found.push(one);
  }
  return found;
}

/** `"${EMBED_MODEL:-org/name}"`: the variable says what it holds, whatever gets it. */
function defaultOf(facts: FileFacts, word: Expression, likely: Likely): Candidate | null {
  if (word.kind !== 'environment' || word.fallback?.kind !== 'string') return null;
  const { variable, fallback } = word;
  // `: "${MODEL:=…}"` gives it to the script, which is told as a setting.
  if (facts.settings.some(({ path }) => path[0] === variable)) return null;
  const one = candidate(facts, variable, variable, fallback, `default of ${variable}`, (text) =>
    /^[\w.-]+\/[\w.-]+$/.test(text) && !isFolder(text.split('/')[0] ?? '') ? 'shape' : likely(text),
  );
  return one && { ...one, use: 'config' };
}

/** `--dataset_name org/name` */
function datasetOf(facts: FileFacts, program: string, name: string, value: Expression, how: string): Candidate | null {
  if (!holdsDataset(name) || !isDatasetId(textOf(value) ?? '')) return null;
  return {
    ...told(facts, program, value, how),
    detector: 'convention/dataset-flag',
    subject: 'dataset',
    provider: 'huggingface',
    grammar: 'hub',
  };
}

/** `model=gpt-4o`, `model.name=…`. */
function assigned(word: Expression, add: (name: string, value: Expression, how: string) => void): void {
  const flat = flatten(word);
  const match = /^\+{0,2}([A-Za-z_][\w.-]*)=(?=.)/.exec(flat.text);
  const value = match ? flat.slice(match[0].length, flat.text.length) : null;
  if (match && value) add(match[1] ?? '', value, `value of ${match[1] ?? ''}`);
}

function candidate(
  facts: FileFacts,
  program: string,
  name: string,
  value: Expression,
  how: string,
  likely: Likely,
): Candidate | null {
  if (!mayName(value) || namesChoice(name)) return null;
  const path = namesModelPath(name);
  if (!path && !namesModel(name)) return null;
  const text = textOf(value);
  if (text !== null) {
    if (!PLAUSIBLE.test(text) || likely(text) === 'no') return null;
    if (path && (!/^[\w.-]+\/[\w.-]+$/.test(text) || isFolder(text.split('/')[0] ?? ''))) return null;
  }
  const embeds = /embed/i.test(`${name} ${text ?? ''}`);
  return { ...told(facts, program, value, how), subject: embeds ? 'embedding-model' : 'model' };
}

function told(facts: FileFacts, program: string, value: Expression, how: string): Candidate {
  return {
    detector: 'convention/model-flag',
    subject: 'model',
    use: 'call',
    useReason: how,
    provider: null,
    client: null,
    grammar: 'guess',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: program,
  };
}
