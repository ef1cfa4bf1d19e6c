import type { Fix } from '../model/fix.ts';
import { metadataOf } from './facts-of.ts';
import { isFirstOf } from './first-of.ts';
import type { LiveReference, Rule } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/** An image that serves models, or a model of a registry of such, by a tag that its publisher moves. */
export const mutableTag: Rule = {
  id: 'mutable-tag',
  subjects: ['container-image', 'model', 'embedding-model'],
  check: (reference, context) => {
    const { identity, kind } = reference;
    if (identity.pin !== 'floating') return null;
    if (kind === 'container-image') {
      if (!isFirstOf(reference, context, true)) return null;
      return { severity: 'warning', message: imageText(reference), fixes: digestFixes(reference), tags: [] };
    }
    // A tag of the registry that says what size and quantisation it is means the same for years.
    const { provider, name, revision } = identity;
    // One of several models may be that of another platform.
    if (
      provider !== 'ollama' ||
      reference.resolution !== 'known' ||
      !(revision.value === null || revision.value === 'latest')
    )
      return null;
    if (!isFirstOf(reference, context)) return null;
    const how = revision.value === null ? told`without a tag, which means latest` : told`by the tag latest`;
    return {
      severity: 'info',
      message: told`${name} is named ${how}; what Ollama pulls for it can change. Name a tag with size and quantisation.`,
      fixes: [],
      tags: [],
    };
  },
};

function imageText({ identity: { name, revision } }: LiveReference): Told {
  const how = revision.value === null ? told`without a tag, which means latest` : told`by the tag ${revision.value}`;
  return told`${name} is pulled ${how}; the next pull may bring another server. Name a version, or a digest.`;
}

/** The digest that the registry gave for this very tag, behind the tag. */
function digestFixes(reference: LiveReference): readonly Fix[] {
  const { identity, literal, text } = reference;
  const image = metadataOf(reference)?.image?.value;
  if (image?.digestOf !== 'manifest' || text !== identity.name + identity.suffix) return [];
  const tagged = identity.revision.value === null ? `${identity.name}:latest` : text;
  return [
    {
      ...titled(told`Pin to ${image.digest.slice(0, 19)}`),
      kind: 'pin',
      preferred: true,
      safety: 'review',
      edits: [{ uri: literal.uri, span: literal.span, newText: `${tagged}@${image.digest}` }],
      expects: { kind: 'identity', provider: identity.provider, name: identity.name, pin: 'pinned' },
    },
  ];
}
