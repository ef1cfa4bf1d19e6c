import type { Expression, FileFacts } from '../model/facts.ts';
import type { Candidate, SubjectKind } from '../model/reference.ts';
import type { Started } from './command-wrappers.ts';
import { flatten } from './word-parts.ts';

/** Loaders of the Hub whose first argument is the id, and the names it may be given by. */
const LOADS =
  /\b(from_pretrained|SentenceTransformer|CrossEncoder|snapshot_download|hf_hub_download|load_dataset|load_model_from_hub)\s*\(\s*(?:(?:repo_id|path|model_name_or_path|pretrained_model_name_or_path)\s*=\s*)?(\\?['"])((?:(?!\\?\2)[^\s'"])+)\\?\2/g;
/** `pipeline('task', model='org/name')` */
const PIPELINE = /\bpipeline\s*\([^()\n]{0,200}?\bmodel\s*=\s*(\\?['"])((?:(?!\\?\1)[^\s'"])+)\\?\1/g;

/** Ids in the code that a command line hands to Python (`python -c "…"`), as images and entry points fetch models. */
export function loadedInline(facts: FileFacts, { program, words }: Started): readonly Candidate[] {
  if (program !== 'python -c') return [];
  return words.flatMap((word) => {
    const { text, slice } = flatten(word);
    const found: Candidate[] = [];
    const add = (loader: string, id: string, end: number): void => {
      const value = slice(end - id.length, end);
      if (value && !/^[./~]/.test(id)) found.push(candidate(facts, loader, value));
    };
    for (const { index, 0: whole, 1: loader = '', 2: quote = '', 3: id = '' } of text.matchAll(LOADS))
      add(loader, id, index + whole.length - quote.length);
    for (const { index, 0: whole, 1: quote = '', 2: id = '' } of text.matchAll(PIPELINE))
      add('pipeline', id, index + whole.length - quote.length);
    return found;
  });
}

function candidate(facts: FileFacts, loader: string, value: Expression): Candidate {
  const subject: SubjectKind =
    loader === 'load_dataset' ? 'dataset' : loader === 'SentenceTransformer' ? 'embedding-model' : 'model';
  return {
    detector: 'convention/python-command',
    subject,
    use: 'call',
    useReason: `${loader} in a command of Python`,
    provider: 'huggingface',
    client: null,
    grammar: 'hub',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'sure',
    label: loader,
  };
}
