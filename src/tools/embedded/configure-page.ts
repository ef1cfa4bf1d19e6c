import type { Page } from 'playwright-core';

/** How the workbench of a page is to be configured. */
export interface PageConfiguration {
  /** Addresses of extensions: those of the remote machine run there, those that are served over HTTP in the page's worker. */
  readonly extensions: readonly string[];
  /** Address of a bundle of suites; it runs where the extension runs whose folder holds it. */
  readonly tests: string;
  /** Whether there is no machine behind the page: then only what a browser has is there. */
  readonly serverless: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** An address in the parts that the workbench takes it in. */
interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** What a page without a machine would miss: languages by their ids. Notebooks and the preview of Markdown have no build for it here. */
const BUILT_IN = ['python', 'javascript', 'typescript-basics', 'json', 'markdown-basics', 'theme-defaults'];

const CONFIGURATION = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
const BASE = /id="vscode-workbench-web-base-url" data-settings="([^"]*)"/;

/** Headers that are no longer true of a page that was changed, or forbid what it is changed for. */
const OF_THE_ORIGINAL: ReadonlySet<string> = new Set(['content-security-policy', 'content-length']);

/** How code-server's workbench says that there is always a machine, which keeps the user's settings, and what VS Code's own says. */
const OF_A_MACHINE: readonly (readonly [RegExp, string])[] = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [
    /\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\)/,
    '.from({scheme:$1.vscodeUserData,path:"/"})',
  ],
];

/**
 * Changes the page that the server sends: the workbench is configured by its HTML. The security policy of the page goes with
 * it, for it forbids to fetch extensions from another port.
 */
export async function configurePage(page: Page, authority: string, wanted: PageConfiguration): Promise<void> {
  await page.route(
    (url) => url.host === authority && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const headers = Object.entries(response.headers()).filter(([name]) => !OF_THE_ORIGINAL.has(name));
      const body = configured(await response.text(), authority, wanted);
      await route.fulfill({ status: response.status(), headers: Object.fromEntries(headers), body });
    },
  );
  if (wanted.serverless) await page.route(/\/workbench\/workbench\.js$/, withoutMachine);
}

async function withoutMachine(route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> {
  const response = await route.fetch();
  let script = await response.text();
  for (const [of, by] of OF_A_MACHINE) {
    if (!of.test(script))
      throw new Error(`the workbench no longer has ${String(of)}: it cannot be had without a machine`);
    script = script.replace(of, by);
  }
  await route.fulfill({ response, body: script });
}

function configured(html: string, authority: string, wanted: PageConfiguration): string {
  const base = BASE.exec(html)?.[1];
  const [, , escaped] = CONFIGURATION.exec(html) ?? [];
  if (base === undefined || escaped === undefined)
    throw new Error('the page of VS Code has no configuration to change');
  const before = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<string, unknown>;
  const after = {
    ...before,
    ...(wanted.serverless ? serverless(new URL(`${base}/`, `http://${authority}/`), wanted.settings) : {}),
    developmentOptions: {
      ...(before['developmentOptions'] as object | undefined),
      extensions: wanted.extensions.map(parts),
      extensionTestsPath: parts(wanted.tests),
    },
  };
  const attribute = JSON.stringify(after).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html.replace(CONFIGURATION, (_all, start: string) => `${start}${attribute}"`);
}

/** What a machine would bring: extensions that are built in, and the settings of its user. */
function serverless(base: URL, settings: PageConfiguration['settings']): Readonly<Record<string, unknown>> {
  return {
    remoteAuthority: undefined,
    additionalBuiltinExtensions: BUILT_IN.map((name) => parts(new URL(`extensions/${name}`, base).href)),
    configurationDefaults: settings,
  };
}

function parts(address: string): UriParts {
  const [, scheme = '', authority = '', path = ''] = /^([\w-]+):\/\/([^/]*)((?:\/.*)?)$/.exec(address) ?? [];
  return { scheme, authority, path: decodeURIComponent(path) };
}
