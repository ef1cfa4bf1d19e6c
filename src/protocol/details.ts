import { RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-protocol';
import type { ComponentEnd } from '../core/model/end.ts';
import type { RuleId, Severity } from '../core/model/finding.ts';
import type { LicenseClass } from '../core/model/lineage.ts';
import type { SubjectKind } from '../core/model/reference.ts';
import type { ExplainParams } from './server-requests.ts';

/** All that a page about one component shows; the text in it is for people. */
export interface Details {
  /** `InventoryComponent.id`. */
  readonly component: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly platform: string;
  /** Its state today. */
  readonly sentence: string;
  readonly findings: readonly DetailsFinding[];
  readonly graph: DetailsGraph;
  readonly licence: DetailsLicence | null;
  readonly facts: readonly DetailsFact[];
  /** What it does with the parameters of the calls that name it. */
  readonly calls: readonly DetailsCalls[];
  readonly places: readonly DetailsPlace[];
  /** Known ends of everything in the workspace, soonest first. */
  readonly ends: readonly ComponentEnd[];
  /** What `modelkeel/explain` takes for it; null where nothing could be said. */
  readonly explain: ExplainParams | null;
  /** Whether another model may be chosen for it. */
  readonly canMigrate: boolean;
  /** What the facts are of: `catalog of 2026-11-20`. */
  readonly catalog: string;
  /** ISO day. */
  readonly today: string;
}

export interface DetailsFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
}

/** The chain from the application down; edges lead from what needs to what is needed. */
export interface DetailsGraph {
  readonly nodes: readonly DetailsNode[];
  readonly edges: readonly DetailsEdge[];
}
export interface DetailsNode {
  readonly id: string;
  readonly kind: 'application' | 'model' | 'base-model' | 'dataset' | 'library';
  readonly name: string;
  /** A licence, a version, a number of places; null where there is nothing to say. */
  readonly note: string | null;
  readonly severity: Severity | null;
  /** The component of the inventory that it is; null where the workspace does not name it. */
  readonly component: string | null;
  /** Whether the page is about it. */
  readonly isOwn: boolean;
}
export interface DetailsEdge {
  readonly from: string;
  readonly to: string;
  /** `finetune`, `trained on`; null where nothing is to be said. */
  readonly label: string | null;
}

export interface DetailsLicence {
  /** As the component itself states it; null where it does not. */
  readonly stated: string | null;
  /** The most restrictive of the chain; null where none is known. */
  readonly effective: {
    readonly stated: string;
    readonly class: LicenseClass;
    readonly of: string;
    /** What it asks for or forbids. */
    readonly duties: readonly string[];
  } | null;
  /** Each repository of the chain whose licence is known, with what it asks for. */
  readonly chain: readonly { readonly of: string; readonly stated: string; readonly duties: readonly string[] }[];
  readonly conflicts: readonly string[];
  /** Whether every repository of the chain is known with its licence. */
  readonly isComplete: boolean;
}

export interface DetailsFact {
  readonly name: string;
  readonly value: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly asOf: string | null;
}

export interface DetailsCalls {
  readonly api: string;
  readonly lines: readonly string[];
  readonly isReported: boolean;
  readonly sources: readonly { readonly name: string; readonly url: string; readonly asOf: string }[];
}

export interface DetailsPlace {
  readonly location: Location;
  /** `written`: the id stands there. `used`: what is written elsewhere is used. */
  readonly role: 'written' | 'used';
  /** What is called, for people. */
  readonly label: string;
}

export interface DetailsParams {
  /** `InventoryComponent.id`. */
  readonly component: string;
}

/** Everything known of a component and what it stands in; null where nothing names it any more. */
export const detailsRequest = new RequestType<DetailsParams, Details | null, void>('modelkeel/details');

/** Known ends of everything in the workspace, as an iCalendar file. */
export const calendarRequest = new RequestType0<{ readonly text: string; readonly entries: number }, void>(
  'modelkeel/calendar',
);
