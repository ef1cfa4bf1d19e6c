import type { CallFact, Expression, FileFacts, TableExpression } from '../model/facts.ts';
import type { Trace } from '../model/symbol.ts';
import type { Span } from '../model/text.ts';
import { findArgument } from './arguments.ts';
import { calleeText } from './call-shapes.ts';
import { visitValues } from './strings.ts';

/** Something is loaded in a way that may run code of whoever made it. */
export type RiskyLoad =
  | { readonly kind: 'remote-code'; readonly span: Span; readonly around: Span; readonly revised: boolean }
  | {
      readonly kind: 'pickle';
      readonly span: Span;
      readonly name: string;
      /** `unchecked`: torch.load as old versions call it; `allowed`: told to take anything; `downloaded`, `address`: from elsewhere. */
      readonly how: 'unchecked' | 'allowed' | 'downloaded' | 'address';
      /** Where and what is written to load tensors alone; null where nothing would. */
      readonly edit: { readonly span: Span; readonly text: string } | null;
    };

/** All such loads of a document. */
export function riskyLoads(facts: FileFacts, trace: Trace): readonly RiskyLoad[] {
  return [
    ...facts.calls.flatMap((call) => [...remoteCode(facts, call), ...pickled(facts, call, trace)]),
    ...settingsWithRemoteCode(facts),
    ...commandsWithRemoteCode(facts),
    ...addresses(facts),
  ];
}

const REMOTE_CODE = /^trust_?remote_?code$/i;

function isTrue(value: Expression): boolean {
  return (
    (value.kind === 'constant' || value.kind === 'string') &&
    /^true$/i.test(value.kind === 'constant' ? value.text : value.value)
  );
}

function remoteCode(facts: FileFacts, call: CallFact): readonly RiskyLoad[] {
  const found = findArgument(facts, call, { names: ['trust_remote_code', 'trustRemoteCode'] });
  if (!found?.surely || !isTrue(found.value)) return [];
  const revised = findArgument(facts, call, { names: ['revision', 'code_revision'] })?.surely === true;
  return [{ kind: 'remote-code', span: found.span, around: call.span, revised }];
}

function settingsWithRemoteCode({ settings }: FileFacts): readonly RiskyLoad[] {
  const loads: RiskyLoad[] = [];
  const look = (table: TableExpression): void => {
    for (const { key, keySpan, value } of table.entries) {
      if (key !== null && REMOTE_CODE.test(key) && isTrue(value)) loads.push(load(keySpan, value.span, table.span));
      walk(value);
    }
  };
  const walk = (value: Expression): void => {
    if (value.kind === 'table') look(value);
    if (value.kind === 'list') value.items.forEach(walk);
  };
  for (const { path, value, keySpan } of settings) {
    if (REMOTE_CODE.test(path.at(-1) ?? '') && isTrue(value)) {
      const beside = settings.filter(
        (other) => other.path.length === path.length && other.path.slice(0, -1).join() === path.slice(0, -1).join(),
      );
      const around = {
        start: Math.min(...beside.map(({ span }) => span.start)),
        end: Math.max(...beside.map(({ span }) => span.end)),
      };
      loads.push(load(keySpan, value.span, around));
    }
    walk(value);
  }
  return loads;
}

function load(key: Span, value: Span, around: Span): RiskyLoad {
  return { kind: 'remote-code', span: { start: key.start, end: value.end }, around, revised: false };
}

function commandsWithRemoteCode({ commands }: FileFacts): readonly RiskyLoad[] {
  return commands.flatMap(({ words, span }) => {
    const texts = words.map((word) => (word.kind === 'string' ? word.value : ''));
    const at = texts.findIndex((text) => /^--trust[-_]remote[-_]code(?:=true)?$/i.test(text));
    const word = words[at];
    if (!word || /^false$/i.test(texts[at + 1] ?? '')) return [];
    return [{ kind: 'remote-code', span: word.span, around: span, revised: texts.includes('--revision') } as const];
  });
}

const PICKLES = /\.(?:ckpt|pt|pth|bin|pkl|pickle|joblib|dill)$/i;
const LOADERS: ReadonlySet<string> = new Set(['load', 'loads', 'read_pickle', 'hf_hub_download']);

function pickled(facts: FileFacts, call: CallFact, trace: Trace): readonly RiskyLoad[] {
  if (facts.ecosystem !== 'pypi' || !LOADERS.has(calleeText(call))) return [];
  const [segments = []] = trace(facts, call.callee).map((symbol) => symbol.segments);
  const [root] = segments;
  const name = `${root ?? ''}.${segments.at(-1) ?? ''}`;
  const { span } = call.callee;
  if (name === 'torch.load' && segments.length === 2) return torchLoad(facts, call, span);
  if (root === 'huggingface_hub' && segments.at(-1) === 'hf_hub_download') {
    const file = findArgument(facts, call, { names: ['filename'], position: 1 })?.value;
    if (file?.kind !== 'string' || !PICKLES.test(file.value)) return [];
    return [{ kind: 'pickle', span: file.content, name: file.value, how: 'address', edit: null }];
  }
  if (!/^(?:pickle|cloudpickle|dill|joblib|pandas)\.(?:loads?|read_pickle)$/.test(name)) return [];
  const [first] = call.arguments;
  if (!first || !isDownloaded(facts, first.value, trace)) return [];
  return [{ kind: 'pickle', span, name, how: 'downloaded', edit: null }];
}

function torchLoad(facts: FileFacts, call: CallFact, span: Span): readonly RiskyLoad[] {
  const given = findArgument(facts, call, { names: ['weights_only'] });
  const name = 'torch.load';
  if (given?.surely && given.value.kind === 'constant') {
    if (!/^false$/i.test(given.value.text)) return [];
    return [{ kind: 'pickle', span, name, how: 'allowed', edit: { span: given.value.span, text: 'True' } }];
  }
  if (given) return [];
  const last = call.arguments.at(-1);
  const edit = last ? { span: { start: last.span.end, end: last.span.end }, text: ', weights_only=True' } : null;
  return [{ kind: 'pickle', span, name, how: 'unchecked', edit }];
}

/** Functions that bring a file from elsewhere. */
const DOWNLOADS =
  /^(?:hf_hub_download|cached_download|snapshot_download|urlretrieve|urlopen|cached_path|load_state_dict_from_url)\(\)$/;

/** Whether a value is a file that was fetched, or one that was opened from it. */
function isDownloaded(facts: FileFacts, value: Expression, trace: Trace): boolean {
  if (value.kind === 'call') {
    const call = facts.calls[value.call];
    const [first] = call?.arguments ?? [];
    if (call && first && calleeText(call) === 'open') return isDownloaded(facts, first.value, trace);
  }
  return trace(facts, value).some(({ segments }) => segments.some((segment) => DOWNLOADS.test(segment)));
}

const HUB_FILE = /^https:\/\/huggingface\.co\/[\w.-]+\/[\w.-]+\/(?:resolve|raw|blob)\/[\w.-]+\/([\w./-]+)(?:\?|$)/;

/** Pickles of the Hub by their address. */
function addresses(facts: FileFacts): readonly RiskyLoad[] {
  const loads: RiskyLoad[] = [];
  const look = (text: string, span: Span): void => {
    const file = HUB_FILE.exec(text)?.[1];
    if (file !== undefined && PICKLES.test(file))
      loads.push({ kind: 'pickle', span, name: file, how: 'address', edit: null });
  };
  visitValues(facts, ({ value }) => {
    if (value.kind === 'string') look(value.value, value.content);
  });
  for (const { words } of facts.commands)
    for (const word of words) if (word.kind === 'string') look(word.value, word.content);
  return loads;
}
