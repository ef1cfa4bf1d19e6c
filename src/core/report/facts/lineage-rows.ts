import type { Lineage, LineageNode } from '../../model/lineage.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';

/** Why nothing is known of a repository, in words for people. */
const UNKNOWN: Readonly<Record<NonNullable<LineageNode['unknown']>, string>> = {
  'not-asked': 'not looked up',
  'not-found': 'not found or private',
  unavailable: 'could not be looked up',
  'too-deep': 'not followed further',
};

/** Longer chains are shown only on request. */
const SHOWN = 6;

/** What a model was made of, and what the licences of that ask for. The licence over the chain stands first: it is the point. */
export function lineageRows({ lineage, hub }: ModelMetadata): readonly FactRow[] {
  if (!lineage) return [];
  const [own, ...ancestors] = lineage.nodes;
  if (!own) return [];
  const licenseOf = (id: string | null): LineageNode['license'] =>
    lineage.nodes.find((node) => node.id === id)?.license ?? null;
  const row = (name: string, value: string, brief: boolean, of: string | null = own.id): FactRow => ({
    name,
    value,
    // Whoever says what it was made from may say nothing of a licence.
    evidence: licenseOf(of) ?? own.license ?? hub,
    brief,
  });
  const bases = ancestors.filter(({ kind }) => kind === 'model');
  const datasets = ancestors.filter(({ kind }) => kind === 'dataset');
  const asks = lineage.effective?.license.restricts ?? [];
  return [
    row('Licence', licenceText(own, lineage), true),
    ...(asks.length > 0 ? [row('Conditions', asks.join('; '), true, lineage.effective?.of)] : []),
    ...(bases.length > 0 ? [row('Made from', chainText(own, lineage.nodes), true)] : []),
    ...lineage.conflicts.map(({ id, license, base, baseLicense }) =>
      row('Conflict', `${id} states ${license.stated}, ${base} ${baseLicense.stated}`, true, base),
    ),
    ...(datasets.length > 0
      ? [row('Trained on', datasets.map((node) => `${node.id} (${ownLicence(node)})`).join(', '), true)]
      : []),
  ];
}

/** What its card says, and what holds over the whole chain where that is more. */
function licenceText(own: LineageNode, { effective, complete }: Lineage): string {
  const stated = ownLicence(own);
  const more =
    effective && effective.of !== own.id
      ? `; ${effective.license.stated} over the whole chain, from ${effective.of}`
      : '';
  return `${stated}${more}${complete || own.from.length === 0 ? '' : '; the chain is not fully known'}`;
}

function ownLicence({ license, unknown }: LineageNode): string {
  if (license) return license.value.stated;
  return unknown === null ? 'licence unknown' : UNKNOWN[unknown];
}

/** `org/base (finetune, llama3.1) → …`, from the nearest on. */
function chainText(own: LineageNode, nodes: readonly LineageNode[]): string {
  const relations = new Map(
    nodes.flatMap(({ from }) => from.map(({ id, relation }) => [id.toLowerCase(), relation] as const)),
  );
  const steps = new Map<number, string[]>();
  for (const node of nodes) {
    if (node === own || node.kind === 'dataset') continue;
    const relation = relations.get(node.id.toLowerCase()) ?? null;
    const said = [relation, ownLicence(node)].filter((part) => part !== null).join(', ');
    const step = steps.get(node.depth);
    if (step) step.push(`${node.id} (${said})`);
    else steps.set(node.depth, [`${node.id} (${said})`]);
  }
  return [...steps.values()]
    .map((step) =>
      step.length > SHOWN
        ? `${step.slice(0, SHOWN).join(' + ')} + ${String(step.length - SHOWN)} more`
        : step.join(' + '),
    )
    .join(' → ');
}
