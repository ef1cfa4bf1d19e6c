import { hasUserInfo, readAddress } from '../../base/address.ts';
import { hostRegion } from '../../base/host-region.ts';
import { platformName, providerName } from '../../base/platform-names.ts';
import type { ProviderFact } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import type { InventoryItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import { evidenceText } from './evidence.ts';
import { origin, propertiesOf, property } from './properties.ts';
import type { Property } from './properties.ts';

/** The names of hosts that are this machine. */
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|host\.docker\.internal)$/;

/** An address that code calls. */
export function endpointJson(item: InventoryItem, locate: Locate): object {
  const { component, references, ref } = item;
  const address = readAddress(component.name);
  // A name or password in an address is nobody else's business; templates are no addresses.
  const isShown = address !== null && !hasUserInfo(address) && !/[\s{}<>]/.test(component.name);
  const occurrences = references.map((reference) => {
    const place = reference.literal ?? reference.site;
    const { file, line } = locate(place.uri, place.span);
    return property('occurrence', `${file}:${String(line)}: ${evidenceText(reference)}`);
  });
  const region = address === null ? null : hostRegion(address.hostname);
  return {
    'bom-ref': ref,
    provider: { name: providerName(component.provider) },
    name: address?.host ?? component.name,
    ...(isShown && { endpoints: [component.name] }),
    'x-trust-boundary': address === null || !LOCAL.test(address.hostname),
    properties: [...propertiesOf(item, []), ...(region === null ? [] : [property('region', region)]), ...occurrences],
  };
}

/** A platform that serves models, with what it says of data and regions. */
export interface PlatformService {
  readonly ref: string;
  readonly platform: string;
  readonly facts: readonly Sourced<ProviderFact>[];
}

/** The platforms of hosted models, each once. */
export function platformsOf(items: readonly InventoryItem[]): readonly PlatformService[] {
  const platforms = new Map<string, PlatformService>();
  for (const { component } of items) {
    if (component.metadata?.kind !== 'found' || component.metadata.value.provider.length === 0) continue;
    const { platform, provider } = component.metadata.value;
    const before = platforms.get(platform)?.facts.length ?? 0;
    if (provider.length > before) platforms.set(platform, { ref: serviceRef(platform), platform, facts: provider });
  }
  return [...platforms.values()].toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** The service that answers for a component; null where it is no hosted one, or nothing is known of its platform. */
export function serviceOf({ component }: InventoryItem): string | null {
  if (component.metadata?.kind !== 'found' || component.metadata.value.provider.length === 0) return null;
  return serviceRef(component.metadata.value.platform);
}

function serviceRef(platform: string): string {
  return `service:${platform}`;
}

export function platformJson({ ref, platform, facts }: PlatformService): object {
  return {
    'bom-ref': ref,
    provider: { name: providerName(platform) },
    name: platformName(platform),
    'x-trust-boundary': true,
    properties: [property('provider', platform), ...facts.flatMap(factProperties)],
  };
}

function factProperties(fact: Sourced<ProviderFact>): readonly Property[] {
  const { topic, value, isOld, days } = fact.value;
  const said = isOld ? `${value} (seen ${String(days)} days ago: check it)` : value;
  return [property(topic, said), ...origin(topic, fact)];
}
