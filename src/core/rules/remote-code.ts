import type { RemoteCode } from '../model/observation.ts';
import type { Reference } from '../model/report.ts';
import type { ObservationRule, RuleContext } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** Code that lies in the repository of a model or a data set runs where it is loaded. */
export const remoteCode: ObservationRule = {
  id: 'remote-code',
  look: (observation, context) => {
    if (observation.kind !== 'remote-code') return null;
    const meant = meantBy(observation, context);
    if (!meant) return null;
    const { identity } = meant;
    if (!identity) {
      // Which repository it is, and which commit, is said elsewhere.
      return observation.revised
        ? null
        : said(
            'warning',
            told`The Python of whatever repository is named here runs, as it is on the day. Name a commit that you have read.`,
          );
    }
    const { name } = identity;
    const isCommit = identity.pin === 'pinned' || (observation.revised && identity.pin !== 'floating');
    if (isCommit) {
      return said(
        'warning',
        told`${name} is loaded with trust_remote_code: the Python of its repository runs here. Read it at the commit that you pinned.`,
      );
    }
    return said(
      'error',
      told`${name} is loaded with trust_remote_code and without a commit: whoever can change its repository runs code here. Pin a commit that you have read.`,
    );
  },
};

function said(severity: 'warning' | 'error', message: Told): ReturnType<ObservationRule['look']> {
  return { severity, message, fixes: [], tags: [] };
}

/** The model or data set of the Hub that stands in the same call, command or table of settings. */
function meantBy({ around }: RemoteCode, { beside }: RuleContext): Reference | null {
  const here = beside(around.uri).filter(
    ({ kind, site }) =>
      (kind === 'model' || kind === 'embedding-model' || kind === 'dataset') &&
      around.span.start <= site.span.start &&
      site.span.end <= around.span.end,
  );
  return (
    here.find(({ identity }) => identity?.provider === 'huggingface') ??
    here.find(({ identity, provider }) => identity === null && provider === 'huggingface') ??
    null
  );
}
