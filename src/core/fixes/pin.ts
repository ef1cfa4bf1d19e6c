import { escapeFor } from './escape.ts';
import { entryEdit, flagEdit } from './revision-places.ts';
import { renameEdit } from './replace.ts';
import type { NamedLiteral } from './replace.ts';
import type { Fix } from '../model/fix.ts';
import type { Insertion } from '../model/insertion.ts';
import type { Place, TextEdit } from '../model/text.ts';
import { told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

/**
 * Writes the snapshot an alias means: the same model answers, and keeps answering. It is `safe` where it was seen of late that
 * the alias means it and that it is served.
 */
export function pinAliasFix(named: NamedLiteral, snapshot: string, safety: Fix['safety']): Fix | null {
  const edit = renameEdit(named, snapshot);
  if (!edit) return null;
  return {
    ...titled(told`Pin to ${snapshot}`),
    kind: 'pin',
    preferred: true,
    safety,
    edits: [edit],
    expects: { kind: 'identity', provider: named.identity.provider, name: snapshot, pin: 'pinned' },
  };
}

/** Where a revision goes: into an existing argument, or into a new one after the id. */
export interface RevisionTarget {
  readonly provider: string;
  readonly name: string;
  readonly insertion: (Insertion & { readonly uri: string }) | null;
  readonly revisionLiteral: Place | null;
  /** Of the document of the insertion: what is written into commands and settings depends on how they are written. */
  readonly text: string | null;
  /** The quote the id is written with. */
  readonly quote: string;
}

/** Writes `revision="<commit>"`, so that every load takes the same files. */
export function pinRevisionFix(target: RevisionTarget, commit: string, chosenBy: string | null): Fix | null {
  const edit = revisionEdit(target, commit);
  if (!edit) return null;
  return {
    ...titled(
      chosenBy === null
        ? told`Pin to commit ${commit.slice(0, 8)}`
        : told`Pin to commit ${commit.slice(0, 8)} (chosen by ${chosenBy})`,
    ),
    kind: 'pin',
    preferred: true,
    safety: 'review',
    edits: [edit],
    expects: { kind: 'identity', provider: target.provider, name: target.name, pin: 'pinned' },
  };
}

/** Writes a commit in full that is named by its first digits. */
export function lengthenFix(target: RevisionTarget, commit: string): Fix | null {
  const edit = revisionEdit(target, commit);
  if (!edit) return null;
  return {
    ...titled(told`Write commit ${commit.slice(0, 8)} in full`),
    kind: 'pin',
    preferred: true,
    safety: 'safe',
    edits: [edit],
    expects: { kind: 'identity', provider: target.provider, name: target.name, pin: 'pinned' },
  };
}

function revisionEdit({ insertion, revisionLiteral, quote, text }: RevisionTarget, commit: string): TextEdit | null {
  if (revisionLiteral) return { uri: revisionLiteral.uri, span: revisionLiteral.span, newText: commit };
  if (!insertion) return null;
  const { uri, offset, style, name = 'revision' } = insertion;
  if (style === 'flag') return text === null ? null : flagEdit(uri, text, offset, name, commit);
  if (style === 'setting') return text === null ? null : entryEdit(uri, text, offset, name, commit);
  const newText = escapeFor(uri, withComma(insertion, writtenAs(style, `${quote}${commit}${quote}`)));
  return { uri, span: { start: offset, end: offset }, newText };
}

function writtenAs(style: 'keyword' | 'property' | 'options', value: string): string {
  switch (style) {
    case 'keyword':
      return `revision=${value}`;
    case 'property':
      return `revision: ${value}`;
    case 'options':
      return `{ revision: ${value} }`;
  }
}

function withComma({ comma, style }: Insertion, written: string): string {
  if (comma === 'before') return `, ${written}`;
  if (comma === 'after') return `${written}, `;
  return style === 'property' ? ` ${written} ` : written;
}
