import { servingImage } from '../../base/serving-images.ts';
import type { Expression, FileFacts } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { wordsOf } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** Words of names that hold the name of an image. */
const HOLDS: ReadonlySet<string> = new Set(['image', 'images', 'img', 'container', 'repository', 'from']);

/** Finds images whose software serves models in any configuration, by the image and a name that says that it is one. */
export function imageByName(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string' || contexts.at(-1)?.kind !== 'setting' || servingImage(value.value) === null) return null;
  if (
    !contexts.some(
      (context) => keyOf(context) !== null && wordsOf(keyOf(context) ?? '').some((word) => HOLDS.has(word)),
    )
  )
    return null;
  // A bare word may be the name of anything: `image: ollama` is one, `container: { name: ollama }` is not.
  const last = wordsOf(contexts.flatMap((context) => keyOf(context) ?? [])[0] ?? '').at(-1) ?? '';
  if (!value.value.includes('/') && !HOLDS.has(last)) return null;
  return {
    detector: 'convention/container-image',
    subject: 'container-image',
    use: 'config',
    useReason: 'image that serves models',
    provider: null,
    client: null,
    grammar: 'native',
    uri: facts.uri,
    site: value.span,
    value,
    revision: tagBeside(contexts),
    insertion: null,
    confidence: 'sure',
    label: 'image',
  };
}

/** `image: { repository: …, tag: … }` of Helm charts. */
function tagBeside([near]: readonly Context[]): Expression | null {
  if (near?.kind !== 'entry' && near?.kind !== 'setting') return null;
  const tag = near.table.entries.find(({ key }) => key === 'tag' || key === 'digest')?.value;
  return tag?.kind === 'string' && tag.value !== '' ? tag : null;
}

function keyOf(context: Context): string | null {
  return context.kind === 'entry' || context.kind === 'setting' ? context.key : null;
}
