import type { Ecosystem } from './facts.ts';
import type { AffectedRange } from './registries.ts';
import type { Sourced } from './sourced.ts';

/** Versions of a package: all of them where `range` is null. */
export interface EndingPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly range: AffectedRange | null;
}

/**
 * Something other than a model that ends. `api`: an API, a host or a platform, on a day. `package`: a package, on a day. `call`: a
 * name, or an argument, that a version of a package does not have any more. `pair`: two packages that do not work together.
 * `default`: the model that a version of a package asks for where none is named; `name` is its id.
 */
export interface Ending {
  readonly kind: 'api' | 'package' | 'call' | 'pair' | 'default';
  readonly id: string;
  /** For people; `{name}` stands for the name that is used. */
  readonly name: string;
  readonly packages: readonly EndingPackage[];
  /** Symbol patterns (see `detect/signature.ts`): the symbol, or anything that hangs on it. */
  readonly patterns: readonly string[];
  /** Names that are telling enough where what stands before them cannot be traced (`beta.assistants`). */
  readonly tails: readonly string[];
  /** Only where one of these arguments is given (`trust_remote_code=true`: with that value); of a default, where none is. */
  readonly argument: readonly string[];
  /** Hosts, with the beginning of a path; behind `=` the beginning of a whole text. */
  readonly addresses: readonly string[];
  /** First words of command lines (`gh models`). */
  readonly commands: readonly string[];
  /** ISO day; null where it has ended and no day is known, or where a version decides. */
  readonly ends: string | null;
  /**
   * `fails`: nobody answers from that day on. `closes`: nothing new can be made. `removed`: newer releases do not have it.
   * `unsupported`: it works, and nobody mends it. `deprecated`: no end is announced; the day is that of the announcement.
   */
  readonly effect: 'fails' | 'closes' | 'removed' | 'unsupported' | 'deprecated';
  /** What takes its place, for people. */
  readonly instead: string;
  /** `high`: who ends it says so, or the code shows it. `medium`: a copy of that, or two who agree. `low`: one report. */
  readonly confidence: 'high' | 'medium' | 'low';
  readonly evidence: Omit<Sourced<unknown>, 'value'>;
}
