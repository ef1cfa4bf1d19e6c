import { languageOf } from '../../core/model/language.ts';
import type { Samples } from './inputs.ts';
import { makeInput } from './inputs.ts';
import type { Random } from './random.ts';

/** A message to the server, without its frame. */
export type Message = Readonly<Record<string, unknown>>;

const REQUESTS = [
  'textDocument/hover', 'textDocument/codeAction', 'codeAction/resolve', 'textDocument/diagnostic', 'workspace/diagnostic',
  'workspace/executeCommand', 'textDocument/completion', 'modelkeel/inventory', 'modelkeel/scan', 'modelkeel/explain', 'modelkeel/unknown',
]; // prettier-ignore
const NOTICES = [
  'textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'notebookDocument/didOpen',
  'workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles', 'workspace/didChangeWorkspaceFolders', '$/cancelRequest',
  '$/setTrace', '$/unknown',
]; // prettier-ignore
const URIS = [
  'file:///fuzz/a.py',
  'file:///fuzz/b.ts',
  'file:///fuzz/.env',
  'untitled:a',
  'file:///',
  'a b',
  '',
  'x://%zz/\0',
];
const ODD: readonly unknown[] = [null, true, -1, 0, 1e308, 2 ** 31, '', 'a', [], {}, [null], { uri: 1 }, '\ud800'];

const position = (random: Random): unknown => ({
  line: random.pick([0, 1, 5, 99_999, -1]),
  character: random.below(400),
});
const range = (random: Random): unknown => ({ start: position(random), end: position(random) });

/** What a client sends, as the protocol has it, with odd numbers in it. */
function paramsOf(samples: Samples, random: Random): Message {
  const uri = random.pick(URIS);
  const { name, text } = makeInput(random.pick([...samples.values()]), random.below(2 ** 31));
  const textDocument = { uri, version: random.below(20) - 2, languageId: languageOf(`/${name}`) ?? 'plaintext', text };
  const change = random.below(2) === 0 ? { text } : { range: range(random), text: text.slice(0, random.below(300)) };
  const cell = { kind: 2, document: `${uri}#c` };
  return {
    textDocument,
    contentChanges: [change],
    position: position(random),
    range: range(random),
    context: { diagnostics: [], only: random.pick([undefined, ['source.fixAll'], ['quickfix'], [1]]) },
    command: random.pick(['modelkeel.scan', 'modelkeel.applyFix', 'a']),
    arguments: [random.pick(ODD), uri],
    settings: { modelkeel: { rules: random.pick(ODD), diagnostics: { delay: random.pick(ODD) } } },
    changes: [{ uri, type: random.below(5) }],
    event: { added: [{ uri, name }], removed: [{ uri: 'file:///fuzz', name: 'fuzz' }] },
    notebookDocument: { uri, notebookType: 'jupyter-notebook', version: 1, cells: [cell] },
    cellTextDocuments: [{ ...textDocument, uri: `${uri}#c` }],
    id: random.below(40),
    previousResultIds: [],
    title: 'a',
    data: random.pick(ODD),
  };
}

/** One of the values of a message replaced by another kind of value, at any depth. */
function spoilt(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.below(6) === 0) return random.pick(ODD);
  const keys = Object.keys(value);
  if (keys.length === 0) return random.pick(ODD);
  const key = random.pick(keys);
  const next = spoilt(Reflect.get(value, key), random);
  return Array.isArray(value) ? value.with(Number(key), next) : { ...value, [key]: next };
}

/** What a client that nobody wrote might say. */
export function randomMessage(id: number, samples: Samples, random: Random): Message {
  const isRequest = random.below(2) === 0;
  const method = random.pick(isRequest ? REQUESTS : NOTICES);
  const whole = paramsOf(samples, random);
  const params = random.below(3) === 0 ? spoilt(whole, random) : whole;
  return { jsonrpc: '2.0', ...(isRequest ? { id } : {}), method, params };
}
