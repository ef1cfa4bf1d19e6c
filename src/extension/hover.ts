import * as vscode from 'vscode';
import type { LiveMetadata } from '../core/metadata/live.ts';
import type { Reference } from '../core/model/report.ts';
import { hoverCard } from '../core/report/hover-card.ts';
import type { CardLink } from '../core/report/hover-card.ts';
import { explainable } from './about.ts';
import { targetOf } from './documents.ts';
import type { Inventory } from './inventory.ts';
import type { Places } from './places.ts';

/** The only commands a card may run. */
const CARD_COMMANDS = [
  'modelkeel.applyFix',
  'modelkeel.suppress',
  'modelkeel.showInInventory',
  'modelkeel.copyPurl',
  'modelkeel.explain',
  'modelkeel.lookUp',
];

/** What the cards need from outside. */
export interface CardContext {
  readonly inventory: Inventory;
  readonly places: Places;
  readonly today: () => string;
  readonly catalogBuiltAt: () => string;
  /** What hosts have said of a component so far. */
  readonly landed: LiveMetadata['landed'];
  /** Who could be asked about it. */
  readonly hosts: LiveMetadata['hosts'];
}

/** The card of a reference as a Markdown string of the editor. */
export function cardOf(reference: Reference, context: CardContext, withLinks = true): vscode.MarkdownString {
  const { inventory } = context;
  const findings = reference.literal
    ? inventory
        .findingsIn(reference.literal.uri)
        .filter((finding) => finding.place.span.start === reference.literal?.span.start && reference.use !== 'listed')
    : [];
  const same = inventory
    .merged()
    .references.filter((other) => other.component !== null && other.component === reference.component);
  const files = new Set(same.map((other) => other.site.uri));
  const links: CardLink[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.preferred);
    if (fix)
      links.push({
        title: fix.title,
        command: 'modelkeel.applyFix',
        arguments: [finding.place.uri, finding.fingerprint, fix.title],
      });
  }
  const [first] = findings;
  if (first)
    links.push({ title: 'Ignore…', command: 'modelkeel.suppress', arguments: [first.place.uri, first.fingerprint] });
  if (reference.component !== null)
    links.push({ title: 'Show in inventory', command: 'modelkeel.showInInventory', arguments: [reference.component] });
  const explained = reference.identity && explainable(reference.kind, reference.identity);
  if (explained) links.push({ title: 'Explain', command: 'modelkeel.explain', arguments: [explained] });
  if (reference.component !== null && canLookUp(reference, context.hosts))
    links.push({ title: 'Look up online…', command: 'modelkeel.lookUp', arguments: [reference.component] });
  if (reference.identity?.purl)
    links.push({ title: 'Copy purl', command: 'modelkeel.copyPurl', arguments: [reference.identity.purl] });
  const text = hoverCard({
    reference,
    findings,
    today: context.today(),
    catalogBuiltAt: context.catalogBuiltAt(),
    live: reference.identity ? context.landed(reference.kind, reference.identity) : [],
    uses: { places: same.length, files: files.size },
    links: withLinks ? links : [],
    icons: true,
  });
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: CARD_COMMANDS };
  return markdown;
}

/** Hosts say more of models and datasets; what they said already needs no link. */
function canLookUp({ kind, identity, metadata }: Reference, hosts: LiveMetadata['hosts']): boolean {
  if (!identity || hosts(kind, identity).length === 0) return false;
  return metadata?.kind !== 'found' || metadata.freshness === 'bundled';
}

/** A package has a card where its version is decided, or where there is something to say against it. */
function isTelling({ label, metadata }: Reference): boolean {
  if (label === 'dependency') return true;
  const known = metadata?.kind === 'found' ? metadata.value.package : null;
  return known !== null && (known.withdrawn !== null || (known.advisories ?? []).length > 0);
}

/** Cards on sites and on literals: the nearest reference to the pointer. */
export function createHoverProvider(context: CardContext): vscode.HoverProvider {
  return {
    provideHover: (document, position) => {
      const uri = targetOf(document);
      if (uri === null) return null;
      const hits = context.inventory.merged().references.flatMap((reference) => {
        if (reference.kind === 'package' && !isTelling(reference)) return [];
        return [reference.literal, reference.site].flatMap((place) => {
          if (place?.uri !== uri) return [];
          const at = context.places.at(place);
          return at && at.uri.toString() === document.uri.toString() && at.range.contains(position)
            ? [{ reference, range: at.range }]
            : [];
        });
      });
      const rank = { call: 0, config: 1, listed: 2, import: 3 } as const;
      const [best] = hits.toSorted((a, b) => rank[a.reference.use] - rank[b.reference.use]);
      return best ? new vscode.Hover(cardOf(best.reference, context), best.range) : null;
    },
  };
}
