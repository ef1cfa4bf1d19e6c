import type { ComponentEnd } from '../core/model/end.ts';
import type { Details } from '../protocol/details.ts';
import type { DetailsWords } from '../protocol/details-page.ts';
import { escapeHtml as text, filled } from './escape-html.ts';

/** The longest bar, in pixels. */
const BAR = 120;
/** Ends within so many days are soon, as the setting for warnings has it by default. */
const SOON = 90;

/** What of the workspace dies when, and where: a table, with a bar for each that is to come. */
export function endsHtml({ ends, component }: Details, words: DetailsWords): string {
  if (ends.length === 0) return `<p class="quiet">${text(words.endsNone)}</p>`;
  const farthest = Math.max(1, ...ends.map(({ daysLeft }) => daysLeft));
  const heads = [words.day, words.left, words.what, words.platform, words.replacement, words.uses];
  return [
    '<table class="ends"><thead><tr>',
    ...heads.map((title) => `<th scope="col">${text(title)}</th>`),
    '</tr></thead><tbody>',
    ...ends.map((end) => row(end, end.component === component, farthest, words)),
    '</tbody></table>',
    `<div class="actions"><button type="button" data-action="calendar">${text(words.exportCalendar)}</button></div>`,
  ].join('');
}

function row(end: ComponentEnd, isOwn: boolean, farthest: number, words: DetailsWords): string {
  const { daysLeft, day, kind, platform, replacement, places, name, component } = end;
  const left =
    daysLeft === 0 ? words.today : daysLeft > 0 ? filled(words.daysLeft, daysLeft) : filled(words.daysAgo, -daysLeft);
  const named = isOwn
    ? `<strong>${text(name)}</strong> <span class="quiet">${text(words.thisOne)}</span>`
    : `<button type="button" class="link" data-component="${text(component)}">${text(name)}</button>`;
  return [
    `<tr class="${[urgency(end), isOwn ? 'own' : ''].filter(Boolean).join(' ')}">`,
    `<td><time datetime="${day}">${day}</time><br><span class="quiet">${text(words[kind])}</span></td>`,
    `<td>${text(left)}${bar(daysLeft, farthest)}</td>`,
    `<td>${named}</td><td>${text(platform)}</td>`,
    `<td>${replacement === null ? '–' : text(replacement)}</td><td>${String(places)}</td></tr>`,
  ].join('');
}

/** A promise that has run out is no end. */
function urgency({ kind, daysLeft }: ComponentEnd): 'past' | 'soon' | 'later' {
  if (kind === 'earliest') return 'later';
  return daysLeft < 0 ? 'past' : daysLeft <= SOON ? 'soon' : 'later';
}

function bar(daysLeft: number, farthest: number): string {
  if (daysLeft <= 0) return '';
  const width = Math.max(2, Math.round((daysLeft / farthest) * BAR));
  return `<svg class="bar" width="${String(BAR)}" height="6" aria-hidden="true"><rect width="${String(width)}" height="6" rx="1"/></svg>`;
}
