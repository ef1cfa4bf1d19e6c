import { plainReading } from '../provider-rules.ts';
import type { PinVerdict, ProviderRules, Reading } from '../provider-rules.ts';
import { gitRevision } from '../revision.ts';
import type { Revision } from '../../model/identity.ts';
import type { CatalogFacts } from '../catalog-facts.ts';
import { told } from '../../model/told.ts';

/** The Hub: `org/name`, names without organisation from before 2022, `@revision`, and links to its pages. */
export const huggingface: ProviderRules = {
  id: 'huggingface',
  litellm: ['huggingface', 'hf'],
  // LlamaIndex: `local:org/name` is loaded from the Hub.
  langchain: ['huggingface', 'local'],
  read: readHub,
  snapshot: () => null,
  neverPins: false,
};

const segment = '[A-Za-z0-9][\\w.-]*';
const page = new RegExp(
  `^((?:https?://)?(?:www\\.)?(?:huggingface\\.co|hf\\.co)/|hf:(?://(?:models/)?)?)(${segment}/${segment})(?:/(?:resolve|blob|tree|raw)/([^/?#:]+))?((?:[/?#:].*)?)$`,
);
/** Behind the colon the Hub's router takes an inference provider or a policy: `org/name:groq`. */
const plain = new RegExp(`^(${segment}(?:/${segment})?)(?:@([\\w./-]+)|:[a-z][a-z0-9-]*)?$`);

/** First folders of paths to weights on disk, which look like `org/name`, and what trainers call what they save. */
const localFolder =
  /^(?:models?|checkpoints?|outputs?|results?|data|datasets?|saved[_-]models?|weights|artifacts|tmp|cache|runs|experiments|pretrained(?:[_-]models?)?|assets|src)\/|(?:^|\/)checkpoint-\d+$/i;

function readHub(text: string, revision: string | null, catalog: CatalogFacts): Reading | null {
  const link = page.exec(text);
  const parts = link ?? plain.exec(text);
  const written = link ? link[2] : parts?.[1];
  const inText = link ? link[3] : parts?.[2];
  if (written === undefined || /\.\.|--|\.git$/.test(written)) return null;
  if (link === null && localFolder.test(written)) return null;
  const name = canonicalName(written, catalog);
  const rev = gitRevision(revision ?? inText ?? null);
  const prefix = link?.[1] ?? '';
  return {
    ...plainReading(name),
    prefix,
    suffix: text.slice(prefix.length + written.length),
    revision: rev,
    pin: hubPin(rev),
  };
}

/** sentence-transformers resolves a bare name inside its own organisation; done here where the catalog has it there. */
function canonicalName(name: string, catalog: CatalogFacts): string {
  const inOrganisation = `sentence-transformers/${name}`;
  return !name.includes('/') && !catalog.serves('huggingface', name) && catalog.serves('huggingface', inOrganisation)
    ? inOrganisation
    : name;
}

function hubPin(revision: Revision): PinVerdict {
  switch (revision.kind) {
    case 'commit':
      return { state: 'pinned', reason: told`the revision is a commit` };
    case 'tag':
      return { state: 'floating', reason: told`the tag ${revision.value ?? ''} can be moved` };
    case 'branch':
      return { state: 'floating', reason: told`${revision.value ?? ''} is a branch or a short reference` };
    default:
      return { state: 'floating', reason: told`no revision is given: the default branch is loaded` };
  }
}
