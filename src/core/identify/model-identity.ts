import type { Identity, Revision } from '../model/identity.ts';
import type { CatalogFacts } from './catalog-facts.ts';
import { anyDate } from './dates.ts';
import type { IdentifyContext } from './identify-context.ts';
import { isNotAnId } from './not-an-id.ts';
import type { PinVerdict, ProviderRules, Reading } from './provider-rules.ts';
import { plainReading } from './provider-rules.ts';
import { hubPurl } from './purl.ts';
import { rulesOf } from './registry.ts';
import { chooseRoute } from './choose-route.ts';
import { told } from '../model/told.ts';

const hubLink = /^(?:(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/|hf:(?:\/\/)?(?=[\w.-]+\/))/;

/** Reads the id of a model: who serves it, what they call it, whether it can change. */
export function identifyModel(written: string, context: IdentifyContext, catalog: CatalogFacts): Identity | null {
  // Blanks at an end are not meant; what looks an id up finds it without them.
  const text = written.trim();
  // Ollama pulls from the Hub under `hf.co/org/name` and keeps that as the model's name.
  const link = hubLink.test(text) && context.grammar !== 'ollama' && context.provider !== 'ollama';
  if (!link && (isNotAnId(text) || /^[a-z][a-z0-9+.-]*:\/\//i.test(text))) return null;
  const route = link ? { provider: 'huggingface', prefix: '', rest: text } : chooseRoute(text, context, catalog);
  const rules = readerOf(route.provider, context);
  const reading = rules === null ? plainReading(route.rest) : rules.read(route.rest, context.revision, catalog);
  if (reading === null || reading.name === '') return null;
  const pin = reading.pin ?? decidePin(route.provider, reading, rules, catalog);
  return {
    provider: route.provider,
    name: reading.name,
    lookup: reading.lookup,
    revision: revisionOf(reading, pin, rules),
    pin: pin.state,
    pinReason: pin.reason,
    purl:
      route.provider === 'huggingface'
        ? hubPurl(reading.name, reading.revision.kind === 'commit' ? reading.revision.value : null)
        : null,
    prefix: route.prefix + reading.prefix,
    suffix: reading.suffix,
  };
}

/** A local server that is handed a Hub id reads it as the Hub does. */
function readerOf(provider: string, context: IdentifyContext): ProviderRules | null {
  return context.grammar === 'hub' ? rulesOf('huggingface') : rulesOf(provider);
}

/** Facts first, then the provider's documented convention, then what the absence of both allows to say. */
function decidePin(provider: string, reading: Reading, rules: ProviderRules | null, catalog: CatalogFacts): PinVerdict {
  const fact = catalog.pin(provider, reading.lookup);
  if (fact?.state === 'pinned')
    return { state: 'pinned', reason: told`the provider publishes this id as a fixed snapshot` };
  if (fact?.state === 'floating') {
    const today = fact.target === null ? '' : told`; today it points to ${fact.target}`;
    return { state: 'floating', reason: told`the provider moves this name${today}` };
  }
  if (fact?.state === 'no-pin-offered')
    return { state: 'no-pin-offered', reason: told`the provider publishes no pinned id for it` };
  const snapshot = rules === null ? anyDate(reading.name) : rules.snapshot(reading.name);
  if (snapshot !== null)
    return { state: 'pinned', reason: told`${snapshot} names a snapshot by the provider's convention` };
  if (/[-:]latest$/.test(reading.name)) return { state: 'floating', reason: told`latest moves to the newest version` };
  if (rules === null) return { state: 'unknown', reason: told`nothing is known about this provider` };
  if (hasSnapshots(provider, reading.name, rules, catalog)) {
    return { state: 'floating', reason: told`the provider also publishes dated snapshots of it` };
  }
  if (rules.neverPins) return { state: 'no-pin-offered', reason: told`the provider publishes no pinned ids` };
  return catalog.serves(provider, reading.lookup)
    ? { state: 'no-pin-offered', reason: told`no snapshot id is known for it` }
    : { state: 'unknown', reason: told`the id is not in the catalog` };
}

function hasSnapshots(provider: string, name: string, rules: ProviderRules, catalog: CatalogFacts): boolean {
  return catalog.ids(provider).some((id) => {
    if (!id.startsWith(`${name}-`)) return false;
    const snapshot = rules.snapshot(id);
    return snapshot !== null && id === `${name}-${snapshot}`;
  });
}

function revisionOf(reading: Reading, pin: PinVerdict, rules: ProviderRules | null): Revision {
  if (reading.revision.kind !== 'default' || reading.pin !== null) return reading.revision;
  if (pin.state === 'pinned') {
    return { kind: 'snapshot', value: rules === null ? anyDate(reading.name) : rules.snapshot(reading.name) };
  }
  return pin.state === 'floating' ? { kind: 'alias', value: null } : reading.revision;
}
