import * as vscode from 'vscode';
import type { ExplainParams } from '../protocol/requests.ts';
import type { Disposable } from './disposable.ts';
import type { Server } from './server.ts';

const SCHEME = 'modelkeel';

/** Read-only pages with everything known of a model or package. */
export interface Explanations extends Disposable {
  readonly show: (what: ExplainParams) => Promise<void>;
}

/** The page of an id. What it is about is in the uri, so that a page can be made again after a restart. */
function explanationUri({ text, platform }: ExplainParams): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${text.replaceAll('/', ' ')}.md`,
    query: JSON.stringify([text, platform]),
  });
}

export function createExplanations(server: Server): Explanations {
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ query }) => {
      const what = readQuery(query);
      if (what === null) return 'This URI does not name a model.\n';
      return (await server.started()).explain(what);
    },
  });
  return {
    show: async (what) => {
      const uri = explanationUri(what);
      try {
        await vscode.commands.executeCommand('markdown.showPreview', uri);
      } catch {
        // The Markdown preview can be switched off; its text can be read as it is.
        await vscode.window.showTextDocument(uri, { preview: true });
      }
    },
    dispose: () => {
      provider.dispose();
    },
  };
}

function readQuery(query: string): ExplainParams | null {
  try {
    const words: unknown = JSON.parse(query);
    if (!Array.isArray(words)) return null;
    const [text, platform] = words as readonly unknown[];
    if (typeof text !== 'string') return null;
    return { text, platform: typeof platform === 'string' ? platform : null };
  } catch {
    return null;
  }
}
