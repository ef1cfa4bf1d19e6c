import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import { answerOf } from '../core/report/live-text.ts';
import { explainMarkdown } from '../core/report/explain-markdown.ts';
import type { Disposable } from './disposable.ts';

const SCHEME = 'modelkeel';

/** Read-only pages with everything known of a model. */
export interface Explanations extends Disposable {
  /** Shows the page of an id, on one platform or on all that know it. */
  readonly show: (model: string, platform: string | null) => Promise<void>;
}

/** The page of an id. What it is about is in the uri, so that a page can be made again after a restart. */
function explanationUri(model: string, platform: string | null): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${model.replaceAll('/', ' ')}.md`,
    query: JSON.stringify([model, platform]),
  });
}

function wasNotAllowed(answer: ReturnType<typeof answerOf>): boolean {
  return answer.kind === 'unavailable' && answer.reason === 'not-allowed';
}

export function createExplanations(analyzer: () => Analyzer, today: () => string): Explanations {
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ query }) => {
      const [model, platform] = readQuery(query);
      if (model === null) return 'There is no model in this address.\n';
      const known = await analyzer().explain(model, platform, new AbortController().signal);
      // A host that nobody was allowed to ask is not worth a line on each page.
      const told = known.map((one) => ({
        ...one,
        live: one.live.filter((section) => !wasNotAllowed(answerOf(section))),
      }));
      return explainMarkdown(model, told, today());
    },
  });
  return {
    show: async (model, platform) => {
      const uri = explanationUri(model, platform);
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

function readQuery(query: string): readonly [string | null, string | null] {
  try {
    const words: unknown = JSON.parse(query);
    if (!Array.isArray(words)) return [null, null];
    const [model, platform] = words as readonly unknown[];
    return [typeof model === 'string' ? model : null, typeof platform === 'string' ? platform : null];
  } catch {
    return [null, null];
  }
}
