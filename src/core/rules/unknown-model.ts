import { providerName } from '../base/platform-names.ts';
import { renameFix } from '../fixes/replace.ts';
import { namedLiteral } from './fixes-for.ts';
import type { Rule } from './rule.ts';

/** An id that a platform with a complete list does not have, and that is close to one it has. */
export const unknownModel: Rule = {
  id: 'unknown-model',
  check: (reference, context) => {
    const { metadata, identity } = reference;
    if (metadata?.kind !== 'absent' || !metadata.complete || reference.detector.startsWith('convention/')) return null;
    const [nearest, ...others] = metadata.suggestions;
    // Fine-tuned models are the caller's own; without a near name the catalog may simply be older than the model.
    if (nearest === undefined || identity.name.startsWith('ft:') || context.platformsOf(identity.lookup).length > 0)
      return null;
    const fixes = [nearest, ...others]
      .slice(0, 3)
      .flatMap((id) => renameFix(namedLiteral(reference, context), id) ?? []);
    return {
      severity: 'warning',
      message: `${identity.name} is not a model ${providerName(identity.provider)} is known to serve. Did you mean ${nearest}?`,
      fixes,
      tags: [],
    };
  },
};
