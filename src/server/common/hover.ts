import { MarkupKind } from 'vscode-languageserver';
import type { Hover, Location, Position } from 'vscode-languageserver';
import type { Reference } from '../../core/model/report.ts';
import { cardOf } from './card.ts';
import type { CardPorts } from './card.ts';
import type { OpenDocuments } from './open-documents.ts';
import { plainText } from './plain-text.ts';

const RANK = { call: 0, config: 1, listed: 2, import: 3 } as const;

/** The card of what stands at a position: of several references the one that says most. */
export function hoverAt(clientUri: string, position: Position, open: OpenDocuments, ports: CardPorts): Hover | null {
  const hit = referenceAt(clientUri, position, open, ports);
  if (!hit) return null;
  const { markdown } = ports.abilities;
  const text = cardOf(hit.reference, ports, markdown);
  return {
    range: hit.location.range,
    contents: markdown
      ? { kind: MarkupKind.Markdown, value: text }
      : { kind: MarkupKind.PlainText, value: plainText(text) },
  };
}

/** The reference whose site or literal a position is in. */
export function referenceAt(
  clientUri: string,
  position: Position,
  open: OpenDocuments,
  { inventory }: Pick<CardPorts, 'inventory'>,
): { readonly reference: Reference; readonly location: Location } | null {
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
        return location?.uri === clientUri && contains(location.range, position) ? [{ reference, location }] : [];
      });
    });
  });
  return hits.toSorted((a, b) => RANK[a.reference.use] - RANK[b.reference.use])[0] ?? null;
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
