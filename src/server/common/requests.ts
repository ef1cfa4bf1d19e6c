import type { Connection } from 'vscode-languageserver';
import type { Analyzer } from '../../core/analyzer.ts';
import {
  agentToolRequest,
  cardRequest,
  catalogStatusRequest,
  catalogUpdateRequest,
  explainRequest,
  fixesRequest,
  forgetAnswersRequest,
  hostsRequest,
  lookUpRequest,
  suppressRequest,
} from '../../protocol/server-requests.ts';
import type { ScanResult } from '../../protocol/server-requests.ts';
import { answerTool } from '../../core/report/agents/answer-tool.ts';
import type { Abilities } from './abilities.ts';
import { agentPorts } from './agent-answers.ts';
import type { AgentAnswerPorts } from './agent-answers.ts';
import { cancellable } from './cancellation.ts';
import { cardOf } from './card.ts';
import { completionsAt } from './completion.ts';
import type { CardPorts } from './card.ts';
import type { CatalogKeeper } from './catalog-keeper.ts';
import { createCodeActions } from './code-actions.ts';
import { createCommands } from './commands.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { ToWorkspaceEdit } from './edits.ts';
import type { Enricher } from './enricher.ts';
import { explainPage } from './explain.ts';
import type { Fixing } from './fixing.ts';
import { referenceAt } from './hover.ts';
import { lookUp } from './look-up.ts';
import type { LookUpPorts } from './look-up.ts';
import type { Online } from './online.ts';
import type { OpenDocuments } from './open-documents.ts';

/** What requests that change or explain something are answered from. */
export interface RequestPorts extends LookUpPorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly analyzer: () => Analyzer;
  readonly cards: CardPorts;
  readonly open: OpenDocuments;
  readonly diagnostics: Diagnostics;
  readonly fixing: Fixing;
  readonly toEdit: ToWorkspaceEdit;
  readonly online: () => Online;
  readonly enricher: Enricher;
  readonly keeper: CatalogKeeper;
  /** Resolves when the settings are those that the client told of last. */
  readonly heard: () => Promise<void>;
  /** Resolves when the report of a document of the client is that of its text now; of all without one. */
  readonly settled: (clientUri: string | null) => Promise<void>;
  readonly scan: () => Promise<ScanResult>;
  readonly levelOf: AgentAnswerPorts['levelOf'];
  readonly shown: AgentAnswerPorts['shown'];
  readonly scanned: AgentAnswerPorts['scanned'];
  /** Answers may read otherwise now. */
  readonly rebuild: () => void;
}

/** Answers code actions, commands and the requests of this server's own protocol. */
export function answerRequests(ports: RequestPorts): void {
  answerFixes(ports);
  answerCompletion(ports);
  answerAgents(ports);
  const { connection, abilities, cards, open, fixing, settled } = ports;
  const explain = (text: string, platform: string | null, signal: AbortSignal): ReturnType<typeof explainPage> =>
    explainPage({ text, platform }, ports.analyzer(), cards.today(), abilities.t, signal);
  const updateCatalog = async (signal: AbortSignal): ReturnType<CatalogKeeper['update']> => {
    await ports.heard();
    const result = await ports.keeper.update(ports.online().consent, signal);
    if (result.kind === 'updated') ports.rebuild();
    return result;
  };
  const look = async (component: string, signal: AbortSignal): ReturnType<typeof lookUp> => {
    await ports.heard();
    return lookUp(component, ports, signal);
  };
  const forgetAnswers = async (): Promise<void> => {
    await ports.online().live.clear();
    ports.enricher.reset();
  };
  const execute = createCommands({
    ...{ connection, abilities, fixing, settled, explain, updateCatalog, forgetAnswers },
    scan: ports.scan,
    lookUp: look,
    componentAt: (uri, position) => referenceAt(uri, position, open, cards)?.reference.component ?? null,
  });
  connection.onExecuteCommand((params, token) => cancellable(token, (signal) => execute(params, signal)));
  connection.onRequest(explainRequest, ({ text, platform }, token) =>
    cancellable(token, (signal) => explain(text, platform, signal)),
  );
  connection.onRequest(cardRequest, ({ uri, reference }) => {
    const found = cards.inventory.view(cards.uris.toCore(uri))?.references.find(({ id }) => id === reference);
    return found ? { markdown: cardOf(found, cards, false) } : null;
  });
  connection.onRequest(lookUpRequest, ({ component }, token) =>
    cancellable(token, (signal) => look(component, signal)),
  );
  connection.onRequest(hostsRequest, () => [...new Set(ports.online().live.allHosts())]);
  connection.onRequest(forgetAnswersRequest, async () => {
    await forgetAnswers();
    return null;
  });
  connection.onRequest(catalogStatusRequest, async () => {
    const { builtAt } = await ports.analyzer().catalog();
    return ports.keeper.status(builtAt, cards.today());
  });
  connection.onRequest(catalogUpdateRequest, (token) => cancellable(token, updateCatalog));
}

function answerAgents(ports: RequestPorts): void {
  const answers = agentPorts({ ...ports, today: ports.cards.today });
  ports.connection.onRequest(agentToolRequest, ({ tool, input }, token) =>
    cancellable(token, async (signal) => {
      await ports.settled(null);
      const reply = await answerTool(tool, input, answers, signal);
      return reply.kind === 'answer' ? { kind: reply.kind, text: reply.text } : reply;
    }),
  );
}

function answerCompletion(ports: RequestPorts): void {
  const { connection, abilities, analyzer, open, places, settled, cards } = ports;
  const today = cards.today;
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    cancellable(token, (signal) =>
      completionsAt(uri, position, { say: abilities.say, analyzer, open, places, settled, today }, signal),
    ),
  );
}

function answerFixes(ports: RequestPorts): void {
  const { connection, fixing, settled } = ports;
  const actions = createCodeActions(ports);
  connection.onCodeAction((params, token) =>
    cancellable(token, async (signal) => {
      await settled(params.textDocument.uri);
      return actions.provide(params, signal);
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    cancellable(token, async (signal) => {
      await settled(null);
      return actions.resolve(action, signal);
    }),
  );
  connection.onRequest(fixesRequest, (target, token) =>
    cancellable(token, async (signal) => {
      await settled('uri' in target ? target.uri : null);
      return fixing.prove(target, signal);
    }),
  );
  connection.onRequest(suppressRequest, (params, token) =>
    cancellable(token, async (signal) => {
      await settled(params.uri);
      return fixing.suppression(params, signal);
    }),
  );
}
