import type { Connection } from 'vscode-languageserver';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Note } from '../../core/model/report.ts';
import { catalogPhrase } from '../../core/report/catalog-age.ts';
import { statusChanged } from '../../protocol/requests.ts';
import type { ScanState } from '../../protocol/requests.ts';
import type { Inventory } from './inventory.ts';

export interface StatusPorts {
  readonly connection: Connection;
  readonly inventory: Inventory;
  readonly scan: () => ScanState;
  /** Empty until the catalog was read. */
  readonly catalogBuiltAt: () => string;
  readonly today: () => string;
  readonly isOnline: () => boolean;
  readonly levelOf: (finding: Finding) => Severity | 'off';
}

/** Broken code is what one sees while somebody types; the rest keeps a file from being read as it should. */
const USUAL: ReadonlySet<Note['kind']> = new Set(['syntax-errors', 'minified', 'former-directive']);
const GATHER_MS = 50;

/** Tells a client that wants to know what is going on; only what is new. */
export function createStatus(ports: StatusPorts): {
  readonly update: () => void;
  /** Sends at once what is waiting. */
  readonly flush: () => void;
  readonly dispose: () => void;
} {
  const { connection, inventory } = ports;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let told = '';
  const send = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    let action = 0;
    let unread = 0;
    for (const uri of inventory.shown()) {
      const view = inventory.view(uri);
      const levels = (view?.findings ?? []).map(ports.levelOf);
      action += levels.filter((level) => level === 'error' || level === 'warning').length;
      if (view?.notes.some(({ kind }) => !USUAL.has(kind))) unread++;
    }
    const built = ports.catalogBuiltAt();
    const status = {
      scan: ports.scan(),
      catalogBuiltAt: built === '' ? null : built,
      catalog: built === '' ? null : catalogPhrase(built, ports.today()),
      online: ports.isOnline(),
      action,
      unread,
    };
    const text = JSON.stringify(status);
    if (text === told) return;
    told = text;
    void connection.sendNotification(statusChanged, status);
  };
  return {
    update: () => {
      timer ??= setTimeout(send, GATHER_MS);
    },
    flush: () => {
      if (timer !== null) send();
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
