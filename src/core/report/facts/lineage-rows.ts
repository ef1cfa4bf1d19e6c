import type { Lineage, LineageNode } from '../../model/lineage.ts';
import type { ModelMetadata } from '../../model/metadata.ts';
import type { FactRow } from './fact-row.ts';
import { joined, told } from '../../model/told.ts';
import type { Text, Told } from '../../model/told.ts';

/** Why nothing is known of a repository, in words for people. */
const UNKNOWN: Readonly<Record<NonNullable<LineageNode['unknown']>, Told>> = {
  'not-asked': told`not looked up`,
  'not-found': told`not found or private`,
  unavailable: told`could not be looked up`,
  'too-deep': told`not followed further`,
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
  const row = (name: Text, value: Text, brief: boolean, of: string | null = own.id): FactRow => ({
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
    row(told`Licence`, licenceText(own, lineage), true),
    ...(asks.length > 0 ? [row(told`Conditions`, asks.join('; '), true, lineage.effective?.of)] : []),
    ...(bases.length > 0 ? [row(told`Made from`, chainText(own, lineage.nodes), true)] : []),
    ...lineage.conflicts.map(({ id, license, base, baseLicense }) =>
      row(told`Conflict`, told`${id} states ${license.stated}, ${base} ${baseLicense.stated}`, true, base),
    ),
    ...(datasets.length > 0
      ? [row(told`Trained on`, joined(datasets.map((node) => told`${node.id} (${ownLicence(node)})`)), true)]
      : []),
  ];
}

/** What its card says, and what holds over the whole chain where that is more. */
function licenceText(own: LineageNode, { effective, complete }: Lineage): Text {
  const stated = ownLicence(own);
  const more =
    effective && effective.of !== own.id
      ? told`; ${effective.license.stated} over the whole chain, from ${effective.of}`
      : '';
  return told`${stated}${more}${complete || own.from.length === 0 ? '' : told`; the chain is not fully known`}`;
}

function ownLicence({ license, unknown }: LineageNode): Text {
  if (license) return license.value.stated;
  return unknown === null ? told`licence unknown` : UNKNOWN[unknown];
}

/** `org/base (finetune, llama3.1) → …`, from the nearest on. */
function chainText(own: LineageNode, nodes: readonly LineageNode[]): Text {
  const relations = new Map(
    nodes.flatMap(({ from }) => from.map(({ id, relation }) => [id.toLowerCase(), relation] as const)),
  );
  const steps = new Map<number, Text[]>();
  for (const node of nodes) {
    if (node === own || node.kind === 'dataset') continue;
    const relation = relations.get(node.id.toLowerCase()) ?? null;
    const said = joined([relation, ownLicence(node)].filter((part) => part !== null));
    const step = steps.get(node.depth);
    if (step) step.push(told`${node.id} (${said})`);
    else steps.set(node.depth, [told`${node.id} (${said})`]);
  }
  return joined(
    [...steps.values()].map((step) =>
      step.length > SHOWN
        ? told`${joined(step.slice(0, SHOWN), ' + ')} + ${step.length - SHOWN} more`
        : joined(step, ' + '),
    ),
    ' → ',
  );
}
