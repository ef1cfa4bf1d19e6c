import { keysIn, shownKey } from '../base/keys.ts';
import { lazy } from '../base/lazy.ts';
import { endedPlaces } from '../detect/ended-uses.ts';
import type { EndedPlace } from '../detect/ended-uses.ts';
import { riskyLoads } from '../detect/risky-loads.ts';
import { exactVersion } from '../identify/subjects/package.ts';
import { isUsed } from '../metadata/endings/endings.ts';
import type { UsedVersion } from '../metadata/endings/endings.ts';
import { REASON_PLACEHOLDER } from '../model/fix.ts';
import type { EndingPackage } from '../model/ending.ts';
import type { FileFacts, SuppressionFact } from '../model/facts.ts';
import type { BareSuppression, EndedUse, KeyInText, Observation, PairInUse } from '../model/observation.ts';
import type { Trace } from '../model/symbol.ts';
import type { InspectContext } from './inspect-context.ts';

/** What stands in a document and names no component, and may be a risk. */
export function observe(facts: FileFacts, trace: Trace, context: InspectContext): readonly Observation[] {
  return [
    ...endedPlaces(facts, trace, context.endingIndex()).flatMap((place) => endedUse(place, facts, context)),
    ...pairs(facts, context),
    ...risks(facts, trace, context),
    ...facts.suppressions.flatMap((fact) => bare(fact, facts.uri)),
  ];
}

/** PyTorch reads nothing but tensors by default from here on. */
const CHECKED: EndingPackage = {
  ecosystem: 'pypi',
  name: 'torch',
  range: { introduced: null, fixed: '2.6.0', lastAffected: null },
};
/** Data sets of the Hub run no code from here on. */
const WITHOUT_SCRIPTS: EndingPackage = {
  ecosystem: 'pypi',
  name: 'datasets',
  range: { introduced: '4.0.0', fixed: null, lastAffected: null },
};

function risks(facts: FileFacts, trace: Trace, context: InspectContext): readonly Observation[] {
  const { uri } = facts;
  const isOld = lazy(() => isUsed(CHECKED, usedVersion(CHECKED, facts, context)));
  const runsNone = lazy(() => isUsed(WITHOUT_SCRIPTS, usedVersion(WITHOUT_SCRIPTS, facts, context)));
  return riskyLoads(facts, trace).flatMap((load): readonly Observation[] => {
    const place = { uri, span: load.span };
    if (load.kind === 'remote-code') {
      const around = { uri, span: load.around };
      const call = facts.calls.find(({ span }) => span === load.around);
      const ofData = call?.callee.kind === 'name' && /^load_dataset/.test(call.callee.name);
      if (ofData && runsNone()) return [];
      return [{ kind: 'remote-code', name: 'trust_remote_code', place, around, revised: load.revised }];
    }
    const { name, how, edit } = load;
    if (how === 'unchecked' && !isOld()) return [];
    return [{ kind: 'pickle', name, place, how, edit: edit && { uri, span: edit.span, newText: edit.text } }];
  });
}

function bare({ reason, rules, span }: SuppressionFact, uri: string): readonly BareSuppression[] {
  const isBare = reason === null || reason === REASON_PLACEHOLDER;
  return isBare ? [{ kind: 'suppression', name: rules.join(', '), place: { uri, span } }] : [];
}

/** Keys of providers in a text, and where they stand. Files that show how one is written have none. */
export function observeKeys(uri: string, text: string): readonly KeyInText[] {
  if (/[.-](?:example|sample|template|dist)(?:\.|$)/i.test(uri.slice(uri.lastIndexOf('/') + 1))) return [];
  return keysIn(text).map((key) => ({
    kind: 'key',
    name: key.provider,
    place: { uri, span: { start: key.start, end: key.end } },
    shown: shownKey(text, key),
  }));
}

function endedUse(place: EndedPlace, facts: FileFacts, context: InspectContext): readonly EndedUse[] {
  const { ending, name, span, call } = place;
  const { uri } = facts;
  const use = (version: string | null): EndedUse => ({
    kind: 'ended',
    ending,
    name,
    place: { uri, span },
    call: call && { uri, span: call },
    version,
  });
  if (ending.kind === 'api') return [use(null)];
  for (const one of ending.packages) {
    if (one.ecosystem !== facts.ecosystem) continue;
    const used = usedVersion(one, facts, context);
    if (isUsed(one, used)) return [use(textOf(one, used))];
  }
  return [];
}

/** What the document itself asks for counts before what manifests and lock files above it say. */
function usedVersion({ ecosystem, name }: EndingPackage, facts: FileFacts, context: InspectContext): UsedVersion {
  const own = facts.packages.find(
    (fact) => fact.kind === 'declared' && fact.ecosystem === ecosystem && fact.name === name,
  );
  const asked = own?.version ?? (ecosystem === 'pypi' ? installedHere(name, facts) : null);
  const { locked, requirement } = context.versionOf(facts.uri, ecosystem, name, asked);
  const exact = requirement === null ? null : exactVersion(ecosystem, requirement);
  return { version: exact ?? locked?.version ?? null, requirement };
}

/** What a cell of a notebook installs: `%pip install langchain==0.0.300`. */
function installedHere(name: string, { commands }: FileFacts): string | null {
  for (const { words } of commands) {
    const texts = words.map((word) => (word.kind === 'string' ? word.value : ''));
    if (!texts.includes('install')) continue;
    for (const text of texts) {
      const match = /^([\w.-]+)(?:\[[\w,]*\])?((?:==|>=|<|~=).+)$/.exec(text);
      if (match && match[1]?.toLowerCase().replaceAll('_', '-') === name) return match[2] ?? null;
    }
  }
  return null;
}

function textOf({ name }: EndingPackage, { version, requirement }: UsedVersion): string {
  return version === null ? `every version of ${name} that ${requirement ?? ''} allows` : `${name} ${version}`;
}

/** The packages of a manifest that do not work with another one of it. */
function pairs(facts: FileFacts, context: InspectContext): readonly PairInUse[] {
  return facts.packages.flatMap((fact): readonly PairInUse[] => {
    if (fact.kind !== 'declared') return [];
    const found = context.endings.pairsOf(fact.ecosystem, fact.name).flatMap((ending): readonly PairInUse[] => {
      const [one, other] = ending.packages;
      if (!one || !other || !facts.packages.some(({ kind, name }) => kind === 'declared' && name === other.name))
        return [];
      const used = [usedVersion(one, facts, context), usedVersion(other, facts, context)] as const;
      if (!isUsed(one, used[0]) || !isUsed(other, used[1])) return [];
      const place = { uri: facts.uri, span: fact.nameSpan };
      return [{ kind: 'pair', ending, name: one.name, place, versions: [asked(one, used[0]), asked(other, used[1])] }];
    });
    return found.slice(0, 1);
  });
}

function asked({ name }: EndingPackage, { version, requirement }: UsedVersion): string {
  return `${name} ${version ?? requirement ?? ''}`;
}
