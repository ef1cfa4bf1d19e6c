import { servingImage } from '../../base/serving-images.ts';
import type { Expression, FileFacts, StringExpression } from '../../model/facts.ts';
import type { Candidate } from '../../model/reference.ts';
import { calleeText } from '../call-shapes.ts';
import { wordsOf } from '../names.ts';
import type { Context, ValueInContext } from '../strings.ts';

/** Words of names that hold the name of an image. */
const HOLDS: ReadonlySet<string> = new Set(['image', 'images', 'img', 'container', 'repository', 'from']);

/** Finds images whose software serves models in any configuration, by the image and a name that says that it is one. */
export function imageByName(facts: FileFacts, { value, contexts }: ValueInContext): Candidate | null {
  if (value.kind !== 'string' || servingImage(value.value) === null) return null;
  const called = calledImage(value.value, contexts);
  if (called) return candidate(facts, value, called.tag);
  if (contexts.at(-1)?.kind !== 'setting') return null;
  // A registry in front says what it is, whatever the key is called.
  const qualified = /^[\w-]+(?:\.[\w-]+)+\/[\w.-]+\//.test(value.value);
  if (
    !qualified &&
    !contexts.some(
      (context) => keyOf(context) !== null && wordsOf(keyOf(context) ?? '').some((word) => HOLDS.has(word)),
    )
  )
    return null;
  // A bare word may be the name of anything: `image: ollama` is one, `container: { name: ollama }` is not.
  const last = wordsOf(contexts.flatMap((context) => keyOf(context) ?? [])[0] ?? '').at(-1) ?? '';
  if (!value.value.includes('/') && !HOLDS.has(last)) return null;
  return candidate(facts, value, tagBeside(contexts));
}

/** `.WithImage("ollama/ollama", tag: "0.6.5")`, `Image.from_registry("vllm/vllm-openai:v0.9")`: an image in code. */
function calledImage(text: string, [near]: readonly Context[]): { readonly tag: Expression | null } | null {
  if (near?.kind !== 'argument' || !text.includes('/') || !TAKES_IMAGE.test(calleeText(near.call))) return null;
  if (near.name !== null && !/image/i.test(near.name)) return null;
  const tag = near.call.arguments.find((argument) => argument.kind === 'keyword' && argument.name === 'tag')?.value;
  return { tag: tag?.kind === 'string' ? tag : null };
}

/** Functions that are given an image, by their last names. */
const TAKES_IMAGE = /(?:image|addcontainer|from_?registry)\w*$/i;

function candidate(facts: FileFacts, value: StringExpression, tag: Expression | null): Candidate {
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
    revision: tag,
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
