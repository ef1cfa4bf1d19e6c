import * as vscode from 'vscode';
import type {
  InventoryComponent,
  InventoryDelta,
  InventoryDocument,
  InventorySnapshot,
} from '../protocol/inventory.ts';
import type { ServerStatus } from '../protocol/status.ts';
import type { Disposable } from './disposable.ts';
import { inventoryView } from './inventory-view.ts';
import type { InventoryView } from './inventory-view.ts';

/** What the server has found, as it said last. Every view is a function of it. */
export interface Inventory extends Disposable {
  readonly view: () => InventoryView;
  readonly document: (uri: string) => InventoryDocument | null;
  readonly component: (id: string) => InventoryComponent | null;
  readonly status: () => ServerStatus;
  /** Whether the server has not said anything yet. */
  readonly isSilent: () => boolean;
  readonly onDidChange: vscode.Event<void>;
  readonly replace: (snapshot: InventorySnapshot) => void;
  /** False where the change does not start from what is here: a snapshot has to be asked for. */
  readonly change: (delta: InventoryDelta) => boolean;
  readonly setStatus: (status: ServerStatus) => void;
}

/** Before the server has said anything. */
const SILENT: ServerStatus = {
  scan: { kind: 'never' },
  catalogBuiltAt: null,
  catalog: null,
  online: false,
  action: 0,
  unread: 0,
};

export function createInventory(): Inventory {
  const changed = new vscode.EventEmitter<void>();
  let version = 0;
  let documents = new Map<string, InventoryDocument>();
  let components = new Map<string, InventoryComponent>();
  let status = SILENT;
  let view: InventoryView | null = null;
  const touch = (): void => {
    view = null;
    changed.fire();
  };
  return {
    view: () => (view ??= inventoryView(documents.values(), components.values())),
    document: (uri) => documents.get(uri) ?? null,
    component: (id) => components.get(id) ?? null,
    status: () => status,
    isSilent: () => status === SILENT,
    onDidChange: changed.event,
    replace: (snapshot) => {
      version = snapshot.version;
      documents = new Map(snapshot.documents.map((document) => [document.uri, document]));
      components = new Map(snapshot.components.map((component) => [component.id, component]));
      touch();
    },
    change: (delta) => {
      if (delta.from !== version) return false;
      version = delta.to;
      for (const uri of delta.removedDocuments) documents.delete(uri);
      for (const document of delta.documents) documents.set(document.uri, document);
      for (const id of delta.removedComponents) components.delete(id);
      for (const component of delta.components) components.set(component.id, component);
      touch();
      return true;
    },
    setStatus: (next) => {
      status = next;
      changed.fire();
    },
    dispose: () => {
      changed.dispose();
    },
  };
}
