import type { Expression, FileFacts } from '../model/facts.ts';
import type { Candidate } from '../model/reference.ts';
import { parseWords } from './command-words.ts';
import type { Started } from './command-wrappers.ts';
import type { Likely } from './conventions/model-names.ts';
import { isFolder } from './model-paths.ts';
import { namesChoice, namesModel, namesModelPath } from './names.ts';
import { flatten, mayName, textOf } from './word-parts.ts';

/** Programs that only show, find or move text and files. */
const READS: ReadonlySet<string> = new Set([
  'echo', 'printf', 'grep', 'egrep', 'rg', 'sed', 'awk', 'cat', 'ls', 'find', 'test', '[', 'cp', 'mv', 'rm', 'mkdir', 'touch', 'git', 'apt', 'apt-get', 'pip', 'pip3',
  'uv', 'npm', 'yarn', 'pnpm', 'brew', 'which', 'type', 'jq', 'yq', 'tee', 'tr', 'cut', 'sort', 'head', 'tail', 'chmod', 'chown', 'kill', 'pkill', 'pgrep', 'docker build',
  'local', 'declare', 'export', 'unset', 'lspci', 'lscpu', 'nvidia-smi', 'qemu-system-x86_64', 'udevadm', 'lsblk', 'lshw', 'gcc', 'clang', 'make-kpkg', 'curl', 'wget',
]); // prettier-ignore
/** Flags whose value sets a variable (`-e MODEL=gpt-4o`). */
const SETS = /^(?:-e|--env|--build-arg|--set|--set-string|--var|-v|--update-env-vars|--set-env-vars)$/;
const PLAUSIBLE = /^[\w@][\w./:@+-]{1,120}$/;

/** Finds ids by flags whose names say that they hold a model, and by `name=value`, of whatever program. */
export function modelByFlag(facts: FileFacts, { program, words }: Started, likely: Likely): readonly Candidate[] {
  if (program === null || READS.has(program)) return [];
  const { flags, operands } = parseWords(words, () => true);
  const found: Candidate[] = [];
  const add = (name: string, value: Expression, how: string): void => {
    const one = candidate(facts, program, name, value, how, likely);
    if (one) found.push(one);
  };
  for (const { name, value } of flags) {
    if (!value) continue;
    const flag = name.replace(/^-+/, '');
    if (SETS.test(name)) assigned(value, add);
    else if (name.startsWith('--') || flag.length > 2) add(flag, value, `flag ${name} of ${program}`);
  }
  for (const operand of operands) assigned(operand, add);
  return found;
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
  return {
    detector: 'convention/model-flag',
    subject: /embed/i.test(`${name} ${text ?? ''}`) ? 'embedding-model' : 'model',
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
