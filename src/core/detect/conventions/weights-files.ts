import { WEIGHTS_FILE } from '../../base/weights/read-weights.ts';
import type { CallFact, FileFacts } from '../../model/facts.ts';
import type { Candidate, Use } from '../../model/reference.ts';
import { asksAbout, wordsOf } from '../names.ts';
import { onlyShows } from '../call-purposes.ts';
import { calleeText } from '../call-shapes.ts';
import { inExample } from '../listed.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** Endings that nothing but weights has. */
const SURE = /\.(?:gguf|ggml|safetensors|ckpt|pth|onnx|tflite|mlmodel|llamafile|pte)$/i;
/** A path with a name, without signs that match several and without what is only known when it runs. */
const PATH = /^(?!\w+:\/\/)(?:[^*?{}<>|"'\n\uE000/\\]*[/\\])*[^*?{}<>|"'\n/\\.\uE000][^*?{}<>|"'\n/\\\uE000]*$/;
/** Words of names that say that what they hold is a model or a part of one. */
const HOLDS: ReadonlySet<string> = new Set([
  'model', 'models', 'weights', 'weight', 'checkpoint', 'checkpoints', 'ckpt', 'gguf', 'ggml', 'onnx', 'safetensors', 'pretrained', 'lora', 'loras', 'vae', 'adapter', 'unet', 'clip',
  'mmproj', 'encoder', 'decoder', 'classifier', 'regressor', 'detector', 'estimator', 'embeddings', 'net', 'network', 'llm', 'tflite', 'vocoder', 'controlnet', 'upscaler', 'pipeline', 'predictor',
]); // prettier-ignore
/** Words of functions that load what they are given. */
const LOADS: ReadonlySet<string> = new Set(['load', 'loads', 'session', 'inferencesession', 'interpreter', 'llama', 'yolo', 'from', 'restore', 'sam', 'read', 'net', 'open', 'torchload', 'jit']); // prettier-ignore
/** Words of functions that write, ask for, move, fetch or compare. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'save', 'dump', 'dumps', 'export', 'write', 'exists', 'isfile', 'endswith', 'unlink', 'remove', 'delete', 'copy', 'move', 'rename', 'upload', 'download', 'push', 'glob', 'rglob', 'splitext', 'basename',
  'print', 'quantize', 'convert', 'serialize', 'store', 'create', 'replace', 'suffix', 'match', 'filter', 'ignore', 'raises', 'hub',
]); // prettier-ignore
/** Names of what is written. */
const WRITTEN = /(?:out|output|save|saved|export|target|dest|dst|destination|result)(?:$|[_A-Z-])|^(?:to|out)$/i;

/** Finds files of weights by their paths, where a name or a function says that they are loaded. */
export function weightsFile(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string' || !WEIGHTS_FILE.test(value.value) || !PATH.test(value.value)) return null;
  if (contexts.some((context) => context.kind === 'part') || inExample(contexts)) return null;
  const found = useOf(
    value.value,
    contexts.filter(({ kind }) => kind !== 'option' && kind !== 'default'),
  );
  if (!found || written(facts).has(value.value)) return null;
  return {
    detector: 'convention/weights-file',
    subject: 'weights-file',
    use: found.use,
    useReason: found.reason,
    provider: 'file',
    client: null,
    grammar: 'native',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: found.label,
  };
}

const known = new WeakMap<FileFacts, ReadonlySet<string>>();

/** Files that the document writes itself: what it loads from them is its own. */
function written(facts: FileFacts): ReadonlySet<string> {
  const before = known.get(facts);
  if (before) return before;
  const texts = new Set<string>();
  const savers = new Set<number>();
  for (const { name, value } of facts.bindings) if (value?.kind === 'function' && saves(name)) savers.add(value.scope);
  for (const { kind, scope, value } of facts.bindings)
    if (kind === 'parameter' && savers.has(scope) && value?.kind === 'string') texts.add(value.value);
  for (const call of facts.calls)
    if (saves(calleeText(call)))
      for (const { value } of call.arguments) if (value.kind === 'string') texts.add(value.value);
  known.set(facts, texts);
  return texts;
}

function saves(name: string): boolean {
  return wordsOf(name).some((word) => word === 'save' || word === 'dump' || word === 'export');
}

interface Found {
  readonly use: Use;
  readonly reason: string;
  readonly label: string;
}

function useOf(text: string, [near]: readonly Context[]): Found | null {
  if (!near) return null;
  if (near.kind === 'argument') return argumentUse(text, near);
  const name = nameOf(near);
  // Texts in other languages have what they translate for a key.
  if (name === null || WRITTEN.test(name) || WEIGHTS_FILE.test(name)) return null;
  const words = wordsOf(name);
  const speaks = words.some((word) => HOLDS.has(word));
  // `path` and `file` say nothing, where the ending leaves no doubt.
  if (!speaks && !(SURE.test(text) && words.some((word) => /^(?:path|file|filename|name|source|src)$/.test(word))))
    return null;
  return { use: 'config', reason: `value of ${name}`, label: name };
}

function argumentUse(text: string, near: Extract<Context, { kind: 'argument' }>): Found | null {
  const { call, name } = near;
  const callee = calleeText(call);
  const words = wordsOf(madeBy(call) ?? callee);
  if (onlyShows(call) || asksAbout(callee) || words.some((word) => OTHERWISE.has(word))) return null;
  if (name !== null && WRITTEN.test(name)) return null;
  // A repository beside it holds the file.
  if (call.arguments.some((argument) => argument.kind === 'keyword' && /^repo(?:_?id)?$/i.test(argument.name)))
    return null;
  if (call.arguments.some(({ value }) => value.kind === 'string' && /^[wax]b?\+?$/.test(value.value))) return null;
  const named = name !== null && wordsOf(name).some((word) => HOLDS.has(word));
  const loads = words.some((word) => LOADS.has(word) || HOLDS.has(word)) && (near.position === 0 || named);
  if (!named && !loads) return null;
  const isWriter = words[0] === 'open' && !SURE.test(text) && !/\.(?:pkl|pickle|joblib)$/i.test(text);
  if (isWriter) return null;
  return { use: 'call', reason: `file that ${callee} loads`, label: callee };
}

/** `InferenceSession.create("…")`: the name of the class whose method makes one of its objects. */
function madeBy({ callee }: CallFact): string | null {
  if (callee.kind !== 'member' || !/^(?:create|from_?file|new|of)$/i.test(callee.property)) return null;
  const { object } = callee;
  const name = object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : null;
  return name !== null && /^[A-Z]/.test(name) ? name : null;
}

function nameOf(context: Context): string | null {
  switch (context.kind) {
    case 'binding':
      return context.binding.name;
    case 'entry':
      return context.key;
    case 'setting':
      return context.key;
    case 'environment':
      return context.variable;
    default:
      return null;
  }
}
