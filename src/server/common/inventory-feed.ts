import type { Connection } from 'vscode-languageserver';
import { hashText } from '../../core/base/hash.ts';
import { platformName } from '../../core/base/platform-names.ts';
import type { LiveMetadata } from '../../core/metadata/live.ts';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Reference } from '../../core/model/report.ts';
import { inventoryChanged, inventoryRequest } from '../../protocol/inventory.ts';
import type {
  InventoryComponent,
  InventoryDelta,
  InventoryDocument,
  InventoryReference,
} from '../../protocol/inventory.ts';
import { explainable, isPackaged } from './explainable.ts';
import type { DocumentView, Inventory } from './inventory.ts';
import type { Uris } from './uris.ts';
import { messageOf } from '../../core/model/spoken.ts';
import type { Abilities } from './abilities.ts';

/** Gives the inventory to a client that asks for it, and from then on what changes of it. */
export interface InventoryFeed {
  /** Everything may read otherwise: severities changed. */
  readonly refresh: () => void;
  /** Sends at once what is waiting. */
  readonly flush: () => void;
  readonly dispose: () => void;
}

export interface InventoryFeedPorts {
  readonly abilities: Pick<Abilities, 'say'>;
  readonly connection: Connection;
  readonly inventory: Inventory;
  readonly uris: Uris;
  readonly levelOf: (finding: Finding) => Severity | 'off';
  readonly live: () => Pick<LiveMetadata, 'hosts'> | null;
}

/** Milliseconds for which changes are gathered: reports come in batches, and a list is drawn once for all of them. */
const GATHER_MS = 50;
/** Documents in one message: a client reads it in one go, and has to do with others meanwhile. */
const MOST_DOCUMENTS = 500;

/** What was sent, with a hash of each part: what is equal is not sent again. */
interface Sent {
  readonly documents: Map<string, string>;
  readonly components: Map<string, string>;
}

export function createInventoryFeed(ports: InventoryFeedPorts): InventoryFeed {
  const { connection, inventory } = ports;
  let sent: Sent | null = null;
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const changed = new Set<string>();
  const touched = new Set<string>();

  /** What changed, of so many documents. */
  const delta = (feed: Sent, most: number): InventoryDelta | null => {
    const documents: InventoryDocument[] = [];
    const removedDocuments: string[] = [];
    for (const uri of changed) {
      if (most-- <= 0) break;
      changed.delete(uri);
      const view = inventory.view(uri);
      const key = ports.uris.toClient(uri);
      const next = view && documentOf(key, view, ports);
      for (const { component } of view?.references ?? []) if (component !== null) touched.add(component);
      if (isNews(feed.documents, uri, next)) {
        if (next) documents.push(next);
        else removedDocuments.push(key);
      }
    }
    const components: InventoryComponent[] = [];
    const removedComponents: string[] = [];
    for (const id of touched) {
      const next = componentOf(id, ports);
      if (!isNews(feed.components, id, next)) continue;
      if (next) components.push(next);
      else removedComponents.push(id);
    }
    touched.clear();
    if (documents.length + removedDocuments.length + components.length + removedComponents.length === 0) return null;
    return { from: version, to: ++version, documents, removedDocuments, components, removedComponents };
  };
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const news = sent && delta(sent, MOST_DOCUMENTS);
    if (news) void connection.sendNotification(inventoryChanged, news);
  };
  const flushSome = (): void => {
    flush();
    if (changed.size > 0) timer = setTimeout(flushSome);
  };
  const note = (uris: Iterable<string>): void => {
    if (!sent) return;
    for (const uri of uris) changed.add(uri);
    timer ??= setTimeout(flushSome, GATHER_MS);
  };
  inventory.onDidChange((uris) => {
    note(uris);
    // What a document named before is told by nobody else.
    if (sent) for (const id of sent.components.keys()) if (inventory.documentsOf(id).length === 0) touched.add(id);
  });
  connection.onRequest(inventoryRequest, () => {
    sent = { documents: new Map(), components: new Map() };
    for (const uri of inventory.shown()) changed.add(uri);
    const { documents, components } = delta(sent, Infinity) ?? { documents: [], components: [] };
    return { version, documents, components };
  });
  return {
    refresh: () => {
      note(inventory.shown());
    },
    flush: () => {
      do flush();
      while (changed.size > 0);
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Whether a part is another one than the one that was sent; notes that it is sent. */
function isNews(sent: Map<string, string>, key: string, next: unknown): boolean {
  const hash = next === null ? undefined : hashText(JSON.stringify(next));
  if (sent.get(key) === hash) return false;
  if (hash === undefined) sent.delete(key);
  else sent.set(key, hash);
  return true;
}

function documentOf(uri: string, view: DocumentView, { levelOf, abilities }: InventoryFeedPorts): InventoryDocument {
  return {
    uri,
    references: view.references.flatMap((reference) => referenceOf(reference, view.at)),
    findings: view.findings.flatMap((finding) => {
      const place = view.at(finding.place);
      const severity = levelOf(finding);
      if (!place || severity === 'off') return [];
      const { rule, fingerprint } = finding;
      const message = abilities.say(messageOf(finding));
      return [
        { rule, severity, message, place, fingerprint, fixable: finding.fixes.some(({ preferred }) => preferred) },
      ];
    }),
    notes: view.notes.map(({ kind, detail }) => ({ kind, detail })),
  };
}

function referenceOf(reference: Reference, at: DocumentView['at']): readonly InventoryReference[] {
  const site = at(reference.site);
  if (!site) return [];
  const { id, kind, use, label, reason, component, identity } = reference;
  return [
    {
      id,
      kind,
      use,
      label,
      reason,
      component,
      identity: identity && {
        provider: identity.provider,
        name: identity.name,
        revision: identity.revision,
        pin: identity.pin,
        purl: identity.purl,
      },
      site,
      literal: reference.literal && at(reference.literal),
    },
  ];
}

/** A component by its first reference in the order of documents; null where nothing names it any more. */
function componentOf(id: string, { inventory, live }: InventoryFeedPorts): InventoryComponent | null {
  const references = inventory
    .documentsOf(id)
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .filter(({ component }) => component === id);
  const [first] = references;
  if (!first) return null;
  const { kind, identity, metadata } = first;
  const lifecycle = metadata?.kind === 'found' ? metadata.value.lifecycle?.value : undefined;
  const text = identity && explainable(kind, identity);
  const provider = identity?.provider ?? first.provider;
  return {
    id,
    kind,
    provider,
    platform: platformName(provider),
    // Code names a package by its modules; the component by the name in its registry.
    name: kind === 'package' ? id.slice(id.indexOf(':') + 1) : (identity?.name ?? id),
    known: metadata?.kind === 'found',
    lifecycle: lifecycle
      ? {
          status: lifecycle.status,
          retires: lifecycle.retires,
          retiresKind: lifecycle.retiresKind,
          daysLeft: lifecycle.daysLeft,
        }
      : null,
    purl: references.find((reference) => reference.identity?.purl)?.identity?.purl ?? null,
    explain: text ? { text, platform: isPackaged(kind) ? null : identity.provider } : null,
    hosts: (identity && live()?.hosts(kind, identity)) ?? [],
  };
}
