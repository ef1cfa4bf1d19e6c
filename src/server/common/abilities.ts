import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { SERVER_COMMANDS } from '../../protocol/commands.ts';
import type { ClientCommand, ClientCommands } from '../../protocol/commands.ts';
import type { InitializationOptions } from '../../protocol/options.ts';
import { createWords } from '../../core/model/words.ts';
import type { Words } from '../../core/model/words.ts';
import { COMPLETION_TRIGGERS } from './completion.ts';
import { CELL_LANGUAGES } from './notebook-text.ts';
import { inWords } from '../../core/model/told.ts';
import type { Text } from '../../core/model/told.ts';

/** What the client can do, as far as the server behaves differently for it. */
export interface Abilities {
  readonly options: InitializationOptions;
  /** Whether it can be asked for settings. */
  readonly configuration: boolean;
  /** Whether it can be told anew what it wants to tell: watched files, changes of settings. */
  readonly watching: boolean;
  readonly configurationChanges: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly markdown: boolean;
  /** Whether code actions may be more than commands. */
  readonly literals: boolean;
  /** Whether edits of code actions may be made when the user chooses one. */
  readonly lazyEdits: boolean;
  /** Whether the server may ask for an edit to be applied. */
  readonly applyEdit: boolean;
  /** Whether edits may name the version of a document that they are for. */
  readonly versionedEdits: boolean;
  /** Whether edits may ask to be shown before they are made. */
  readonly annotations: boolean;
  readonly createsFiles: boolean;
  readonly refreshCodeLens: boolean;
  readonly refreshInlayHints: boolean;
  readonly progress: boolean;
  readonly can: (command: ClientCommand) => boolean;
  /** Words in the language of the client. */
  readonly t: Words;
  /** A text of the core in the language of the client. */
  readonly say: (text: Text) => string;
}

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.modelkeel`;

/** Nothing is taken for granted: a client that says nothing of itself gets plain text, pushed diagnostics and whole edits. */
export function readAbilities({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { workspace, textDocument, window } = capabilities;
  const options = isOptions(initializationOptions) ? initializationOptions : {};
  const codeAction = textDocument?.codeAction;
  const commands = new Set<string>(Array.isArray(options.commands) ? options.commands : []);
  const t = createWords(options.words);
  return {
    options,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    literals: codeAction?.codeActionLiteralSupport !== undefined,
    lazyEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    applyEdit: workspace?.applyEdit === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    refreshCodeLens: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    progress: window?.workDoneProgress === true,
    can: (command: keyof ClientCommands) => commands.has(command),
    t,
    say: (text) => inWords(text, t),
  };
}

/** What is sent is of the client's making: anything but an object is taken for nothing. */
function isOptions(value: unknown): value is InitializationOptions {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the server offers this client. */
export function capabilitiesFor(abilities: Abilities): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    notebookDocumentSync: {
      notebookSelector: [{ notebook: '*', cells: CELL_LANGUAGES.map((language) => ({ language })) }],
    },
    hoverProvider: true,
    documentLinkProvider: {},
    codeLensProvider: {},
    inlayHintProvider: true,
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND],
      resolveProvider: abilities.lazyEdits,
    },
    executeCommandProvider: { commands: Object.values(SERVER_COMMANDS) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(abilities.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'modelkeel',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
  };
}
