import * as vscode from 'vscode';
import type { Server } from './server.ts';

/** How package.json calls a tool that the server calls `NAME`. */
const PREFIX = 'modelkeel_';

/** The part of package.json that is read here. */
interface Manifest {
  readonly contributes?: { readonly languageModelTools?: readonly { readonly name: string }[] };
}

/** Registers the tools of package.json for the editor's agents. The server starts with the first call. */
export function registerAgentTools(
  { extension }: vscode.ExtensionContext,
  server: Server,
): readonly vscode.Disposable[] {
  const { contributes } = extension.packageJSON as Manifest;
  return (contributes?.languageModelTools ?? []).map(({ name }) =>
    vscode.lm.registerTool(name, agentTool(name.slice(PREFIX.length), server)),
  );
}

function agentTool(tool: string, server: Server): vscode.LanguageModelTool<object> {
  return {
    prepareInvocation: ({ input }) => preparedCall(tool, input),
    invoke: async ({ input }, token) => {
      const { agentTool: call } = await server.started();
      const reply = await call({ tool, input }, token);
      // Told to the model, which may ask otherwise.
      const text = reply.kind === 'answer' ? reply.text : reply.why;
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

/** What the user sees while a tool runs, and is asked before one writes. */
function preparedCall(tool: string, input: object): vscode.PreparedToolInvocation {
  const path = 'path' in input && typeof input.path === 'string' ? input.path : null;
  const where = path ?? vscode.l10n.t('this workspace');
  switch (tool) {
    case 'look_up_model':
    case 'check_models':
    case 'suggest_models':
      return { invocationMessage: vscode.l10n.t('Looking models up in the catalog') };
    case 'apply_fixes':
      return {
        invocationMessage: vscode.l10n.t('Fixing models in {0}', where),
        confirmationMessages: {
          title: vscode.l10n.t('Apply Model Fixes'),
          message: new vscode.MarkdownString(
            vscode.l10n.t('Modelkeel will write its fixes into files of {0}. You can undo them in the editor.', where),
          ),
        },
      };
    default:
      return { invocationMessage: vscode.l10n.t('Reading the models of {0}', where) };
  }
}
