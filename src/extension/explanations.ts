import * as vscode from 'vscode';
import type { ExplainParams } from '../protocol/server-requests.ts';
import type { Disposable } from './disposable.ts';
import type { Server } from './server.ts';

/** Where the pages of rules are, as the editor shows them: rendered, and on every platform. */
export const RULE_PAGES = 'modelkeel:/rules';
/** They lead to two others. */
const PAGE = /^\/(rules\/[\w-]+\.md|(?:policy|lock)\.md)$/;

const SCHEME = 'modelkeel';
const MARKDOWN = 'vscode.markdown-language-features';
const VIEW = 'vscode.markdown.preview.editor';

/** Read-only pages with everything known of a model or package. */
export interface Explanations extends Disposable {
  readonly show: (what: ExplainParams) => Promise<void>;
  /** The page of a rule, by its id. */
  readonly showRule: (id: string) => Promise<void>;
}

/** The page of an id. What it is about is in the uri, so that a page can be made again after a restart. */
function explanationUri({ text, platform }: ExplainParams): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${text.replaceAll('/', ' ')}.md`,
    query: JSON.stringify([text, platform]),
  });
}

export function createExplanations(server: Server, extensionUri: vscode.Uri): Explanations {
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path, query }) => {
      const page = PAGE.exec(path)?.[1];
      if (page !== undefined) return readPage(vscode.Uri.joinPath(extensionUri, 'docs', page));
      const what = readQuery(query);
      if (what === null) return `${vscode.l10n.t('This URI does not name a model.')}\n`;
      return (await server.started()).explain(what);
    },
  });
  const open = async (uri: vscode.Uri): Promise<void> => {
    // An editor of its own: the preview that follows the cursor would go with the next Markdown file that is opened. Where
    // there is none, the text can be read as it is.
    if (await canRender()) await vscode.commands.executeCommand('vscode.openWith', uri, VIEW);
    else await vscode.window.showTextDocument(uri, { preview: true });
  };
  return {
    show: (what) => open(explanationUri(what)),
    showRule: (id) => open(vscode.Uri.parse(`${RULE_PAGES}/${id}.md`)),
    dispose: () => {
      provider.dispose();
    },
  };
}

/** Whether there is a preview of Markdown that works: it can be switched off, and some hosts have no build of it. */
async function canRender(): Promise<boolean> {
  const extension = vscode.extensions.getExtension(MARKDOWN);
  if (!extension) return false;
  try {
    await extension.activate();
    return true;
  } catch {
    return false;
  }
}

async function readPage(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return `${vscode.l10n.t('There is no page of this name.')}\n`;
  }
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
