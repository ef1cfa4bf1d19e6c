import { NotificationType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-protocol';
import type { RuleId, Severity } from '../core/model/finding.ts';
import type { Identity } from '../core/model/identity.ts';
import type { Lifecycle } from '../core/model/metadata.ts';
import type { SubjectKind, UnknownReason, Use } from '../core/model/reference.ts';
import type { Note } from '../core/model/report.ts';
import type { ExplainParams } from './server-requests.ts';

/**
 * The inventory: what the workspace's code names. The client asks for it, and is told as it changes. Places are LSP locations, in the
 * client's own spelling of the uri; in an open notebook the uri is that of the cell.
 */

/** One place that names a component. */
export interface InventoryReference {
  /** Stable across unrelated edits, and unique in its document. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly use: Use;
  /** What is called, for people: `chat.completions.create`. */
  readonly label: string;
  /** Why the value is not known; null where it is. */
  readonly reason: UnknownReason | null;
  /** `InventoryComponent.id`; null where the value is not known. */
  readonly component: string | null;
  readonly identity: Pick<Identity, 'provider' | 'name' | 'revision' | 'pin' | 'purl'> | null;
  readonly site: Location;
  /** Where the id is written; null where it is not known or cannot be shown. */
  readonly literal: Location | null;
}

/** What is wrong at one place; the diagnostic of the same place and rule says it to people. */
export interface InventoryFinding {
  readonly rule: RuleId;
  /** As the settings have it. */
  readonly severity: Severity;
  readonly message: string;
  readonly place: Location;
  readonly fingerprint: string;
  /** Whether one of its fixes is preferred; it is verified when requested. */
  readonly fixable: boolean;
}

/** A file that could not be read as it should, and why. */
export interface InventoryNote {
  readonly kind: Note['kind'];
  readonly detail: string;
}

/** All there is to show of one document. */
export interface InventoryDocument {
  /** Of the file, or of the notebook. */
  readonly uri: string;
  readonly references: readonly InventoryReference[];
  readonly findings: readonly InventoryFinding[];
  readonly notes: readonly InventoryNote[];
}

/** What is known of a component, as far as lists show it. */
export interface InventoryComponent {
  /** `provider:name`. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly provider: string;
  /** The provider's name for people. */
  readonly platform: string;
  readonly name: string;
  /** Whether facts are known; without them nothing can be called healthy. */
  readonly known: boolean;
  readonly lifecycle: Pick<Lifecycle, 'status' | 'retires' | 'retiresKind' | 'daysLeft'> | null;
  readonly purl: string | null;
  /** What `modelkeel/explain` takes for it; null where nothing could be said. */
  readonly explain: ExplainParams | null;
  /** Hosts that could say more of it than is known. */
  readonly hosts: readonly string[];
}

/** Everything at one moment. Documents without anything to show are left out. */
export interface InventorySnapshot {
  readonly version: number;
  readonly documents: readonly InventoryDocument[];
  readonly components: readonly InventoryComponent[];
}

/** What changed between two versions. Whoever does not have `from` asks for a snapshot. */
export interface InventoryDelta {
  readonly from: number;
  readonly to: number;
  /** New or changed. */
  readonly documents: readonly InventoryDocument[];
  /** Uris of documents that have nothing to show any more. */
  readonly removedDocuments: readonly string[];
  readonly components: readonly InventoryComponent[];
  /** Ids of components that nothing names any more. */
  readonly removedComponents: readonly string[];
}

/** Gives the inventory; from then on its changes are sent. */
export const inventoryRequest = new RequestType0<InventorySnapshot, void>('modelkeel/inventory');
export const inventoryChanged = new NotificationType<InventoryDelta>('modelkeel/inventoryChanged');
