import { platformName } from '../base/platform-names.ts';
import type { ModelMetadata } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import type { BomContext } from './cyclonedx/cyclonedx.ts';
import { inventoryOf, isUsed, unresolvedOf } from './inventory.ts';
import type { InventoryItem } from './inventory.ts';
import type { Locate } from './locate.ts';
import { markdownText } from './markdown-text.ts';
import type { MergedReport } from './merge.ts';
import { producerOf, releasedOf } from './minimum-elements.ts';

/** What is said where nothing is known: it is for a person to find out, with whoever made the model. */
const UNKNOWN = '_not known_';

/** Places shown of a model; the rest are counted. */
const PLACES = 10;

/** A point of the annex, in our own words, with what is known and who says so. */
interface Point {
  readonly number: string;
  readonly about: string;
  readonly known: string | null;
  readonly from: string | null;
}

/**
 * A sheet for each model in use, in the order of Annex XII of Regulation (EU) 2024/1689: what the maker of a general-purpose
 * model owes those who build on it. It gathers evidence, and claims nothing about who keeps the law.
 */
export function annexXii(report: MergedReport, context: BomContext, locate: Locate): string {
  const models = inventoryOf(report).filter(
    ({ component, references }) =>
      ['model', 'embedding-model', 'weights-file'].includes(component.kind) && isUsed(references),
  );
  const unresolved = unresolvedOf(report).flatMap(({ references }) => references).length;
  const parts = [
    `# Models in ${markdownText(context.subject)}: evidence for Annex XII`,
    [
      'Facts about the models that the code uses, in the order of Annex XII of Regulation (EU) 2024/1689. The annex is about',
      'what the maker of a general-purpose AI model tells those who build on it. This sheet is evidence gathered from code and',
      'public sources. It is no claim of compliance, and no legal advice; what is not known has to be asked of the maker.',
    ].join('\n'),
    `As of ${context.today}, by a catalog of ${context.catalogBuiltAt}.${whenMade(context)} modelkeel ${context.version}.`,
    models.length === 0 ? 'No model in use was found.' : `Models in use: ${String(models.length)}.`,
    ...(unresolved === 0 ? [] : [`At ${String(unresolved)} places the model could not be told; they are not below.`]),
    ...models.map((item) => sheet(item, locate)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function whenMade({ timestamp }: BomContext): string {
  return timestamp === null ? '' : ` Written ${timestamp}.`;
}

function sheet(item: InventoryItem, locate: Locate): string {
  const { component, references, version } = item;
  const rows = pointsOf(item).map(
    ({ number, about, known, from }) =>
      `| ${number} | ${about} | ${known === null ? UNKNOWN : markdownText(known)} | ${from === null ? '' : markdownText(from)} |`,
  );
  const places = references.slice(0, PLACES).map((reference) => {
    const place = reference.literal ?? reference.site;
    const { file, line } = locate(place.uri, place.span);
    return `${markdownText(file)}:${String(line)}`;
  });
  const more = references.length - places.length;
  return [
    `## ${markdownText(component.name)}${version === null ? '' : ` (${markdownText(version)})`}`,
    '',
    `Served by ${markdownText(platformName(component.provider))}. Named at ${places.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`,
    '',
    '| point | about | known | from |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function pointsOf(item: InventoryItem): readonly Point[] {
  const metadata = item.component.metadata?.kind === 'found' ? item.component.metadata.value : null;
  const own = metadata?.lineage?.nodes.find(({ depth }) => depth === 0) ?? null;
  const terms = metadata?.provider.find(({ value }) => value.topic === 'terms' && !value.isOld) ?? null;
  const released = releasedOf(metadata);
  const traits = metadata?.traits ?? null;
  const data = own?.from.filter(({ relation }) => relation === 'trained-on').map(({ id }) => id) ?? [];
  const bases = own?.from.filter(({ relation }) => relation !== 'trained-on').map(({ id }) => id) ?? [];
  const weights = metadata?.weights ?? null;
  const point = (number: string, about: string, known: string | null, fact: Sourced<unknown> | null): Point => ({
    number,
    about,
    known,
    from: known === null ? null : originText(fact),
  });
  return [
    point('1(a)', 'tasks, and systems it can be part of', tasksOf(item), null),
    point('1(b)', 'acceptable use', terms?.value.value ?? null, terms),
    point('1(c)', 'release', released, metadata?.lifecycle ?? metadata?.hub ?? null),
    point('1(c)', 'distribution', distributionOf(item, metadata), traits),
    point('1(d)', 'hardware and software around it', null, null),
    point('1(e)', 'versions of software for its use', null, null),
    point('1(f)', 'architecture', weights?.value.architecture ?? null, weights),
    point('1(f)', 'number of parameters', null, null),
    point('1(g), 2(b)', 'inputs', listed(traits?.value.input), traits),
    point('1(g), 2(b)', 'outputs', listed(traits?.value.output), traits),
    point('2(b)', 'size of the context, in tokens', number(traits?.value.contextWindow), traits),
    point('2(b)', 'most output, in tokens', number(traits?.value.outputLimit), traits),
    point(
      '1(h)',
      'licence',
      own?.license?.value.spdx ?? own?.license?.value.stated ?? metadata?.hub?.value.license ?? null,
      own?.license ?? null,
    ),
    point('2(a)', 'technical means to integrate it', null, null),
    point('2', 'made from', listed(bases), metadata?.hub ?? null),
    point('2(c)', 'data it was trained on', listed(data), metadata?.hub ?? null),
    point('2(c)', 'last day of its knowledge', traits?.value.knowledgeCutoff ?? null, traits),
  ];
}

/** What the code asks of it; what it was made for, only its maker knows. */
function tasksOf({ references, component }: InventoryItem): string | null {
  const labels = [...new Set(references.flatMap(({ label, use }) => (use === 'call' && label !== '' ? [label] : [])))];
  const kind = component.kind === 'embedding-model' ? 'embeddings' : '';
  const calls = labels.length === 0 ? '' : `called here by ${labels.toSorted().join(', ')}`;
  const said = [kind, calls].filter((part) => part !== '').join('; ');
  return said === '' ? null : said;
}

function distributionOf(item: InventoryItem, metadata: ModelMetadata | null): string | null {
  const open = metadata?.traits?.value.openWeights ?? null;
  const weights = open === null ? null : open ? 'weights are published' : 'weights are not published';
  const producer = producerOf(item);
  const by = producer === null ? null : `published by ${producer}`;
  return [weights, by].filter((part) => part !== null).join('; ') || null;
}

function listed(values: readonly string[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : values.join(', ');
}

function number(value: number | null | undefined): string | null {
  return value == null ? null : String(value);
}

function originText(fact: Sourced<unknown> | null): string {
  return fact === null ? 'the code' : `${fact.source}, ${fact.asOf}`;
}
