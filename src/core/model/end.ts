import type { DateKind, LifecycleStatus } from './metadata.ts';

/** The end of one component that a workspace names: what dies when, and on which platform. */
export interface ComponentEnd {
  /** `provider:name`. */
  readonly component: string;
  readonly name: string;
  /** The platform's name for people. */
  readonly platform: string;
  /** ISO day. */
  readonly day: string;
  readonly kind: DateKind;
  readonly status: LifecycleStatus;
  /** Whole days from today; negative in the past. */
  readonly daysLeft: number;
  /** Whether only second-hand sources say so. */
  readonly isReported: boolean;
  /** What lives on in its place; null where nothing is known to. */
  readonly replacement: string | null;
  /** Who says so, and where. */
  readonly source: string;
  readonly url: string | null;
  readonly asOf: string;
  /** How many places use it. */
  readonly places: number;
}
