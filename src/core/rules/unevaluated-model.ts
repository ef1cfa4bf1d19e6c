import type { Reference } from '../model/report.ts';
import type { WorkspaceRule } from './rule.ts';
import { told } from '../model/told.ts';

/**
 * A model that is called and that no evaluation of the workspace names; told once for each, and only where there is an
 * evaluation at all. What evaluations run of the program counts as evaluated.
 */
export const unevaluatedModel: WorkspaceRule = {
  id: 'unevaluated-model',
  across: (files) => {
    const covered = new Set(files.flatMap(({ evaluates }) => evaluates ?? []));
    if (covered.size === 0) return [];
    const named = new Set(
      files.filter(({ uri }) => covered.has(uri)).flatMap(({ references }) => references.flatMap(nameOf)),
    );
    const seen = new Set<string>();
    return files.flatMap(({ uri, references }) =>
      covered.has(uri)
        ? []
        : references.flatMap((one) => {
            const [name] = nameOf(one);
            if (name === undefined || one.literal === null || !isCalled(one) || named.has(name) || seen.has(name))
              return [];
            seen.add(name);
            return [
              {
                severity: 'hint' as const,
                message: told`${name} is called, and no evaluation of this workspace names it. Add it, so that a change of its answers is noticed.`,
                place: one.literal,
                related: [],
              },
            ];
          }),
    );
  },
};

function isModel({ kind }: Reference): boolean {
  return kind === 'model';
}

const ANSWERS: ReadonlySet<string> = new Set(['chat', 'responses', 'messages', 'completion']);

const ENDING: ReadonlySet<string> = new Set(['retired', 'redirected', 'deprecated']);

/** Only what an SDK is seen to be given, and is known to answer: a name may say anything, and rankers are measured otherwise. */
function isCalled(reference: Reference): boolean {
  const { use, resolution, detector, metadata } = reference;
  const facts = metadata?.kind === 'found' ? metadata.value : null;
  // Of one that ends, its end is what there is to say.
  if (ENDING.has(facts?.lifecycle?.value.status ?? '')) return false;
  const kinds = facts?.asked?.kinds ?? [];
  const isSeen = use === 'call' && resolution === 'known' && !detector.startsWith('convention/');
  return isModel(reference) && isSeen && kinds.some((kind) => ANSWERS.has(kind));
}

function nameOf({ kind, identity }: Reference): readonly string[] {
  return kind === 'model' && identity ? [identity.name] : [];
}
