import type { Details, DetailsFact } from '../protocol/details.ts';
import type { DetailsWords } from '../protocol/details-page.ts';
import { drawGraph } from './draw-graph.ts';
import { endsHtml } from './ends-html.ts';
import { escapeHtml as text, filled } from './escape-html.ts';

/** What a page is made of. */
export interface DetailsPage {
  readonly details: Details;
  /** Of each place, as the editor names it. */
  readonly placeNames: readonly string[];
  readonly words: DetailsWords;
}

/** The body of the page. Everything that others wrote is text in it. */
export function detailsHtml(page: DetailsPage, isNarrow: boolean): string {
  const { details, words } = page;
  return [
    head(page),
    section(
      'lineage',
      words.lineage,
      `<div class="graph" id="graph">${drawGraph(details.graph, words, isNarrow)}</div>`,
    ),
    section('licence', words.licence, licence(page)),
    section('places', `${words.places} (${String(details.places.length)})`, places(page)),
    details.facts.length > 0 ? section('facts', words.facts, facts(details.facts, words)) : '',
    details.calls.length > 0 ? section('calls', words.calls, calls(page)) : '',
    section('ends', words.ends, endsHtml(details, words)),
    `<footer>${text(details.catalog)}</footer>`,
  ].join('');
}

function section(id: string, title: string, body: string): string {
  return body === ''
    ? ''
    : `<section aria-labelledby="${id}-title"><h2 id="${id}-title">${text(title)}</h2>${body}</section>`;
}

function button(action: string, title: string): string {
  return `<button type="button" data-action="${action}">${text(title)}</button>`;
}

function head({ details, words }: DetailsPage): string {
  const { name, platform, sentence, findings, canMigrate, explain } = details;
  const said = findings.map(
    ({ severity, message }) =>
      `<li><span class="level ${severity}">${text(words[severity])}</span> ${text(message)}</li>`,
  );
  return [
    `<header><h1>${text(name)}</h1><p class="platform">${text(platform)}</p>`,
    sentence === '' ? '' : `<p class="sentence">${text(sentence)}</p>`,
    said.length > 0 ? `<ul class="findings" aria-label="${text(words.findings)}">${said.join('')}</ul>` : '',
    '<div class="actions">',
    canMigrate ? button('migrate', words.migrate) : '',
    explain ? button('explain', words.explain) : '',
    button('inventory', words.showInInventory),
    '</div></header>',
  ].join('');
}

function licence({ details, words }: DetailsPage): string {
  const known = details.licence;
  if (!known) return '';
  const { stated, effective, chain, conflicts, isComplete } = known;
  const others = effective && effective.of !== chain[0]?.of;
  return [
    `<p>${stated === null ? text(words.licenceUnknown) : `${text(words.licenceStated)}: <strong>${text(stated)}</strong>`}</p>`,
    effective && others
      ? `<p>${text(words.licenceChain)}: <strong>${text(effective.stated)}</strong>, ${text(filled(words.licenceOf, effective.of))}</p>`
      : '',
    ...conflicts.map(
      (conflict) =>
        `<p class="conflict"><span class="level warning">${text(words.warning)}</span> ${text(conflict)}</p>`,
    ),
    duties(chain, words),
    isComplete ? '' : `<p class="quiet">${text(words.licenceOpen)}</p>`,
  ].join('');
}

/** Each duty once, with all who ask for it. */
function duties(chain: NonNullable<Details['licence']>['chain'], words: DetailsWords): string {
  const asked = new Map<string, string[]>();
  for (const { of, duties: own } of chain) for (const duty of own) asked.set(duty, [...(asked.get(duty) ?? []), of]);
  if (chain.length === 0) return '';
  if (asked.size === 0) return `<p class="quiet">${text(words.noDuties)}</p>`;
  const items = [...asked].map(
    ([duty, by]) => `<li>${text(duty)} <span class="quiet">(${text(by.join(', '))})</span></li>`,
  );
  return `<h3>${text(words.duties)}</h3><ul>${items.join('')}</ul>`;
}

function places({ details, placeNames, words }: DetailsPage): string {
  const items = details.places.map(({ role, label }, index) => {
    const name = placeNames[index] ?? '';
    return `<li><button type="button" class="link" data-place="${String(index)}">${text(name)}</button> <span class="quiet">${text(role === 'written' ? words.written : words.used)} · ${text(label)}</span></li>`;
  });
  return `<ul class="places">${items.join('')}</ul>`;
}

function facts(list: readonly DetailsFact[], words: DetailsWords): string {
  const rows = list.map(({ name, value, source, url, asOf }) => {
    const named = source === null ? '' : url === null ? text(source) : `<a href="${text(url)}">${text(source)}</a>`;
    const seen = asOf === null ? '' : `, ${text(filled(words.seen, asOf))}`;
    return `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td><td class="quiet">${named}${seen}</td></tr>`;
  });
  const heads = [words.fact, words.value, words.source].map((title) => `<th scope="col">${text(title)}</th>`).join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function calls({ details, words }: DetailsPage): string {
  return details.calls
    .map(({ api, lines, isReported, sources }) => {
      const links = sources.map(
        ({ name, url, asOf }) => `<a href="${text(url)}">${text(name)}</a>, ${text(filled(words.seen, asOf))}`,
      );
      const doubt = isReported ? ` <span class="quiet">(${text(words.reported)})</span>` : '';
      const items = lines.map((line) => `<li>${text(line)}</li>`).join('');
      return `<h3><code>${text(api)}</code>${doubt}</h3><ul>${items}</ul><p class="quiet">${links.join('; ')}</p>`;
    })
    .join('');
}
