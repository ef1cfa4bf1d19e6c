import { MarkupKind } from 'vscode-languageserver';
import type { Hover, Location, Position } from 'vscode-languageserver';
import type { Finding } from '../../core/model/finding.ts';
import type { Reference } from '../../core/model/report.ts';
import { cardOf, findingsAt } from './card.ts';
import type { CardPorts, OfferedFix } from './card.ts';
import type { Fixing } from './fixing.ts';
import type { OpenDocuments } from './open-documents.ts';
import { plainText } from './plain-text.ts';

const RANK = { call: 0, config: 1, listed: 2, import: 3 } as const;

/** The card of what stands at a position: of several references the one that says most. */
export async function hoverAt(
  clientUri: string,
  position: Position,
  open: OpenDocuments,
  ports: CardPorts & Pick<Fixing, 'prove'>,
  signal: AbortSignal,
): Promise<Hover | null> {
  const hit = referenceAt(clientUri, position, open, ports);
  if (!hit) return null;
  const { markdown } = ports.abilities;
  const proved = ports.abilities.can('modelkeel.applyFix') ? await prove(hit.reference, ports, signal) : undefined;
  const text = cardOf(hit.reference, ports, markdown, proved ?? new Map(), hit.isWritten);
  return {
    range: hit.location.range,
    contents: markdown
      ? { kind: MarkupKind.Markdown, value: text }
      : { kind: MarkupKind.PlainText, value: plainText(text) },
  };
}

/** The fixes of what is said of a reference, each tried: a link that does nothing says something false. */
async function prove(
  reference: Reference,
  { inventory, uris, prove: ask }: CardPorts & Pick<Fixing, 'prove'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<Finding, readonly OfferedFix[]>> {
  const proved = new Map<Finding, readonly OfferedFix[]>();
  for (const finding of findingsAt(reference, inventory)) {
    const { fingerprint, place } = finding;
    const result = await ask({ kind: 'finding', uri: uris.toClient(place.uri), fingerprint }, signal);
    if (result.kind === 'fixes') proved.set(finding, result.fixes);
  }
  return proved;
}

/** The reference whose site or literal a position is in. */
export function referenceAt(
  clientUri: string,
  position: Position,
  open: OpenDocuments,
  { inventory }: Pick<CardPorts, 'inventory'>,
): { readonly reference: Reference; readonly location: Location; readonly isWritten: boolean } | null {
  const uri = open.targetOf(clientUri);
  if (uri === null) return null;
  // A literal may be named by references of other documents; those that stand here come first.
  const documents = [uri, ...inventory.dependents([uri])];
  const hits = documents.flatMap((document) => {
    const view = inventory.view(document);
    return (view?.references ?? []).flatMap((reference) => {
      if (reference.kind === 'package' && !isTelling(reference)) return [];
      return [reference.literal, reference.site].flatMap((place) => {
        const location = place?.uri === uri ? (view?.at(place) ?? null) : null;
        return location?.uri === clientUri && contains(location.range, position)
          ? [{ reference, location, isWritten: place === reference.literal }]
          : [];
      });
    });
  });
  // With a finding on the id, the card is about what the finding is about.
  const reported = new Set(
    hits.flatMap(({ reference }) => findingsAt(reference, inventory).map((finding) => finding.reference)),
  );
  const rank = ({ use, id }: Reference): number => RANK[use] - (reported.has(id) ? 10 : 0);
  return hits.toSorted((a, b) => rank(a.reference) - rank(b.reference))[0] ?? null;
}

/** A package has a card where its version is decided, or where there is something to say against it. */
function isTelling({ label, metadata }: Reference): boolean {
  if (label === 'dependency') return true;
  const known = metadata?.kind === 'found' ? metadata.value.package : null;
  return known !== null && (known.withdrawn !== null || (known.advisories ?? []).length > 0);
}

function contains({ start, end }: Location['range'], position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
