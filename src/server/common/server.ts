import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { DISPLAY_NAME } from '../../protocol/options.ts';
import { idleRequest, scanRequest } from '../../protocol/server-requests.ts';
import type { ScanResult } from '../../protocol/server-requests.ts';
import { capabilitiesFor, readAbilities } from './abilities.ts';
import { answerDetails } from './answer-details.ts';
import { cancellable } from './cancellation.ts';
import type { CardPorts } from './card.ts';
import { createEdits } from './edits.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createFixing } from './fixing.ts';
import { shownName } from './folders.ts';
import { followDocuments } from './follow-documents.ts';
import { layGround } from './ground.ts';
import type { Ground } from './ground.ts';
import { hoverAt } from './hover.ts';
import { createLife } from './life.ts';
import type { Life } from './life.ts';
import { lockHover, lockLinks } from './lock-entries.ts';
import { createParts } from './parts.ts';
import type { Parts } from './parts.ts';
import type { ServerPorts } from './ports.ts';
import { scanProgress, viewOf } from './progress.ts';
import { answerRequests } from './requests.ts';

/** Wires a server to its connection. Nothing is read, parsed or asked before the client is ready. */
export function createServer(connection: Connection, ports: ServerPorts): void {
  connection.onInitialize((params): InitializeResult => {
    const serve = assemble(connection, ports, params);
    connection.onInitialized(serve);
    return {
      capabilities: capabilitiesFor(readAbilities(params)),
      serverInfo: { name: DISPLAY_NAME, version: ports.version },
    };
  });
}

/** Builds all parts for one client; what is given back begins the work. */
function assemble(connection: Connection, ports: ServerPorts, params: InitializeParams): () => void {
  const ground = layGround(connection, ports, params);
  const engine = createEngine(ground);
  const day = { builtAt: '' };
  const parts = createParts(ground, engine, () => day.builtAt);
  const life = createLife(ground, engine, parts, day);
  followDocuments(connection, ground.open, parts.analyses, parts.diagnostics, ground.logger);
  answer(ground, engine, parts, life);
  connection.onShutdown(() => {
    for (const { dispose } of [parts.enricher, parts.scanner, parts.analyses, parts.feed, parts.marks, parts.status])
      dispose();
    engine.analyzer().dispose();
    ports.threads?.dispose();
  });
  return life.begin;
}

function answer(ground: Ground, engine: Engine, parts: Parts, life: Life): void {
  const { connection, abilities, uris, open, inventory, workspace, keeper, today, folders } = ground;
  const { levelOf, places, diagnostics, feed, analyses, scanner, status, enricher, marks } = parts;
  const cards: CardPorts = {
    ...{ abilities, inventory, uris, today },
    catalogBuiltAt: life.catalogBuiltAt,
    live: () => engine.online().live,
    isShown: (finding) => levelOf(finding) !== 'off',
  };
  const settled = async (clientUri: string | null): Promise<void> => {
    // Settings may bring another analyzer, which what was begun with this one would not outlive.
    await life.begun();
    await life.heard();
    if (clientUri === null) return analyses.whenIdle();
    const uri = open.targetOf(clientUri);
    if (uri !== null) await analyses.settled(uri);
  };
  const toEdit = createEdits(engine.analyzer, open, places, abilities, analyses.expectEdit);
  const fixing = createFixing({ abilities, analyzer: engine.analyzer, inventory, open, uris, levelOf, toEdit });
  const scan = async (): Promise<ScanResult> => ({
    files: await scanner.scan(true, () => scanProgress(connection, abilities.progress, true, abilities.t)),
  });
  answerRequests({
    ...{ connection, abilities, inventory, open, diagnostics, enricher, keeper, cards, fixing, toEdit },
    ...{
      analyzer: engine.analyzer,
      online: engine.online,
      places: () => places,
      heard: life.heard,
      settled,
      scan,
      rebuild: life.rebuild,
      levelOf,
      shown: (uri) => shownName(uri, folders.list()),
      scanned: async () => {
        if (scanner.state().kind === 'never' && folders.list().length > 0)
          await scanner.scan(true, () => scanProgress(connection, abilities.progress, false, abilities.t));
        await scanner.whenIdle();
      },
    },
  });
  answerDetails(connection, settled, {
    ...{ ...cards, levelOf, folders: folders.list, analyzer: engine.analyzer, places: () => places, toEdit, abilities },
  });
  marks.answer(async () => {
    await life.begun();
    await life.heard();
  }, settled);
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    cancellable(token, async (signal) => {
      await settled(uri);
      const entry = lockHover(uri, position, { open, inventory, abilities });
      return entry ?? hoverAt(uri, position, open, { ...cards, prove: fixing.prove }, signal);
    }),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }) => lockLinks(uri, open));
  connection.onRequest(scanRequest, async ({ visible, workDoneToken }, token) => {
    const files = await scanner.scan(visible, () =>
      workDoneToken === undefined
        ? scanProgress(connection, abilities.progress, visible, abilities.t)
        : Promise.resolve(viewOf(connection.window.attachWorkDoneProgress(workDoneToken), token, visible, abilities.t)),
    );
    return { files };
  });
  connection.onRequest(idleRequest, async () => {
    await life.begun();
    await life.heard();
    await scanner.whenIdle();
    await analyses.whenIdle();
    await enricher.whenIdle();
    feed.flush();
    status.flush();
    return workspace.counters();
  });
  if (!abilities.pullDiagnostics) return;
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    cancellable(token, async () => {
      await settled(uri);
      return diagnostics.pull(uri, previousResultId);
    }),
  );
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    cancellable(token, (signal) => diagnostics.pullWorkspace(previousResultIds, signal)),
  );
}
