import type { ModelMetadata } from '../model/metadata.ts';

/** A component of which nothing is known yet; spread it and add what is. */
export function noMetadata(platform: string, id: string): ModelMetadata {
  return {
    platform,
    id,
    lifecycle: null,
    pin: null,
    replacement: null,
    hub: null,
    traits: null,
    asked: null,
    history: [],
    provider: [],
    lineage: null,
    publisher: null,
    package: null,
    image: null,
    ending: null,
    weights: null,
  };
}
