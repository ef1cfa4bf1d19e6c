import { join } from 'node:path';
import { createAnalyzer } from '../core/analyzer.ts';
import { visibleJson } from '../core/base/visible.ts';
import { explainFacts } from '../core/report/explain-page.ts';
import { explainText } from '../core/report/explain-text.ts';
import type { ExplainOptions } from './arguments.ts';
import { withChosenCatalog } from './choose-catalog.ts';
import { EXIT, UsageError } from './exit.ts';
import { createAssets } from '../host/assets.ts';
import { createClock, createLogger } from './ports.ts';
import { columnsToFit, createPaint, printReport, wantsColor } from './terminal.ts';

/** `modelkeel explain`: everything known about one model or package, with sources. */
export async function explain(model: string, options: ExplainOptions): Promise<number> {
  const clock = createClock(options.today);
  const logger = createLogger(false);
  // Loaded only here: the HTTP client is half of the program.
  const live = options.online ? (await import('./online.ts')).createLive(process.env, logger) : null;
  const analyzer = createAnalyzer(
    {
      assets: withChosenCatalog(createAssets(join(__dirname, 'assets')), process.env, logger),
      clock,
      logger,
      workspace: {
        roots: [],
        isTarget: () => false,
        list: () => Promise.resolve([]),
        read: () =>
          Promise.resolve({ kind: 'unreadable', reason: 'vanished', detail: 'nothing is read to explain a model' }),
      },
      ...(live ? { live } : {}),
    },
    { horizonDays: options.horizon, includeTests: false },
  );
  const explanations = await analyzer.explain(model, options.platform ?? null, new AbortController().signal);
  if (explanations.length === 0)
    throw new UsageError(
      `"${model}" is neither a model id nor a package. Write a model id as in code, for example gpt-4o or mistralai/Mistral-7B-v0.1, and a package with its registry: pypi:transformers@4.48.0.`,
    );
  if (options.format === 'json') {
    const { builtAt } = await analyzer.catalog();
    const answer = {
      schema: 'modelkeel/explain@1',
      model,
      today: clock.today(),
      catalog: { builtAt },
      platforms: explanations.map((one) => ({ ...one, facts: explainFacts(one, clock.today()) })),
    };
    printReport(visibleJson(`${JSON.stringify(answer, null, 2)}\n`));
  } else {
    const paint = { ...createPaint(wantsColor(options.color)), columns: columnsToFit(undefined) };
    printReport(explainText(explanations, clock.today(), paint));
  }
  return EXIT.ok;
}
