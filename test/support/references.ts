import { labIdOf } from '../../src/core/metadata/lab-ids.ts';
import type { SuppressionFact } from '../../src/core/model/facts.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import type { Lifecycle, Lookup, ModelMetadata } from '../../src/core/model/metadata.ts';
import type { Sourced } from '../../src/core/model/sourced.ts';
import type { Reference } from '../../src/core/model/report.ts';
import { profileFor, profilesOf } from '../../src/core/metadata/inference-profiles.ts';
import { contractOf } from '../../src/core/metadata/contracts.ts';
import { noMetadata } from '../../src/core/metadata/no-metadata.ts';
import { createHouse, EMPTY_HOUSE } from '../../src/core/policy/house.ts';
import type { HouseData } from '../../src/core/policy/house.ts';
import type { RuleContext } from '../../src/core/rules/rule.ts';
import type { LiveReference } from '../../src/core/rules/rule.ts';
import { ROOT, TODAY } from './ports.ts';

/** The document hand-made references stand in, unless they say otherwise. */
export const URI = `${ROOT}/app.py`;

function sourced<T>(value: T): Sourced<T> {
  return { value, source: 'a test', url: null, asOf: TODAY };
}

/** Facts of one model, put together by hand; what is not given is not known. */
export function metadata(
  parts: {
    readonly lifecycle?: Partial<Lifecycle>;
    readonly pin?: NonNullable<ModelMetadata['pin']>['value'];
    readonly replacement?: Partial<NonNullable<ModelMetadata['replacement']>['value']> & { readonly id: string };
    readonly commit?: string;
  } = {},
): Lookup<ModelMetadata> {
  const lifecycle: Lifecycle = {
    status: 'active',
    released: null,
    deprecated: null,
    retires: null,
    retiresKind: null,
    daysLeft: null,
    confidence: 'high',
    seen: { day: TODAY, source: 'a test' },
    gone: null,
    isEndKnown: true,
    ...parts.lifecycle,
  };
  const hub = {
    license: null,
    baseModels: [],
    gated: null,
    formats: [],
    commit: parts.commit === undefined ? null : { sha: parts.commit, chosenBy: 'a test' },
    released: null,
    renamedTo: null,
  };
  return {
    kind: 'found',
    freshness: 'bundled',
    value: {
      ...noMetadata('openai', 'any'),
      lifecycle: parts.lifecycle ? sourced(lifecycle) : null,
      pin: parts.pin ? sourced(parts.pin) : null,
      replacement: parts.replacement
        ? sourced({
            hops: [],
            retires: null,
            retiresKind: null,
            lastSeen: null,
            isEndKnown: true,
            unfit: null,
            ...parts.replacement,
          })
        : null,
      hub: parts.commit === undefined ? null : sourced(hub),
    },
  };
}

export function identity(parts: Partial<Identity> = {}): Identity {
  const name = parts.name ?? 'gpt-x';
  return {
    provider: 'openai',
    name,
    lookup: name,
    revision: { kind: 'default', value: null },
    pin: 'unknown',
    pinReason: '',
    purl: null,
    prefix: '',
    suffix: '',
    ...parts,
  };
}

/** A call that names a model at the first place where `text` holds it, in double quotes or not. */
export function reference(text: string, parts: Partial<LiveReference> = {}): LiveReference {
  const own = parts.identity ?? identity();
  const written = own.prefix + own.name + own.suffix;
  const start = text.indexOf(written);
  if (start < 0) throw new Error(`"${written}" does not stand in the text`);
  const literal = { uri: URI, span: { start, end: start + written.length } };
  return {
    id: 'r1',
    kind: 'model',
    use: 'call',
    useReason: '',
    detector: 'openai/chat-completions',
    label: 'chat.completions.create',
    site: { uri: URI, span: { start: start - 1, end: literal.span.end + 1 } },
    literal,
    text: written,
    via: [],
    path: [],
    resolution: 'known',
    reason: null,
    identity: own,
    provider: own.provider,
    component: `${own.provider}:${own.name}`,
    metadata: metadata(),
    insertion: null,
    revisionLiteral: null,
    addressed: false,
    ...parts,
  };
}

/** What rules see besides the reference: one text, and a catalog of the ids given. */
export function ruleContext(
  text: string,
  parts: {
    readonly models?: Readonly<Record<string, Lookup<ModelMetadata>>>;
    readonly platforms?: Readonly<Record<string, readonly string[]>>;
    readonly suppressions?: readonly SuppressionFact[];
    readonly beside?: readonly Reference[];
    readonly horizonDays?: number;
    readonly house?: HouseData;
  } = {},
): RuleContext {
  return {
    today: TODAY,
    horizonDays: parts.horizonDays ?? 90,
    governing: createHouse(parts.house ?? EMPTY_HOUSE).at,
    find: (_, id) => parts.models?.[id] ?? { kind: 'absent', complete: false, suggestions: [] },
    contract: contractOf,
    labIdOf,
    profiles: { of: profilesOf, near: profileFor, isOnly: () => false },
    platformsOf: (id) => parts.platforms?.[id] ?? [],
    beside: () => parts.beside ?? [],
    text: () => text,
    hasManifest: () => false,
    hasLock: () => false,
    mayBe: () => true,
    suppressions: () => parts.suppressions ?? [],
    lineComment: () => '#',
  };
}
