import * as vscode from 'vscode';
import type { Analyzer } from '../core/analyzer.ts';
import { createLiveMetadata } from '../core/metadata/live.ts';
import type { LiveMetadata } from '../core/metadata/live.ts';
import { readEnvironment } from '../core/metadata/online/environment.ts';
import type { LiveSection } from '../core/model/live.ts';
import type { Reference } from '../core/model/report.ts';
import { answerOf, unavailableText } from '../core/report/live-text.ts';
import type { Logger } from '../core/ports.ts';
import { publicName } from './about.ts';
import { createConsent, tokenKey } from './consent.ts';
import type { UserConsent } from './consent.ts';
import type { Disposable } from './disposable.ts';
import { createHttp } from './http.ts';
import type { Inventory } from './inventory.ts';
import type { Settings } from './settings.ts';
import { createStore } from './store.ts';

/** Live metadata of the editor, and the user's word on it. */
export interface Online {
  readonly live: LiveMetadata;
  readonly consent: UserConsent;
}

/** Variables of the process; none in a browser. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The default of the setting that says where the Hub is. */
const HUB = 'https://huggingface.co';

/** The doors are made here and stay shut until the user opens them. */
export function createOnline(
  context: vscode.ExtensionContext,
  settings: () => Settings,
  variables: Variables,
  logger: Logger,
): Online {
  const { hubEndpoint } = settings();
  // The setting counts before the variable that tools of the Hub share; its default does not.
  const environment = readEnvironment(variables, hubEndpoint === HUB ? null : hubEndpoint);
  const { hub, ollama } = environment;
  const consent = createConsent(context.secrets, settings, environment);
  const store = createStore(vscode.Uri.joinPath(context.globalStorageUri, 'answers'));
  const ports = { http: createHttp(), store, consent, now: () => Date.now() };
  return { live: createLiveMetadata(ports, logger.warn, { hub, ollama }), consent };
}

/** Milliseconds without news after which hosts are asked: a scan publishes in flocks. */
const SETTLE_MS = 400;

/** Milliseconds after which a host that gave no answer is asked again, unless it says itself when it wants to be. */
const AGAIN_MS = 300_000;

/**
 * Asks hosts that the user always allows about what the inventory holds, and publishes what reads otherwise then. Each
 * component is asked about once of the hosts that are allowed; answers are used by every later inspection. Where a host gave
 * none it is asked again with later news.
 */
export function createEnricher(
  inventory: Inventory,
  analyzer: () => Analyzer,
  online: () => Online,
  logger: Logger,
): Disposable & { readonly whenIdle: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> = Promise.resolve();
  const controller = new AbortController();
  /** By component and allowed hosts: when to ask, in milliseconds since 1970. */
  const again = new Map<string, number>();
  const run = async (): Promise<void> => {
    const { live, consent } = online();
    const keyOf = (reference: Reference): string | null => {
      const { kind, use, identity, component } = reference;
      if (!identity || use === 'listed') return null;
      const hosts = live.hosts(kind, identity).filter(consent.allows);
      return hosts.length === 0 ? null : [kind, component, identity.revision.value, ...hosts].join(' ');
    };
    const isDue = (reference: Reference): boolean => {
      const key = keyOf(reference);
      return key !== null && (again.get(key) ?? 0) <= Date.now();
    };
    const reports = inventory.uris().flatMap((uri) => inventory.get(uri) ?? []);
    const fresh = reports.filter(({ references }) => references.some(isDue));
    if (fresh.length === 0) return;
    const due = fresh.flatMap(({ references }) => references.filter(isDue));
    for (const reference of due) again.set(keyOf(reference) ?? '', Infinity);
    const changed = await analyzer().enrich(fresh, controller.signal);
    for (const reference of due) {
      const { kind, identity } = reference;
      const landed = identity ? live.landed(kind, identity) : [];
      again.set(keyOf(reference) ?? '', askAgainFrom(landed));
    }
    const current = changed.filter(({ uri, version }) => inventory.get(uri)?.version === version);
    if (current.length > 0) inventory.put(current);
  };
  const subscription = inventory.onDidChange(() => {
    if (!online().consent.anyAlways()) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      running = run().catch((error: unknown) => {
        if (!controller.signal.aborted) logger.error('asking hosts failed', error);
      });
    }, SETTLE_MS);
  });
  return {
    whenIdle: async () => {
      while (timer) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      await running;
    },
    dispose: () => {
      if (timer) clearTimeout(timer);
      controller.abort();
      subscription.dispose();
    },
  };
}

/** Never, where all of them answered; else when the last of them wants to be asked, and not at once. */
function askAgainFrom(sections: readonly LiveSection[]): number {
  const times = sections.flatMap((section) => {
    const answer = answerOf(section);
    if (answer.kind !== 'unavailable' || answer.reason === 'not-allowed') return [];
    return [Math.max(Date.now() + AGAIN_MS, answer.retryAt === null ? 0 : Date.parse(answer.retryAt))];
  });
  return times.length === 0 ? Infinity : Math.max(...times);
}

/** Looks one component up, after the user allowed it. */
export async function lookUp(
  component: string,
  inventory: Inventory,
  analyzer: Analyzer,
  { live, consent }: Online,
): Promise<void> {
  const named = inventory
    .merged()
    .references.find((reference) => reference.component === component && reference.identity !== null);
  const identity = named?.identity;
  if (!named || !identity) return;
  const hosts = live.hosts(named.kind, identity);
  if (hosts.length === 0) {
    void vscode.window.showInformationMessage(`Modelkeel: no host is known that says more of ${identity.name}.`);
    return;
  }
  const allowed = await consent.request(hosts, publicName(named.kind, identity));
  if (allowed.length === 0) return;
  const of = (reference: Reference): boolean => reference.component === component;
  const reports = inventory.uris().flatMap((uri) => {
    const report = inventory.get(uri);
    return report?.references.some(of) ? [{ ...report, references: report.references.filter(of) }] : [];
  });
  const changed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `Asking ${allowed.join(', ')}` },
    async () => {
      const { signal } = new AbortController();
      // A person who looks wants the card as well.
      await live.ask(named.kind, identity, 'all', signal);
      return analyzer.enrich(reports, signal);
    },
  );
  consent.forgetOnce();
  inventory.put(changed);
  const silent = live.landed(named.kind, identity).flatMap((section) => {
    const answer = answerOf(section);
    return answer.kind === 'unavailable' ? [unavailableText(answer)] : [];
  });
  if (silent.length > 0) void vscode.window.showWarningMessage(`Modelkeel: ${silent.join('; ')}.`);
}

/** Keeps a token for a host in the editor's secret storage, or removes it. */
export async function setToken(context: vscode.ExtensionContext, hosts: readonly string[]): Promise<void> {
  const host = await vscode.window.showQuickPick([...hosts], { title: 'Whose token?' });
  if (host === undefined) return;
  const token = await vscode.window.showInputBox({
    title: `Token for ${host}`,
    prompt: 'It is kept in the secret storage of the editor and sent to this host alone. Empty removes it.',
    password: true,
  });
  if (token === undefined) return;
  if (token === '') await context.secrets.delete(tokenKey(host));
  else await context.secrets.store(tokenKey(host), token);
}
