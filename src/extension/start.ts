import * as vscode from 'vscode';
import { createAnalyzer } from '../core/analyzer.ts';
import type { Analyzer } from '../core/analyzer.ts';
import type { Assets, Clock, Logger } from '../core/ports.ts';
import { createActionProvider, FIX_ALL_KIND } from './actions.ts';
import { createCatalogKeeper } from './catalog.ts';
import { commandHandlers } from './commands.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createOpenDocuments } from './documents.ts';
import { createExplanations } from './explanations.ts';
import { createHoverProvider } from './hover.ts';
import type { CardContext } from './hover.ts';
import { createInventory } from './inventory.ts';
import type { Inventory } from './inventory.ts';
import { createScanner } from './scan.ts';
import { createNoteLog } from './notes.ts';
import { createEnricher, createOnline } from './online.ts';
import type { Variables } from './online.ts';
import { createPlaces } from './places.ts';
import { changesAnswers, readSettings, SECTION } from './settings.ts';
import type { SettingProblem } from './settings.ts';
import { createStatus } from './status.ts';
import { createTree } from './tree.ts';
import type { InventoryTree } from './tree.ts';
import { createWorkspace } from './workspace.ts';
import type { WorkspaceCounters } from './workspace.ts';

/** What the entry gives: all that differs between Node and the web. */
export interface Entry {
  readonly context: vscode.ExtensionContext;
  readonly assets: Assets;
  readonly variables: Variables;
}

/** For tests in a real editor: what there is to see, and what it cost. Not for other extensions. */
export interface TestApi {
  readonly inventory: Inventory;
  readonly tree: InventoryTree;
  /** Resolves when no scan and no analysis is waiting or running. */
  readonly whenIdle: () => Promise<void>;
  /** What was read and listed so far, and what had been when activation returned. */
  readonly counters: WorkspaceCounters & { assets: number };
  readonly countersAtActivation: Readonly<WorkspaceCounters & { assets: number }>;
  /** Milliseconds from the start of activation to its end. */
  readonly activationTime: number;
}

const RULE_PAGES = 'docs/rules';

/** Wires the extension by hand. Nothing is read, parsed or asked here: the first document or the first scan does. */
export function start({ context, assets, variables }: Entry): TestApi {
  const started = performance.now();
  const output = vscode.window.createOutputChannel('Modelkeel', { log: true });
  const logger = outputLogger(output);
  const counters = { lists: 0, reads: 0, assets: 0 };
  let current = readSettings();
  tellProblems(current.problems, [], logger);
  const clock: Clock = { today: () => current.settings.today ?? localDay() };
  const workspace = createWorkspace(() => current.settings.exclude, counters);
  const counted: Assets = {
    read: (name) => {
      counters.assets++;
      return assets.read(name);
    },
  };
  const keeper = createCatalogKeeper(context, counted, () => current.settings, logger);
  let online = createOnline(context, () => current.settings, variables, logger);
  const build = (): Analyzer =>
    createAnalyzer(
      { assets: keeper.assets, clock, logger, workspace, live: online.live },
      { horizonDays: current.settings.horizonDays, includeTests: current.settings.includeTests },
    );
  let analyzer = build();
  const theAnalyzer = (): Analyzer => analyzer;
  let builtAt = '';
  const inventory = createInventory((rule) => current.settings.rules[rule]);
  const places = createPlaces(theAnalyzer);
  const cards: CardContext = {
    inventory,
    places,
    today: clock.today,
    catalogBuiltAt: () => builtAt,
    landed: (kind, identity) => online.live.landed(kind, identity),
    hosts: (kind, identity) => online.live.hosts(kind, identity),
  };
  const rulePage = (rule: string): vscode.Uri => vscode.Uri.joinPath(context.extensionUri, RULE_PAGES, `${rule}.md`);
  const diagnostics = createDiagnostics(inventory, places, rulePage);
  const documents = createOpenDocuments(
    inventory,
    theAnalyzer,
    () => current.settings,
    { isScanned: (uri) => scanner.covers(uri), isExcluded: workspace.isExcluded },
    logger,
  );
  const scanner = createScanner(inventory, documents, theAnalyzer, workspace, logger);
  const tree = createTree(inventory, places, cards);
  const status = createStatus(
    inventory,
    () => builtAt,
    clock.today,
    () => online.consent.anyAlways(),
  );
  const explanations = createExplanations(theAnalyzer, clock.today);
  const enricher = createEnricher(inventory, theAnalyzer, () => online, logger);
  const handlers = commandHandlers({
    extension: context,
    online: () => online,
    analyzer: theAnalyzer,
    inventory,
    diagnostics,
    places,
    scanner,
    tree,
    output,
    explanations,
    updateCatalog: async () => {
      if (await keeper.update(online.consent)) rebuild();
    },
  });

  /** What was answered may read otherwise now: everything is asked again. */
  const rebuild = (): void => {
    const old = analyzer;
    online = createOnline(context, () => current.settings, variables, logger);
    analyzer = build();
    documents.refresh();
    if (inventory.scanState().kind !== 'never') void scanner.restart();
    old.dispose();
    void readCatalogDay();
  };
  const readCatalogDay = async (): Promise<void> => {
    try {
      builtAt = (await analyzer.catalog()).builtAt;
      status.update();
    } catch (error) {
      logger.error('the catalog cannot be read; the installation is broken', error);
    }
  };
  const configured = vscode.workspace.onDidChangeConfiguration((event) => {
    const files = event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude');
    if (!event.affectsConfiguration(SECTION) && !files) return;
    const before = current;
    current = readSettings();
    tellProblems(current.problems, before.problems, logger);
    if (!files && !changesAnswers(before.settings, current.settings)) {
      inventory.severitiesChanged();
      return;
    }
    rebuild();
  });
  const firstAnswer = inventory.onDidChange(() => {
    firstAnswer.dispose();
    const first = async (): Promise<void> => {
      await readCatalogDay();
      if (builtAt !== '' && (await keeper.updateByItself(online.consent, builtAt, clock.today()))) rebuild();
    };
    first().catch((error: unknown) => {
      logger.error('the catalog could not be updated', error);
    });
  });
  context.subscriptions.push(
    output,
    inventory,
    diagnostics,
    documents,
    scanner,
    tree,
    configured,
    firstAnswer,
    status,
    explanations,
    enricher,
    createNoteLog(inventory, logger),
    vscode.languages.registerHoverProvider({ pattern: '**' }, createHoverProvider(cards)),
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**' },
      createActionProvider(theAnalyzer, diagnostics, places),
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL_KIND],
      },
    ),
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler)),
    {
      dispose: () => {
        analyzer.dispose();
      },
    },
  );
  const countersAtActivation = { ...counters };
  const activationTime = performance.now() - started;
  // Activation returns first: the editor must not wait for a scan.
  const kickoff = setTimeout(() => {
    documents.refresh();
    if (current.settings.scanOnStart && (vscode.workspace.workspaceFolders?.length ?? 0) > 0) void scanner.scan(false);
  }, 0);
  context.subscriptions.push({
    dispose: () => {
      clearTimeout(kickoff);
    },
  });
  const whenIdle = async (): Promise<void> => {
    await scanner.whenIdle();
    await documents.whenIdle();
    await enricher.whenIdle();
  };
  return { inventory, tree, whenIdle, counters, countersAtActivation, activationTime };
}

/** One message for what is newly wrong; all of it in the output channel. */
function tellProblems(problems: readonly SettingProblem[], before: readonly SettingProblem[], logger: Logger): void {
  const known = new Set(before.map(({ key, problem }) => `${key} ${problem}`));
  const news = problems.filter(({ key, problem }) => !known.has(`${key} ${problem}`));
  for (const { key, problem } of news) logger.warn(`setting ${SECTION}.${key} ${problem}`);
  const [first] = news;
  if (first) void vscode.window.showWarningMessage(`Modelkeel: setting ${SECTION}.${first.key} ${first.problem}.`);
}

function outputLogger(output: vscode.LogOutputChannel): Logger {
  return {
    info: (message) => {
      output.info(message);
    },
    warn: (message) => {
      output.warn(message);
    },
    error: (message, cause) => {
      output.error(message, cause instanceof Error ? (cause.stack ?? cause.message) : (cause ?? ''));
    },
  };
}

/** The day where the user is. */
function localDay(): string {
  const now = new Date();
  return `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
