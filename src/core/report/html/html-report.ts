import { catalogPhrase } from '../catalog-age.ts';
import { inDays, livesOf, nextEndings } from '../endings.ts';
import { lineageGraph } from '../graph/lineage-graph.ts';
import { inventoryOf, unresolvedOf } from '../inventory.ts';
import type { Locate } from '../locate.ts';
import type { MergedReport } from '../merge.ts';
import { lineagePicture } from './lineage-picture.ts';
import { mark } from './markup.ts';
import type { Markup } from './markup.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { findingsTable, inventoryTable } from './tables.ts';
import { timeline } from './timeline.ts';
import { inEnglish } from '../../model/told.ts';

/** What the page says beside what was found. */
export interface HtmlContext {
  readonly version: string;
  readonly catalogBuiltAt: string;
  readonly today: string;
  /** The name of what was looked at. */
  readonly subject: string;
}

/** Days within which an end counts as near. */
const NEAR = 90;
/** Models and data sets that a picture has room for. */
const DRAWN = 60;
const NEXT = 10;

/** Nothing is loaded, run, sent or framed: not even what somebody managed to write into the page. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** A page of its own for people who are not in the editor: no script, nothing from elsewhere. */
export function htmlReport(report: MergedReport, context: HtmlContext, locate: Locate): string {
  const { subject, today } = context;
  const lives = livesOf(report.components, today, NEAR);
  const graph = lineageGraph(subject, report.components, lives, DRAWN);
  const page = mark`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ markup: POLICY }}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="modelkeel ${context.version}" />
        <title>Models in ${subject}</title>
        <style>${{ markup: STYLE }}</style>
      </head>
      <body>
        <header>
          <h1>Models in ${subject}</h1>
          <p class="dim">
            As of ${today} &#183; ${inEnglish(catalogPhrase(context.catalogBuiltAt, today))} &#183; modelkeel ${context.version}
          </p>
          ${tiles(report)}
        </header>
        <main>
          <section>
            <h2>What ends next</h2>
            ${endings(nextEndings(lives, today))} ${timeline(lives, today)}
          </section>
          <section>
            <h2>Findings</h2>
            ${findingsTable(report.findings, locate)}
          </section>
          <section>
            <h2>Where models come from</h2>
            ${graph.edges.length > 0 ? lineagePicture(graph) : mark`<p>No model in use was found.</p>`}
          </section>
          <section>
            <h2>Inventory</h2>
            ${inventoryTable(inventoryOf(report), unresolvedOf(report), locate)}
          </section>
          ${notes(report, locate)}
        </main>
      </body>
    </html>
`;
  return page.markup;
}

function tiles({ components, findings, files }: MergedReport): Markup {
  const number = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const models = components.filter(({ kind }) => kind === 'model' || kind === 'embedding-model').length;
  const tile = (count: number, name: string, look: string): Markup =>
    mark`<li><strong class="${count > 0 ? look : ''}">${count}</strong>${name}</li>`;
  return mark`<ul class="tiles">
    ${tile(number('error'), 'errors', 'error')}${tile(number('warning'), 'warnings', 'warning')}${tile(number('info'), 'infos', 'info')}${tile(models, 'models', '')}${tile(components.length, 'components', '')}${tile(files.analysed, 'files', '')}${files.notAnalysed > 0 && tile(files.notAnalysed, 'not analysed', 'warning')}
  </ul>`;
}

function endings(next: ReturnType<typeof nextEndings>): Markup {
  if (next.length === 0) return mark`<p>No end of a model in use is announced for a day to come.</p>`;
  const more = next.length - NEXT;
  return mark`<ul>
    ${next.slice(0, NEXT).map(({ component, ends, daysLeft }) => mark`<li><strong>${ends}</strong>${inDays(daysLeft)}: <code>${component.name}</code></li>`)}${more > 0 && mark`<li>and ${more} more</li>`}
  </ul>`;
}

function notes(report: MergedReport, locate: Locate): Markup {
  if (report.notes.length === 0) return mark``;
  const rows = report.notes.map(({ uri, kind, detail }) => {
    const { file } = locate(uri, { start: 0, end: 0 });
    return mark`<li><span class="place">${file}</span>: ${kind}, ${detail}</li>`;
  });
  return mark`<section>
    <h2>Notes</h2>
    <ul>
      ${rows}
    </ul>
  </section>`;
}
