import type { Reference } from '../../model/report.ts';
import type { InventoryItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';

/** Detectors of what makes a model out of others: recipes of trainers and files of Ollama, trainers in code, jobs of a platform. */
const MAKES_MODELS = /^(?:training-recipe|modelfile)\/|\/(?:fine-tuning|trainer)$/;

/** What stands in one file, by the refs of its components. */
interface Workshop {
  makes: boolean;
  readonly inputs: Set<string>;
  readonly tools: Set<string>;
}

/**
 * How models are made here: one workflow for each file that trains or builds one, with the models and data sets that go in and
 * the libraries that the file uses. https://cyclonedx.org/docs/1.6/json/#formulation
 */
export function formulationOf(items: readonly InventoryItem[], locate: Locate): readonly object[] {
  const workshops = new Map<string, Workshop>();
  for (const item of items)
    for (const reference of item.references) {
      if (reference.use === 'listed') continue;
      const shop = workshopOf(workshops, locate(placeOf(reference).uri, placeOf(reference).span).file);
      if (MAKES_MODELS.test(reference.detector)) shop.makes = true;
      if (isInput(reference)) shop.inputs.add(item.ref);
      else if (reference.kind === 'package') shop.tools.add(item.ref);
    }
  const workflows = [...workshops]
    .filter(([, { makes, inputs }]) => makes && inputs.size > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, shop]) => workflowJson(file, shop));
  return workflows.length === 0 ? [] : [{ 'bom-ref': 'formula', workflows }];
}

function workflowJson(file: string, { inputs, tools }: Workshop): object {
  return {
    'bom-ref': `workflow:${file}`,
    uid: file,
    name: `makes a model: ${file}`,
    taskTypes: ['build'],
    inputs: [...inputs].toSorted().map((ref) => ({ resource: { ref } })),
    ...(tools.size > 0 && { resourceReferences: [...tools].toSorted().map((ref) => ({ ref })) }),
  };
}

function isInput({ kind }: Reference): boolean {
  return kind === 'model' || kind === 'embedding-model' || kind === 'dataset' || kind === 'weights-file';
}

function placeOf({ literal, site }: Reference): Reference['site'] {
  return literal ?? site;
}

function workshopOf(workshops: Map<string, Workshop>, file: string): Workshop {
  const known = workshops.get(file);
  if (known) return known;
  const made: Workshop = { makes: false, inputs: new Set(), tools: new Set() };
  workshops.set(file, made);
  return made;
}
