import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Finding } from '../../core/model/finding.ts';
import type { Fix } from '../../core/model/fix.ts';
import type { AgentAnswer } from '../../core/report/agents/agent-tools.ts';
import { answerTool } from '../../core/report/agents/answer-tool.ts';
import type { AgentFixing, AgentPorts, AgentReply, AgentReport } from '../../core/report/agents/answer-tool.ts';
import { withReferences } from '../../core/report/merge.ts';
import { isWithin } from '../../host/repository.ts';
import type { McpOptions } from '../agent-arguments.ts';
import type { FixOptions } from '../arguments.ts';
import { UsageError } from '../exit.ts';
import { fixIn } from '../fix.ts';
import { createClock } from '../ports.ts';
import { readAll } from '../read-all.ts';
import { openSession } from '../session.ts';
import type { Session } from '../session.ts';

/** Answers tools of agents about one folder. */
export interface Answers {
  /** @throws {UsageError} on a path that is not there or lies elsewhere, in one line for whoever asked. */
  readonly call: (tool: string, input: unknown, signal: AbortSignal) => Promise<AgentReply>;
  readonly dispose: () => void;
}

/** Builds them; nothing is read before the first question. */
export function createAnswers(root: string, options: McpOptions): Answers {
  const base = { ...options, include: [], exclude: [], ignore: true, verbose: false, follow: false };
  let whole: Promise<Session> | null = null;
  const opened = (): Promise<Session> => (whole ??= openSession([root], base, null));
  /** Works with the folder, or with a file or folder in it: constants of the rest are seen then as well. */
  const within = async <T>(path: string | null, work: (session: Session) => Promise<T>): Promise<T> => {
    const inner = path === null ? '' : await innerPath(root, path);
    if (inner === '') {
      const session = await opened();
      // What changed since is read again.
      session.analyzer.forget(null);
      return work(session);
    }
    const include = [escapeGlob(inner), `${escapeGlob(inner)}/**`];
    const session = await openSession([root], { ...base, include }, null);
    try {
      return await work(session);
    } finally {
      session.analyzer.dispose();
    }
  };
  const clock = createClock(options.today);
  const ports: AgentPorts = {
    today: clock.today,
    explain: async (model, platform, signal) => (await opened()).analyzer.explain(model, platform, signal),
    offers: async (platform, kind) => (await opened()).analyzer.offers(platform, kind),
    platforms: async () => (await opened()).analyzer.platforms(),
    report: (path, proved, signal) => within(path, (session) => reportOf(session, proved, signal)),
    fixes: (path, how, signal) => within(path, (session) => fixesOf(session, { ...base, ...how }, signal)),
  };
  // One at a time: two scans of one folder would only wait for each other.
  let last: Promise<unknown> = Promise.resolve();
  return {
    call: (tool, input, signal) => {
      const next = last.then(() => answerTool(tool, input, ports, signal));
      last = next.catch(() => undefined);
      return next;
    },
    dispose: () => {
      void whole?.then(({ analyzer }) => {
        analyzer.dispose();
      });
    },
  };
}

async function reportOf(session: Session, proved: boolean, signal: AbortSignal): Promise<AgentReport> {
  const { analyzer, locate } = session;
  const { report } = await readAll(session, { progress: false }, signal);
  await analyzer.keep(signal);
  const told = withReferences(report);
  const fixes = proved ? await analyzer.fixesOfAll(told, signal) : new Map<Finding, readonly Fix[]>();
  return {
    report: { ...report, findings: told.map((finding) => ({ ...finding, fixes: fixes.get(finding) ?? [] })) },
    locate,
  };
}

type Fixing = Omit<FixOptions, 'rule' | 'dryRun' | 'safeOnly' | 'listed' | 'color'> & AgentFixing;

async function fixesOf(session: Session, how: Fixing, signal: AbortSignal): Promise<AgentAnswer> {
  const [diffs, said]: [string[], string[]] = [[], []];
  const tell = { print: (text: string) => diffs.push(text), say: (sentence: string) => said.push(sentence) };
  const options = { ...how, rule: [], dryRun: !how.isWritten, safeOnly: false, listed: false, color: false };
  await fixIn(session, options, tell, signal);
  const diff = diffs.join('');
  return { text: `${diff}${diff === '' ? '' : '\n'}${said.join('\n')}\n`, data: { diff, said } };
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
