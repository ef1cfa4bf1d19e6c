import { platformName } from '../../base/platform-names.ts';
import type { Finding } from '../../model/finding.ts';
import type { SubjectKind } from '../../model/reference.ts';
import type { Reference } from '../../model/report.ts';
import { isUsed } from '../inventory.ts';
import type { InventoryItem, UnresolvedItem } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import { mark } from './markup.ts';
import type { Markup } from './markup.ts';

/** Rows of a page that is still a page; the JSON report has all. */
const FINDINGS = 2000;
const PLACES = 200;

/** What is wrong, the worst first, each with its place and what mends it. */
export function findingsTable(findings: readonly Finding[], locate: Locate): Markup {
  if (findings.length === 0) return mark`<p>Nothing to report.</p>`;
  const worst = findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  const more = worst.length - FINDINGS;
  return mark`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th></th>
            <th>Where</th>
            <th>What</th>
            <th>Fix</th>
            <th>Rule</th>
          </tr>
        </thead>
        <tbody>
          ${worst.slice(0, FINDINGS).map((finding) => findingRow(finding, locate))}
        </tbody>
      </table>
    </div>
    ${more > 0 && mark`<p class="dim">and ${more} more</p>`}`;
}

const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;

function findingRow(finding: Finding, locate: Locate): Markup {
  const { severity, message, rule, place, fixes } = finding;
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  const { file, line } = locate(place.uri, place.span);
  return mark`<tr>
    <td class="severity ${severity}">${severity}</td>
    <td class="place">${file}:${line}</td>
    <td>${message}</td>
    <td>${fix?.title ?? ''}</td>
    <td class="rule"><code>${rule}</code></td>
  </tr> `;
}

const KINDS: Readonly<Record<SubjectKind, string>> = {
  model: 'Model',
  'embedding-model': 'Embedding model',
  dataset: 'Data set',
  package: 'Package',
  endpoint: 'Endpoint',
  'container-image': 'Container image',
  'mcp-server': 'MCP server',
  prompt: 'Prompt',
  'weights-file': 'File of weights',
};

/** Everything that is named, with where, its version, its life and its licence. */
export function inventoryTable(
  items: readonly InventoryItem[],
  unresolved: readonly UnresolvedItem[],
  locate: Locate,
): Markup {
  if (items.length + unresolved.length === 0) return mark`<p>Nothing was found.</p>`;
  const order = Object.keys(KINDS);
  const sorted = items.toSorted((a, b) => order.indexOf(a.component.kind) - order.indexOf(b.component.kind));
  return mark`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Kind</th>
          <th>Name</th>
          <th>Served by</th>
          <th>Version</th>
          <th>State</th>
          <th>Licence</th>
          <th>Where used</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map((item) => itemRow(item, locate))}${unresolved.map((item) => unresolvedRow(item, locate))}
      </tbody>
    </table>
  </div>`;
}

function itemRow(item: InventoryItem, locate: Locate): Markup {
  const { component, version, references } = item;
  const metadata = component.metadata?.kind === 'found' ? component.metadata.value : null;
  const life = metadata?.lifecycle?.value ?? null;
  const own = metadata?.lineage?.nodes.find(({ depth }) => depth === 0)?.license?.value;
  const from = metadata?.lineage?.nodes[0]?.from.map(({ id }) => id) ?? [];
  const state = life === null ? 'not known' : `${life.status}${life.retires === null ? '' : `, ${life.retires}`}`;
  const served = component.kind === 'package' ? '' : platformName(component.provider);
  return mark`<tr>
    <td>${KINDS[component.kind]}</td>
    <td>
      <code>${component.name}</code>${from.length > 0 && mark`<br /><span class="dim">made from ${from.join(', ')}</span>`}
    </td>
    <td>${served}</td>
    <td class="place">${version ?? ''}</td>
    <td class="${CLASSES[life?.status ?? ''] ?? 'dim'}">${component.kind === 'package' ? '' : state}</td>
    <td>${own?.spdx ?? own?.stated ?? ''}</td>
    <td>${placesOf(references, locate)}</td>
  </tr> `;
}

const CLASSES: Readonly<Record<string, string>> = {
  retired: 'error',
  redirected: 'error',
  deprecated: 'warning',
  active: 'good',
};

function unresolvedRow({ kind, provider, references }: UnresolvedItem, locate: Locate): Markup {
  return mark`<tr>
    <td>${KINDS[kind]}</td>
    <td class="dim">could not be told</td>
    <td>${platformName(provider)}</td>
    <td></td>
    <td class="dim">not known</td>
    <td></td>
    <td>${placesOf(references, locate)}</td>
  </tr> `;
}

function placesOf(references: readonly Reference[], locate: Locate): Markup {
  const places = references.map((reference) => {
    const { uri, span } = reference.literal ?? reference.site;
    const { file, line } = locate(uri, span);
    return { text: `${file}:${String(line)}`, use: reference.use };
  });
  const [only] = places;
  if (places.length === 1 && only)
    return mark`<span class="place">${only.text}</span> <span class="dim">${only.use}</span>`;
  const more = places.length - PLACES;
  return mark`<details>
    <summary>${places.length} places${!isUsed(references) && ', only listed'}</summary>
    <ul>
      ${places.slice(0, PLACES).map(({ text, use }) => mark`<li><span class="place">${text}</span> <span class="dim">${use}</span></li>`)}${more > 0 && mark`<li>and ${more} more</li>`}
    </ul>
  </details>`;
}
