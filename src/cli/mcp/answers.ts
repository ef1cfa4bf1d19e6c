import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { createSchemaCheck } from '../../core/base/json-schema.ts';
import { maskKeys } from '../../core/base/keys.ts';
import { agentTools } from '../../core/report/agents/agent-tools.ts';
import type { AgentAnswer, AgentTool } from '../../core/report/agents/agent-tools.ts';
import { checkAnswer, lookupAnswer, suggestAnswer } from '../../core/report/agents/lookup-answers.ts';
import { inventoryAnswer, problemsAnswer } from '../../core/report/agents/workspace-answers.ts';
import { withReferences } from '../../core/report/merge.ts';
import type { MergedReport } from '../../core/report/merge.ts';
import { isWithin } from '../../host/repository.ts';
import type { McpOptions } from '../agent-arguments.ts';
import { UsageError } from '../exit.ts';
import { fixIn } from '../fix.ts';
import { readAll } from '../read-all.ts';
import { openSession } from '../session.ts';
import type { Session } from '../session.ts';

/** What agents ask with, as the schemas of the tools allow it. */
interface Input {
  readonly model?: string;
  readonly models?: readonly string[];
  readonly platform?: string;
  readonly purpose?: string;
  readonly insteadOf?: string;
  readonly path?: string;
  readonly severity?: 'error' | 'warning' | 'info';
  readonly review?: boolean;
}

/** Answers tools of agents about one folder. */
export interface Answers {
  /** @throws {UsageError} on input that the tool does not take, in one line for whoever asked. */
  readonly call: (tool: AgentTool, input: unknown, signal: AbortSignal) => Promise<AgentAnswer>;
  readonly dispose: () => void;
}

const checks = new Map(agentTools.map(({ name, inputSchema }) => [name, createSchemaCheck(inputSchema)]));

/** Builds them; nothing is read before the first question. */
export function createAnswers(root: string, options: McpOptions): Answers {
  const base = { ...options, include: [], exclude: [], ignore: true, verbose: false, follow: false };
  let whole: Promise<Session> | null = null;
  /** Works with the folder, or with a file or folder in it: constants of the rest are seen then as well. */
  const within = async <T>(path: string | undefined, work: (session: Session) => Promise<T>): Promise<T> => {
    const inner = path === undefined ? '' : await innerPath(root, path);
    if (inner === '') {
      whole ??= openSession([root], base, null);
      const session = await whole;
      // What changed since is read again.
      session.analyzer.forget(null);
      return work(session);
    }
    const session = await openSession(
      [root],
      { ...base, include: [escapeGlob(inner), `${escapeGlob(inner)}/**`] },
      null,
    );
    try {
      return await work(session);
    } finally {
      session.analyzer.dispose();
    }
  };
  const scanned = async (session: Session, signal: AbortSignal): Promise<MergedReport> => {
    const { report } = await readAll(session, { progress: false }, signal);
    await session.analyzer.keep(signal);
    return report;
  };
  const fixes = async (
    isDry: boolean,
    session: Session,
    { review }: Input,
    signal: AbortSignal,
  ): Promise<AgentAnswer> => {
    const [diffs, said]: [string[], string[]] = [[], []];
    const tell = { print: (text: string) => diffs.push(text), say: (sentence: string) => said.push(sentence) };
    const wanted = { ...base, rule: [], dryRun: isDry, safeOnly: false, review: review ?? false, listed: false };
    await fixIn(session, { ...wanted, color: false }, tell, signal);
    const diff = diffs.join('');
    return { text: `${diff}${diff === '' ? '' : '\n'}${said.join('\n')}\n`, data: { diff, said } };
  };
  const answer = (tool: AgentTool, input: Input, signal: AbortSignal): Promise<AgentAnswer> =>
    within(input.path, async (session) => {
      const { analyzer, clock, locate } = session;
      const { model = '', models = [], platform = null } = input;
      switch (tool.name) {
        case 'look_up_model':
          return lookupAnswer(model, await analyzer.explain(model, platform, signal), clock.today());
        case 'check_models': {
          const asked = models.map(async (one) => ({
            model: one,
            known: await analyzer.explain(one, platform, signal),
          }));
          return checkAnswer(await Promise.all(asked), clock.today());
        }
        case 'suggest_models':
          return suggestions(input, analyzer, signal);
        case 'list_models':
          return inventoryAnswer(await scanned(session, signal), clock.today(), locate);
        case 'find_problems': {
          const report = await scanned(session, signal);
          const told = withReferences(report);
          const proved = await analyzer.fixesOfAll(told, signal);
          const findings = told.map((finding) => ({ ...finding, fixes: proved.get(finding) ?? [] }));
          return problemsAnswer({ ...report, findings }, input.severity ?? 'info', locate);
        }
        case 'preview_fixes':
        case 'apply_fixes':
          return fixes(tool.name === 'preview_fixes', session, input, signal);
      }
    });
  // One at a time: two scans of one folder would only wait for each other.
  let last: Promise<unknown> = Promise.resolve();
  return {
    call: (tool, input, signal) => {
      const fault = checks.get(tool.name)?.(input ?? {});
      if (fault) return Promise.reject(new UsageError(`${tool.name}: ${fault}`));
      const next = last.then(() => answer(tool, (input ?? {}) as Input, signal));
      last = next.catch(() => undefined);
      return next.then(({ text, data }) => ({ text: maskKeys(text), data }));
    },
    dispose: () => {
      void whole?.then(({ analyzer }) => {
        analyzer.dispose();
      });
    },
  };
}

/**
 * A path of an agent, relative to the folder; links are followed first.
 *
 * @throws {UsageError} where it is not there, or lies elsewhere.
 */
async function innerPath(root: string, path: string): Promise<string> {
  const folder = await realpath(root);
  const place = await realpath(resolve(folder, path)).catch(() => null);
  if (place === null) throw new UsageError(`${path} does not exist in the folder this server was started for.`);
  if (!isWithin(place, folder))
    throw new UsageError(`${path} lies outside of the folder this server was started for. Nothing was read there.`);
  return relative(folder, place).split(sep).join('/');
}

function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

async function suggestions(
  { platform = '', purpose, insteadOf }: Input,
  analyzer: Session['analyzer'],
  signal: AbortSignal,
): Promise<AgentAnswer> {
  const [former] = insteadOf === undefined ? [] : await analyzer.explain(insteadOf, platform, signal);
  const kind = purpose === 'embedding' ? 'embedding-model' : 'model';
  return suggestAnswer({
    platform,
    purpose: purpose ?? null,
    offers: await analyzer.offers(platform, kind),
    platforms: await analyzer.platforms(),
    former: former ?? null,
  });
}
