import type { FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { listedIn } from '../listed.ts';
import { isFolder } from '../model-paths.ts';
import { wordsOf } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** `organisation/name`, as the Hub writes datasets; a file has an ending. */
const ID = /^([A-Za-z0-9][\w.-]*)\/[A-Za-z0-9][\w.-]*$/;
const FILE = /\.(?:jsonl?|csv|tsv|txt|parquet|arrow|ya?ml|zip|gz|py)$/i;
/** Last words of keys that hold the id of a dataset. */
const HOLDS: ReadonlySet<string> = new Set(['dataset', 'datasets', 'name', 'id', 'repo', 'path', 'mixer']);

/** Words of keys that say where a dataset is written to (`hub_dataset_id`, `output_dataset`). */
const MADE: ReadonlySet<string> = new Set(['hub', 'push', 'output', 'out', 'save', 'target', 'upload']);

/** Finds datasets of the Hugging Face Hub in configuration of training and evaluation, by keys that speak of datasets. */
export function datasetByName(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string' || contexts.at(-1)?.kind !== 'setting') return null;
  if (!isDatasetId(value.value) || !namesDataset(contexts)) return null;
  const listed = listedIn(contexts.filter(({ kind }) => kind !== 'item'));
  return {
    detector: 'convention/dataset',
    subject: 'dataset',
    use: listed === null ? 'config' : 'listed',
    useReason: listed ?? 'setting of a dataset',
    provider: 'huggingface',
    client: null,
    grammar: 'hub',
    uri: facts.uri,
    site: value.span,
    value,
    revision: null,
    insertion: null,
    confidence: 'likely',
    label: 'dataset',
  };
}

/** Whether a text is written as the Hub writes data sets, and is no path. */
export function isDatasetId(text: string): boolean {
  const org = ID.exec(text)?.[1];
  return org !== undefined && !FILE.test(text) && !isFolder(org);
}

/** Whether a name of an option holds a data set (`dataset_name`, `train-dataset`). */
export function holdsDataset(name: string): boolean {
  return HOLDS.has(wordsOf(name).at(-1) ?? '') && speaksOfDatasets(name);
}

/** `dataset_name: …`, `datasets: [{ path: … }]`, `dataset_mixture: { datasets: [{ id: … }] }`. */
function namesDataset(contexts: readonly Context[]): boolean {
  const [near, owner] = contexts.flatMap((context) => keyOf(context) ?? []);
  if (near === undefined || !HOLDS.has(wordsOf(near).at(-1) ?? '')) return false;
  if (speaksOfDatasets(near)) return true;
  return owner !== undefined && wordsOf(near).length === 1 && speaksOfDatasets(owner);
}

function speaksOfDatasets(key: string): boolean {
  const words = wordsOf(key);
  return words.some((word) => word === 'dataset' || word === 'datasets') && !words.some((word) => MADE.has(word));
}

function keyOf(context: Context): string | null {
  return context.kind === 'entry' || context.kind === 'setting' ? context.key : null;
}
