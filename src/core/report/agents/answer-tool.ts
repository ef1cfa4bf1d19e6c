import { createSchemaCheck } from '../../base/json-schema.ts';
import { maskKeys } from '../../base/keys.ts';
import type { Severity } from '../../model/finding.ts';
import type { Offer } from '../../model/offer.ts';
import type { ExplainedModel } from '../explain-page.ts';
import type { Locate } from '../locate.ts';
import type { MergedReport } from '../merge.ts';
import { agentTools } from './agent-tools.ts';
import type { AgentAnswer, AgentTool } from './agent-tools.ts';
import { checkAnswer, lookupAnswer, suggestAnswer } from './lookup-answers.ts';
import { inventoryAnswer, problemsAnswer } from './workspace-answers.ts';

/** What answers come from. Paths are relative to what is looked at; null means all of it. */
export interface AgentPorts {
  readonly today: () => string;
  readonly explain: (model: string, platform: string | null, signal: AbortSignal) => Promise<readonly ExplainedModel[]>;
  /** null where the platform is not known. */
  readonly offers: (platform: string, kind: 'model' | 'embedding-model') => Promise<readonly Offer[] | null>;
  readonly platforms: () => Promise<readonly string[]>;
  /** What is there now; with `proved`, findings hold fixes that were tried, and no others. */
  readonly report: (path: string | null, proved: boolean, signal: AbortSignal) => Promise<AgentReport>;
  readonly fixes: (path: string | null, how: AgentFixing, signal: AbortSignal) => Promise<AgentAnswer>;
}

/** A report, and where its places are. */
export interface AgentReport {
  readonly report: MergedReport;
  readonly locate: Locate;
}

export interface AgentFixing {
  /** Whether files are changed, or the change is only shown. */
  readonly isWritten: boolean;
  /** Whether changes of model that leave something to a person are made as well. */
  readonly review: boolean;
}

/** An answer, or in one line why there is none; whoever asked may ask otherwise. */
export type AgentReply =
  ({ readonly kind: 'answer' } & AgentAnswer) | { readonly kind: 'refused'; readonly why: string };

/** What agents ask with, as the schemas of the tools allow it. */
interface Input {
  readonly model?: string;
  readonly models?: readonly string[];
  readonly platform?: string;
  readonly purpose?: string;
  readonly insteadOf?: string;
  readonly path?: string;
  readonly severity?: Exclude<Severity, 'hint'>;
  readonly review?: boolean;
}

/** Answers one call of a tool by an agent. Input that the tool does not take is refused. */
export async function answerTool(
  name: string,
  input: unknown,
  ports: AgentPorts,
  signal: AbortSignal,
): Promise<AgentReply> {
  const tool = agentTools.find((one) => one.name === name);
  if (!tool) return { kind: 'refused', why: `${name} is no tool of Modelkeel.` };
  const given = input ?? {};
  const fault = createSchemaCheck(tool.inputSchema)(given);
  if (fault !== null) return { kind: 'refused', why: `${name}: ${fault}` };
  const { text, data } = await answer(tool, given, ports, signal);
  return { kind: 'answer', text: maskKeys(text), data };
}

async function answer(tool: AgentTool, input: Input, ports: AgentPorts, signal: AbortSignal): Promise<AgentAnswer> {
  const { model = '', models = [], platform = null, path = null, review = false } = input;
  switch (tool.name) {
    case 'look_up_model':
      return lookupAnswer(model, await ports.explain(model, platform, signal), ports.today());
    case 'check_models': {
      const asked = models.map(async (one) => ({ model: one, known: await ports.explain(one, platform, signal) }));
      return checkAnswer(await Promise.all(asked), ports.today());
    }
    case 'suggest_models':
      return suggestions(input, ports, signal);
    case 'list_models': {
      const { report, locate } = await ports.report(path, false, signal);
      return inventoryAnswer(report, ports.today(), locate);
    }
    case 'find_problems': {
      const { report, locate } = await ports.report(path, true, signal);
      return problemsAnswer(report, input.severity ?? 'info', locate);
    }
    case 'preview_fixes':
    case 'apply_fixes':
      return ports.fixes(path, { isWritten: tool.writes, review }, signal);
  }
}

async function suggestions(
  { platform = '', purpose, insteadOf }: Input,
  ports: AgentPorts,
  signal: AbortSignal,
): Promise<AgentAnswer> {
  const [former] = insteadOf === undefined ? [] : await ports.explain(insteadOf, platform, signal);
  const kind = purpose === 'embedding' ? 'embedding-model' : 'model';
  return suggestAnswer({
    platform,
    purpose: purpose ?? null,
    offers: await ports.offers(platform, kind),
    platforms: await ports.platforms(),
    former: former ?? null,
  });
}
