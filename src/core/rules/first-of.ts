import type { LiveReference, RuleContext } from './rule.ts';

/** Whether a reference is the first live one of its component in its document: what holds of a component is told once; what holds of a tag, once for each tag. */
export function isFirstOf(reference: LiveReference, { beside }: Pick<RuleContext, 'beside'>, byText = false): boolean {
  const same = beside(reference.site.uri).filter(
    ({ component, kind, use, literal, text }) =>
      component === reference.component &&
      (!byText || text === reference.text) &&
      kind === reference.kind &&
      use !== 'listed' &&
      literal !== null,
  );
  const first = Math.min(...same.map(({ literal }) => literal?.span.start ?? Infinity));
  return same.length === 0 || first === reference.literal.span.start || reference.literal.uri !== reference.site.uri;
}
