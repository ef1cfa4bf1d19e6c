import { isFirstOf } from './first-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';

/** A prompt pulled from a hub of prompts without a commit. */
export const unpinnedPrompt: Rule = {
  id: 'unpinned-prompt',
  subjects: ['prompt'],
  check: (reference, context) => {
    const { identity, use, label } = reference;
    if (use !== 'call' || identity.pin !== 'floating' || /push/i.test(label)) return null;
    if (!isFirstOf(reference, context)) return null;
    const { name, revision } = identity;
    const how = revision.value === null ? told`without a commit` : told`by the tag ${revision.value}`;
    return {
      severity: 'info',
      message: told`${name} is pulled ${how}; whoever may change it changes what the application says. Write a commit behind it: ${name}:<commit>.`,
      fixes: [],
      tags: [],
    };
  },
};
