import type { Ecosystem } from '../model/facts.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** A parameter that an SDK knows since one of its versions: earlier ones refuse it, or do not compile with it. */
interface KnownSince {
  readonly ecosystem: Ecosystem;
  readonly package: string;
  /** Detectors of calls whose parameters its functions name. */
  readonly detectors: RegExp;
  /** Documents in which an unknown name is an error: a name of a keyword is one in Python, of a property in TypeScript. */
  readonly documents: RegExp;
  readonly name: string;
  readonly value?: string;
  readonly version: string;
}

const python = { ecosystem: 'pypi', package: 'openai', detectors: /^openai\//, documents: /\.(?:py|ipynb)$/ } as const;
const typescript = { ecosystem: 'npm', package: 'openai', detectors: /^openai\//, documents: /\.[cm]?tsx?$/ } as const;

const kotlin = {
  ecosystem: 'maven',
  package: 'com.aallam.openai:openai-client',
  detectors: /^openai-kotlin\//,
  documents: /\.kts?$/,
} as const;

/** By the declarations of the packages themselves: the first version that has them. */
const KNOWN: readonly KnownSince[] = [
  { ...python, name: 'max_completion_tokens', version: '1.45.0' },
  { ...python, name: 'reasoning_effort', version: '1.58.0' },
  { ...typescript, name: 'max_completion_tokens', version: '4.60.0' },
  { ...kotlin, name: 'max_completion_tokens', version: '4.0.0' },
  { ...typescript, name: 'reasoning_effort', value: 'none', version: '6.9.0' },
  { ...typescript, name: 'reasoning_effort', version: '4.77.0' },
];

/**
 * Why the SDK that a call is made with cannot be given a parameter, in words; null where it can.
 *
 * @param mayBe whether what is used of a package may be a version or a newer one
 */
export function lackingParameter(
  { detector, uri }: { readonly detector: string; readonly uri: string },
  name: string,
  value: string | undefined,
  mayBe: (uri: string, ecosystem: string, name: string, version: string) => boolean,
): Told | null {
  const found = KNOWN.find(
    (one) =>
      one.name === name &&
      (one.value === undefined || one.value === value) &&
      one.detectors.test(detector) &&
      one.documents.test(uri),
  );
  if (!found || mayBe(uri, found.ecosystem, found.package, found.version)) return null;
  return told`${found.package} knows it since ${found.version}`;
}

/** Frameworks that had defaults of their own, and send what they are told and nothing else since a version. */
const PLAIN_SINCE: readonly Pick<KnownSince, 'ecosystem' | 'package' | 'detectors' | 'documents' | 'version'>[] = [
  { ...python, package: 'langchain-openai', detectors: /^langchain-openai\/chat$/, version: '0.3.0' },
  { ...python, package: 'langchain-anthropic', detectors: /^langchain-anthropic\/chat$/, version: '0.2.0' },
];

/** Whether the framework that a call is made with sends nothing that it was not told, in the version in use. */
export function sendsNothingElse(
  { detector, uri }: { readonly detector: string; readonly uri: string },
  mayBe: (uri: string, ecosystem: string, name: string, version: string) => boolean,
): boolean {
  const found = PLAIN_SINCE.find((one) => one.detectors.test(detector) && one.documents.test(uri));
  return found !== undefined && mayBe(uri, found.ecosystem, found.package, found.version);
}

/** SDKs whose options are no texts but constants of their own (`ChatReasoningEffortLevel.Low`, `Effort("low")`). */
const TYPED = /^(?:openai-kotlin|openai-dotnet|azure-openai-dotnet|semantic-kernel-dotnet|async-openai)\//;

/** Whether a text of the endpoint may not be written where an SDK takes a value. */
export function takesTypes(detector: string): boolean {
  return TYPED.test(detector);
}
