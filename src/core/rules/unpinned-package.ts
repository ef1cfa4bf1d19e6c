import type { Reference } from '../model/report.ts';
import type { LiveReference, Rule, RuleContext } from './rule.ts';
import { enumerated, told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** Packages of the LLM toolchain without a fixed version, where no lock file says what is installed; told once for a manifest. */
export const unpinnedPackage: Rule = {
  id: 'unpinned-package',
  subjects: ['package'],
  check: (reference, context) => {
    const { provider, site } = reference;
    if (reference.label !== 'dependency' || !isApplication(site.uri, context)) return null;
    if (context.hasLock(site.uri, provider)) return null;
    const open = openRows(reference, context);
    if (open[0]?.id !== reference.id) return null;
    const names = open.map(({ text }) => text ?? '');
    return {
      severity: 'info',
      message:
        names.length === 1
          ? told`${list(names)} is asked for without a fixed version, and there is no lock file: the next install may bring other code. Commit a lock file, or pin it.`
          : told`${list(names)} are asked for without a fixed version, and there is no lock file: the next install may bring other code. Commit a lock file, or pin them.`,
      fixes: [],
      tags: [],
    };
  },
};

/** Whether a manifest is that of something that is run: what a library asks for has to be open. */
function isApplication(uri: string, { text }: RuleContext): boolean {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (/^(?:.*requirements.*\.(?:txt|in)|Pipfile|Gemfile)$/.test(name)) return true;
  return name === 'package.json' && /"private"\s*:\s*true/.test(text(uri) ?? '');
}

function openRows({ site, provider }: LiveReference, { beside }: RuleContext): readonly Reference[] {
  return beside(site.uri).filter(
    (one) =>
      one.kind === 'package' &&
      one.label === 'dependency' &&
      one.provider === provider &&
      one.identity?.pin === 'floating',
  );
}

const SHOWN = 4;

function list(names: readonly string[]): Text {
  return names.length > SHOWN
    ? told`${names.slice(0, SHOWN - 1).join(', ')} and ${names.length - SHOWN + 1} more`
    : enumerated(names);
}
