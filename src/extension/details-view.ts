import * as vscode from 'vscode';
import type { Details } from '../protocol/details.ts';
import type { DetailsState, FromPage, ToPage } from '../protocol/details-page.ts';
import { detailsWords } from './details-words.ts';
import type { Disposable } from './disposable.ts';
import type { Inventory } from './inventory.ts';
import type { Server } from './server.ts';
import { placeOf } from './tree-items.ts';

const VIEW_TYPE = 'modelkeel.details';
/** Milliseconds after a change of the inventory: they come in batches. */
const SETTLE_MS = 300;

/** The one page about a component: its chain, its licence, what ends. */
export interface DetailsView extends Disposable {
  readonly show: (component: string) => Promise<void>;
  /** What the page has drawn; null where there is none, or not yet. For tests. */
  readonly drawn: () => { readonly component: string; readonly boxes: number } | null;
}

export interface DetailsViewPorts {
  readonly extensionUri: vscode.Uri;
  readonly server: Server;
  readonly inventory: Inventory;
  /** Carries out what a button asks for. */
  readonly act: (action: Extract<FromPage, { kind: 'action' }>['action'], details: Details) => Promise<unknown>;
}

interface Shown {
  readonly panel: vscode.WebviewPanel;
  component: string;
  details: Details | null;
  boxes: number | null;
  isReady: boolean;
}

export function createDetailsView(ports: DetailsViewPorts): DetailsView {
  const { inventory, server } = ports;
  let shown: Shown | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = async (): Promise<void> => {
    const asked = shown;
    if (!asked?.isReady || !asked.panel.visible) return;
    const details = await (await server.started()).details(asked.component);
    if (shown !== asked || (details && details.component !== asked.component)) return;
    asked.details = details;
    asked.panel.title = details?.name ?? asked.component;
    await asked.panel.webview.postMessage(messageOf(details, asked.component));
  };
  const take = async (message: FromPage): Promise<void> => {
    const now = shown;
    if (!now) return;
    const { details } = now;
    switch (message.kind) {
      case 'ready':
        now.isReady = true;
        return draw();
      case 'drawn':
        now.boxes = message.boxes;
        return;
      case 'place': {
        const place = details?.places[message.index];
        if (place) await openPlace(place.location);
        return;
      }
      case 'component':
        // A page can only lead to what the workspace names.
        if (inventory.component(message.component)) return show(message.component);
        return;
      case 'action':
        if (details) await ports.act(message.action, details);
    }
  };
  const hold = (panel: vscode.WebviewPanel, component: string): void => {
    const { webview } = panel;
    const own: Shown = { panel, component, details: null, boxes: null, isReady: false };
    shown = own;
    panel.iconPath = vscode.Uri.joinPath(ports.extensionUri, 'media', 'activity.svg');
    panel.onDidDispose(() => {
      if (shown === own) shown = null;
    });
    panel.onDidChangeViewState(() => {
      // A page that cannot be seen is thrown away; what is shown again says that it is ready.
      if (!panel.visible) own.isReady = false;
    });
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(ports.extensionUri, 'dist')] };
    webview.onDidReceiveMessage((message: unknown) => (isFromPage(message) ? take(message) : undefined));
    webview.html = pageHtml(webview, ports.extensionUri);
  };
  const show = async (component: string): Promise<void> => {
    if (!shown) {
      const title = inventory.component(component)?.name ?? component;
      hold(
        vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active, { enableFindWidget: true }),
        component,
      );
      return;
    }
    shown.component = component;
    shown.boxes = null;
    shown.panel.reveal();
    await draw();
  };
  const subscriptions: Disposable[] = [
    inventory.onDidChange(() => {
      if (!shown) return;
      clearTimeout(timer);
      timer = setTimeout(() => void draw(), SETTLE_MS);
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        if (isState(state)) hold(panel, state.component);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
  ];
  return {
    show,
    drawn: () => (shown?.boxes == null ? null : { component: shown.component, boxes: shown.boxes }),
    dispose: () => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      shown?.panel.dispose();
    },
  };
}

function messageOf(details: Details | null, component: string): ToPage {
  const words = detailsWords();
  if (!details) return { kind: 'gone', text: words.gone.replace('{0}', component) };
  const placeNames = details.places.map(({ location }) => {
    const { uri, selection } = placeOf(location);
    return `${vscode.workspace.asRelativePath(uri)}:${String(selection.start.line + 1)}`;
  });
  return { kind: 'details', details, placeNames, words };
}

async function openPlace(location: Details['places'][number]['location']): Promise<void> {
  const { uri, selection } = placeOf(location);
  // Beside the page where there is room for it; in its column where there is none.
  const column = vscode.window.tabGroups.all.length > 1 ? vscode.ViewColumn.One : vscode.ViewColumn.Active;
  await vscode.window.showTextDocument(uri, { selection, viewColumn: column });
}

/** Nothing but our own script and style is run or loaded: what others wrote is text, and stays it. */
function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const asset = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString(true);
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return [
    `<!DOCTYPE html><html lang="${vscode.env.language}"><head><meta charset="UTF-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Modelkeel</title><link rel="stylesheet" href="${asset('details.css')}"></head>`,
    `<body><main></main><script nonce="${nonce}" src="${asset('details.js')}"></script></body></html>`,
  ].join('');
}

function isState(state: unknown): state is DetailsState {
  return typeof state === 'object' && state !== null && 'component' in state && typeof state.component === 'string';
}

const ACTIONS: ReadonlySet<unknown> = new Set(['calendar', 'migrate', 'explain', 'inventory']);

function isFromPage(message: unknown): message is FromPage {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  const { kind, index, component, action, boxes } = message as Readonly<Record<string, unknown>>;
  if (kind === 'ready') return true;
  if (kind === 'drawn') return typeof boxes === 'number';
  if (kind === 'place') return typeof index === 'number';
  if (kind === 'component') return typeof component === 'string';
  return kind === 'action' && ACTIONS.has(action);
}
