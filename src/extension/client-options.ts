import * as vscode from 'vscode';
import { CloseAction, ErrorAction, RevealOutputChannelOn } from 'vscode-languageclient';
import type { ErrorHandler, LanguageClientOptions, Middleware, StaticFeature } from 'vscode-languageclient';
import { languageOf } from '../core/model/language.ts';
import type { InitializationOptions } from '../protocol/options.ts';
import type { ClientCommand } from '../protocol/commands.ts';
import { RULE_PAGES } from './explanations.ts';
import { isTarget } from './targets.ts';

/** The only commands that a card or a quick-fix menu may run. */
const CARD_COMMANDS: readonly ClientCommand[] = [
  'modelkeel.applyFix',
  'modelkeel.suppress',
  'modelkeel.showInInventory',
  'modelkeel.copyPurl',
  'modelkeel.explain',
  'modelkeel.lookUp',
  'modelkeel.fixRule',
  'modelkeel.turnOff',
  'modelkeel.showDetails',
  'modelkeel.migrate',
];

const WATCHED = /(?:^|\/)(?:[tj]sconfig[\w.-]*\.json|\.gitignore)$/;
const NEVER_WATCHED = /\/(?:node_modules|\.git|\.venv|venv|site-packages|__pycache__)\//;

/** A server that stops more often than this within the time given is left alone. */
const MOST_RESTARTS = 4;
const RESTARTS_WITHIN_MS = 180_000;

/**
 * Diagnostics are pushed: the editor would pull those of files that are not open every two seconds, and what is typed in one
 * file shows in others at once.
 */
export const PUSHED_DIAGNOSTICS: StaticFeature = {
  fillClientCapabilities: ({ textDocument, workspace }) => {
    delete textDocument?.diagnostic;
    delete workspace?.diagnostics;
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** How the language client of the extension behaves, whatever runs the server. */
export function clientOptions(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): LanguageClientOptions {
  return {
    documentSelector: [{ pattern: '**' }],
    diagnosticCollectionName: 'modelkeel',
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: CARD_COMMANDS }, supportThemeIcons: true },
    initializationOptions: () => initializationOptions(context),
    middleware: MIDDLEWARE,
    errorHandler: restarting(),
  };
}

function initializationOptions({ globalStorageUri }: vscode.ExtensionContext): InitializationOptions {
  const onDisk = globalStorageUri.scheme === 'file' ? { storage: globalStorageUri.fsPath } : {};
  return {
    commands: CARD_COMMANDS,
    fileSchemes: ['*'],
    ...{ http: true, consent: true, tokens: true, store: true, status: true, themeIcons: true },
    trusted: vscode.workspace.isTrusted,
    rulePages: RULE_PAGES,
    words: vscode.l10n.bundle,
    ...onDisk,
  };
}

/** Documents and files that the server would leave alone are not sent to it. */
const MIDDLEWARE: Middleware = {
  didOpen: (document, next) => (isTarget(document) ? next(document) : Promise.resolve()),
  didChange: (event, next) => (isTarget(event.document) ? next(event) : Promise.resolve()),
  didClose: (document, next) => (isTarget(document) ? next(document) : Promise.resolve()),
  provideHover: (document, position, token, next) => (isTarget(document) ? next(document, position, token) : null),
  // Links are in lock files alone.
  provideDocumentLinks: (document, token, next) =>
    languageOf(document.uri.path) === 'modelkeel-lock' ? next(document, token) : [],
  provideCompletionItem: (document, position, context, token, next) =>
    isTarget(document) ? next(document, position, context, token) : null,
  provideCodeLenses: (document, token, next) => (isTarget(document) ? next(document, token) : []),
  provideInlayHints: (document, range, token, next) => (isTarget(document) ? next(document, range, token) : []),
  provideCodeActions: (document, range, context, token, next) =>
    isTarget(document) ? next(document, range, context, token) : [],
  workspace: {
    didChangeWatchedFile: async (event, next) => {
      const { path } = vscode.Uri.parse(event.uri, true);
      // Of a folder that goes, nothing is said of what was in it.
      const matters = event.type === 3 || languageOf(path) !== null || WATCHED.test(path);
      if (matters && !NEVER_WATCHED.test(path)) await next(event);
    },
  },
};

/** A server that ends is started again, and the user is told once; what is open is told to the new one by the client. */
function restarting(): ErrorHandler {
  const ends: number[] = [];
  let isTold = false;
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      ends.push(now);
      const recent = ends.filter((time) => now - time < RESTARTS_WITHIN_MS);
      if (recent.length > MOST_RESTARTS)
        return {
          action: CloseAction.DoNotRestart,
          message: vscode.l10n.t(
            'Modelkeel stopped {0} times within three minutes and will not be restarted. See the output for the reason; *Scan Workspace* starts it again.',
            recent.length,
          ),
        };
      if (!isTold) void tell();
      isTold = true;
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

async function tell(): Promise<void> {
  const show = vscode.l10n.t('Show Output');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Modelkeel stopped unexpectedly and was restarted. Your files are unchanged.'),
    show,
  );
  if (answer === show) await vscode.commands.executeCommand('modelkeel.showOutput');
}
