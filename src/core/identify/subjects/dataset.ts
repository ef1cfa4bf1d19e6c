import type { Identity } from '../../model/identity.ts';
import { isPath, isPlaceholder } from '../not-an-id.ts';
import { gitRevision } from '../revision.ts';
import { told } from '../../model/told.ts';

/** Loaders for local files that `load_dataset` takes in place of an id: https://huggingface.co/docs/datasets/loading */
const packagedLoaders =
  /^(?:json|csv|parquet|text|arrow|xml|pandas|generator|imagefolder|audiofolder|videofolder|pdffolder|webdataset|sql|spark|hdf5|lance)$/;

/** Reads the id of a dataset: of the Hub, or of the service that the detector names. */
export function identifyDataset(text: string, provider: string | null, revision: string | null): Identity | null {
  if (text.trim() === '' || isPath(text) || standsForAnother(text)) return null;
  if (provider !== null && provider !== 'huggingface') {
    return { ...identity(provider, text), pin: 'unknown', pinReason: told`the service keeps its own versions` };
  }
  const parts = /^([A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)?)(?:@([\w./-]+))?$/.exec(text);
  const name = parts?.[1];
  if (name === undefined || packagedLoaders.test(name)) return null;
  const rev = gitRevision(revision ?? parts?.[2] ?? null);
  const pinned = rev.kind === 'commit';
  return {
    ...identity('huggingface', name),
    revision: rev,
    pin: pinned ? 'pinned' : 'floating',
    pinReason: pinned
      ? told`the revision is a commit`
      : rev.kind === 'default'
        ? told`no revision is given: the default branch is loaded`
        : told`${rev.value ?? ''} can be moved`,
    suffix: text.slice(name.length),
  };
}

/** Of a repository, its owner tells: `diffusers/dog-example` is one, `your-name/data` is none. */
function standsForAnother(text: string): boolean {
  const [owner = '', name] = text.split('/');
  if (name === undefined) return isPlaceholder(text);
  return isPlaceholder(owner) || (isPlaceholder(name) && !/example/i.test(name));
}

function identity(provider: string, name: string): Identity {
  return {
    provider,
    name,
    lookup: name,
    revision: { kind: 'default', value: null },
    pin: 'unknown',
    pinReason: '',
    purl: null,
    prefix: '',
    suffix: '',
  };
}
