import type { Connection } from 'vscode-languageserver';
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Note } from '../../core/model/report.ts';
import { catalogPhrase } from '../../core/report/catalog-age.ts';
import { placeKey } from '../../core/report/merge.ts';
import { statusChanged } from '../../protocol/status.ts';
import type { ScanState } from '../../protocol/status.ts';
import type { Inventory } from './inventory.ts';
import type { Abilities } from './abilities.ts';

export interface StatusPorts {
  readonly abilities: Pick<Abilities, 'say'>;
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

/** Components with an error or a warning where some live use of them is written: what the inventory counts as well. */
function countActions(inventory: Inventory, levelOf: StatusPorts['levelOf']): number {
  const urgent = new Set(
    inventory
      .shown()
      .flatMap((uri) => inventory.view(uri)?.findings ?? [])
      .filter((finding) => ['error', 'warning'].includes(levelOf(finding)))
      .map(({ place }) => placeKey(place)),
  );
  if (urgent.size === 0) return 0;
  const components = inventory
    .shown()
    .flatMap((uri) => inventory.view(uri)?.references ?? [])
    .filter(({ literal, use }) => literal !== null && use !== 'listed' && urgent.has(placeKey(literal)))
    .flatMap(({ component }) => component ?? []);
  return new Set(components).size;
}

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
    const unread = inventory
      .shown()
      .filter((uri) => inventory.view(uri)?.notes.some(({ kind }) => !USUAL.has(kind))).length;
    const action = countActions(inventory, ports.levelOf);
    const built = ports.catalogBuiltAt();
    const status = {
      scan: ports.scan(),
      catalogBuiltAt: built === '' ? null : built,
      catalog: built === '' ? null : ports.abilities.say(catalogPhrase(built, ports.today())),
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
