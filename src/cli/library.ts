import { version } from '../../package.json';
import { jsonReport } from '../core/report/json.ts';
import { withReferences } from '../core/report/merge.ts';
import type * as Library from './library-types.ts';
import { readAll } from './read-all.ts';
import { withProvedFixes } from './scan.ts';
import { openSession } from './session.ts';

/** The program as a library; see `library-types.ts` for what its users read. */
export const createAnalyzer: typeof Library.createAnalyzer = async (options) => {
  const { paths, include = [], exclude = [], today, horizonDays = 90, tests = false, online = false } = options;
  const { jobs, cache = true } = options;
  const session = await openSession(
    typeof paths === 'string' ? [paths] : paths,
    {
      ...{ include, exclude, horizon: horizonDays, tests, online, cache },
      ...{ ignore: true, verbose: false, follow: false },
      ...(today !== undefined && { today }),
      ...(jobs !== undefined && { jobs }),
    },
    null,
  );
  const { analyzer, clock, locate } = session;
  const never = new AbortController().signal;
  return {
    scan: async ({ signal = never } = {}) => {
      analyzer.forget(null);
      const { report } = await readAll(session, { progress: false }, signal);
      const merged = await withProvedFixes({ ...report, findings: withReferences(report) }, analyzer, signal);
      const { builtAt } = await analyzer.catalog();
      await analyzer.keep(signal);
      const text = jsonReport(merged, { version, catalogBuiltAt: builtAt, today: clock.today() }, locate);
      return JSON.parse(text) as Library.Report;
    },
    explain: async (model, { platform, signal = never } = {}) => {
      const known = await analyzer.explain(model, platform ?? null, signal);
      return JSON.parse(JSON.stringify(known)) as readonly Library.Explanation[];
    },
    dispose: analyzer.dispose,
  };
};
