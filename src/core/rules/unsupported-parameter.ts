import { adapt } from '../fixes/adapt.ts';
import { unsupported } from '../fixes/parameter-rules.ts';
import { withMigration } from '../model/merge-fixes.ts';
import type { Contract, ParameterRule } from '../model/contract.ts';
import type { Fix } from '../model/fix.ts';
import { endpointOf } from './facts-of.ts';
import type { Rule, LiveReference, RuleContext } from './rule.ts';
import { enumerated, told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** A parameter of the call that the model is known to refuse, or to take by another name. */
export const unsupportedParameter: Rule = {
  id: 'unsupported-parameter',
  check: (reference, context) => {
    const { parameters, identity, resolution, addressed } = reference;
    // One of several models may be the one that is asked with it; another server may take what it likes.
    if (!parameters?.api || resolution !== 'known' || addressed) return null;
    // What makes a request of its own of them may leave out what is refused.
    if (parameters.fits || parameters.adds) return null;
    // One that writes other names by itself can also be told to drop what is refused.
    const mayDrop = parameters.renames === true;
    if (mayDrop && context.text(parameters.uri)?.includes('drop_params')) return null;
    const api = endpointOf(parameters, identity.provider);
    const contract = api && context.contract(identity.provider, identity.name, api);
    if (!contract) return null;
    const broken = unsupported(parameters, contract);
    if (broken.length === 0) return null;
    const said = contract.confidence === 'high' ? '' : told` (reported)`;
    const what = told`${identity.name} ${sentence(broken)}${said}`;
    const then =
      broken.length === 1
        ? mayDrop
          ? told`requests with it fail, unless drop_params is set`
          : told`requests with it fail`
        : mayDrop
          ? told`requests with them fail, unless drop_params is set`
          : told`requests with them fail`;
    return {
      severity: contract.confidence === 'high' && !mayDrop ? 'error' : 'warning',
      message: told`${what}; ${then}.`,
      // What is not said is not changed.
      fixes: fixOf(reference, { ...contract, rules: broken }, context),
      tags: [],
    };
  },
};

function sentence(broken: readonly ParameterRule[]): Text {
  const refused = broken.flatMap((rule): readonly Text[] =>
    rule.kind === 'refused' ? [rule.name] : rule.kind === 'exclusive' ? [told`${rule.name} beside ${rule.beside}`] : [],
  );
  const most = broken.flatMap((rule) => (rule.kind === 'most' ? [told`${rule.name} up to ${rule.value}`] : []));
  const renamed = broken.flatMap((rule) => (rule.kind === 'renamed' ? [told`${rule.to} instead of ${rule.name}`] : []));
  const parts = [
    ...(refused.length > 0 ? [told`refuses ${enumerated(refused)}`] : []),
    ...(renamed.length + most.length > 0 ? [told`takes ${enumerated([...renamed, ...most])}`] : []),
  ];
  return enumerated(parts);
}

/** The call without what is refused; the model stays. */
function fixOf(reference: LiveReference, contract: Contract, context: RuleContext): readonly Fix[] {
  const { parameters, identity } = reference;
  if (!parameters) return [];
  const asked = { contract, outputLimit: null };
  const { edits, changes, open } = adapt({ ...parameters, isComplete: true, adds: false }, asked, context.text);
  if (edits.length === 0) return [];
  const { provider, name } = identity;
  const expects = { kind: 'identity', provider, name, pin: null, beside: edits } as const;
  return [
    withMigration(
      { title: '', kind: 'adapt', preferred: true, safety: 'review', edits, expects },
      { base: told`Adapt the call to ${name}`, changes, open, isSeen: true, moves: [] },
    ),
  ];
}
