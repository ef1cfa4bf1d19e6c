import type { HubRepository } from '../../model/hub.ts';
import type { Lineage, LineageEdge, LineageNode } from '../../model/lineage.ts';
import type { LiveSection } from '../../model/live.ts';
import type { HubFacts } from '../../model/metadata.ts';
import type { Sourced } from '../../model/sourced.ts';
import { lineageOf } from './lineage.ts';
import type { Known } from './lineage.ts';

/** Where facts on repositories of the Hub come from. */
export interface HubKnowledge {
  /** Of models only. */
  readonly bundled: (id: string) => Sourced<HubFacts> | null;
  readonly landed: (kind: LineageNode['kind'], id: string) => readonly LiveSection[];
}

/** The chain of a repository of the Hub from what is bundled and what was answered; null where nothing is known of it. */
export function hubLineage(kind: LineageNode['kind'], id: string, knowledge: HubKnowledge): Lineage | null {
  const lineage = lineageOf(kind, id, (each, name) => look(each, name, knowledge));
  const [own] = lineage.nodes;
  return own?.unknown === null && (own.license !== null || own.from.length > 0) ? lineage : null;
}

function look(kind: LineageNode['kind'], id: string, { bundled, landed }: HubKnowledge): Known {
  const section = landed(kind, id).find((one) => one.kind === 'hub');
  const answer = section?.kind === 'hub' ? section.repository : null;
  if (answer?.kind === 'found') {
    const evidence = { source: 'Hugging Face Hub', url: answer.url, asOf: answer.asOf.slice(0, 10) };
    const stated = licenseStated(answer.value);
    return {
      kind: 'known',
      license: stated === null ? null : { value: stated, ...evidence },
      from: edgesOf(answer.value),
    };
  }
  const facts = kind === 'model' ? bundled(id) : null;
  if (facts) {
    const { license, baseModels } = facts.value;
    return {
      kind: 'known',
      license: license === null ? null : { ...facts, value: license },
      from: baseModels.map((base) => ({ id: base, relation: null })),
    };
  }
  if (answer === null) return { kind: 'unknown', why: 'not-asked' };
  return { kind: 'unknown', why: answer.kind === 'absent' ? 'not-found' : 'unavailable' };
}

/** `other` is named beside it. */
function licenseStated({ license }: HubRepository): string | null {
  return license === null ? null : (license.name ?? license.id);
}

function edgesOf({ baseModels, datasets }: HubRepository): readonly LineageEdge[] {
  return [
    ...baseModels.map(({ id, relation }) => ({ id, relation })),
    ...datasets.map((id) => ({ id, relation: 'trained-on' as const })),
  ];
}
