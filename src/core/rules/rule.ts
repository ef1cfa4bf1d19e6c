import type { Contract, WireApi } from '../model/contract.ts';
import type { SuppressionFact } from '../model/facts.ts';
import type { RelatedPlace, RuleId, Severity } from '../model/finding.ts';
import type { Fix } from '../model/fix.ts';
import type { Identity } from '../model/identity.ts';
import type { Lookup, ModelMetadata } from '../model/metadata.ts';
import type { Observation } from '../model/observation.ts';
import type { SubjectKind } from '../model/reference.ts';
import type { FileReport, Reference } from '../model/report.ts';
import type { House } from '../policy/house.ts';
import type { Place } from '../model/text.ts';
import type { Told } from '../model/told.ts';

/** What a rule may look at besides the reference. Everything is in memory: rules are synchronous. */
export interface RuleContext {
  /** ISO day. */
  readonly today: string;
  readonly horizonDays: number;
  /** What policies and lock files say of a document. */
  readonly governing: House['at'];
  readonly find: (platform: string, id: string) => Lookup<ModelMetadata>;
  /** What a model does with the parameters of an endpoint; null where nothing is known of it. */
  readonly contract: (platform: string, id: string, api: WireApi) => Contract | null;
  /** The lab's own id of what a router or platform serves under its name; null where that is none. */
  readonly labIdOf: (platform: string, id: string) => { readonly lab: string; readonly id: string } | null;
  /** Inference profiles of Bedrock: the geographies that serve a model, and the one for a region. */
  readonly profiles: {
    readonly of: (id: string) => readonly string[];
    readonly near: (id: string, region: string) => string | null;
    /** Whether nothing else serves it. */
    readonly isOnly: (id: string) => boolean;
  };
  /** Platforms that know the id, labs before resellers. */
  readonly platformsOf: (id: string) => readonly string[];
  /** All references of a document: some risks arise from two of them together. */
  readonly beside: (uri: string) => readonly Reference[];
  /** Text of an inspected document; null where it is not at hand. */
  readonly text: (uri: string) => string | null;
  /** Whether manifests say what a document is made with. */
  readonly hasManifest: (uri: string, ecosystem: string) => boolean;
  /** Whether a lock file says what of an ecosystem is installed. */
  readonly hasLock: (uri: string, ecosystem: string) => boolean;
  /** Whether what is used of a package where a document stands may be this version or a newer one; true where nothing tells. */
  readonly mayBe: (uri: string, ecosystem: string, name: string, version: string) => boolean;
  readonly suppressions: (uri: string) => readonly SuppressionFact[];
  /** The line comment opener of a document's language: `#`, `//`. */
  readonly lineComment: (uri: string) => string;
}

/** A reference in live use whose id is known and written somewhere. */
export interface LiveReference extends Reference {
  readonly identity: Identity;
  readonly literal: Place;
  readonly text: string;
}

/** What a rule reports for one reference. */
export interface RuleHit {
  readonly severity: Severity;
  /** The fact, the consequence, what to do; no finding's identity depends on its words. */
  readonly message: Told;
  readonly fixes: readonly Fix[];
  readonly tags: readonly 'deprecated'[];
}

/** One rule: pure, and silent (null) unless it is sure. */
export interface Rule {
  readonly id: RuleId;
  /** Kinds of component it applies to; models by default. */
  readonly subjects?: readonly SubjectKind[];
  /** Whether it looks at what is listed, and at nothing else. */
  readonly listed?: true;
  readonly check: (reference: LiveReference, context: RuleContext) => RuleHit | null;
  /** The same risk in what names no component. */
  readonly look?: (observation: Observation, context: RuleContext) => RuleHit | null;
}

/** What a rule says of one place of a workspace. */
export interface AcrossHit extends Pick<RuleHit, 'severity' | 'message'> {
  readonly place: Place;
  readonly related: readonly RelatedPlace[];
}

/** A rule about what documents say together. */
export interface WorkspaceRule {
  readonly id: RuleId;
  readonly across: (files: readonly FileReport[]) => readonly AcrossHit[];
}

/** A rule about what names no component. */
export interface ObservationRule {
  readonly id: RuleId;
  readonly look: (observation: Observation, context: RuleContext) => RuleHit | null;
}
