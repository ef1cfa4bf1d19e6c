import { platformName } from '../../base/platform-names.ts';
import type { Ending } from '../endings.ts';
import { mark } from './markup.ts';
import type { Markup } from './markup.ts';

const ROW = 24;
const LEFT = 270;
const WIDTH = 1000;
const TOP = 26;
/** More rows than these are counted, those without an end first. */
const ROWS = 60;
const DAY = 86_400_000;
/** What is shown before and after today, in days, at the least. */
const BEFORE = 365;
const AFTER = 365;
const MOST_AFTER = 1460;

/** What dies when: a bar for each model in use, from its release to its end, with a line for today. */
export function timeline(lives: readonly Ending[], today: string): Markup {
  const rows = lives.slice(0, ROWS);
  if (rows.length === 0) return mark`<p>No dates are known of the models in use.</p>`;
  const now = Date.parse(today);
  const last = Math.max(now + AFTER * DAY, ...rows.flatMap(({ ends }) => (ends === null ? [] : [Date.parse(ends)])));
  const [from, to] = [now - BEFORE * DAY, Math.min(last + 30 * DAY, now + MOST_AFTER * DAY)];
  const x = (time: number): number => {
    const part = (Math.min(Math.max(time, from), to) - from) / (to - from);
    return Math.round((LEFT + part * (WIDTH - LEFT - 10)) * 10) / 10;
  };
  const height = TOP + rows.length * ROW + 8;
  const more = lives.length - rows.length;
  return mark`<svg
      viewBox="0 0 ${WIDTH} ${height}"
      width="${WIDTH}"
      height="${height}"
      role="img"
      aria-label="When models end"
    >
      ${years(from, to, x, height)} ${rows.map((life, index) => row(life, TOP + index * ROW, x, now))}
      <line class="today" x1="${x(now)}" x2="${x(now)}" y1="${TOP - 4}" y2="${height}" />
      <text class="dim" x="${x(now) + 4}" y="12">today, ${today}</text></svg
    >${more > 0 && mark`<p class="dim">and ${more} more that end later or have no known end</p>`}`;
}

function years(from: number, to: number, x: (time: number) => number, height: number): readonly Markup[] {
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const at = x(Date.UTC(first + index, 0, 1));
    return mark`<line class="grid" x1="${at}" x2="${at}" y1="18" y2="${height}" /><text
        class="dim"
        x="${at + 3}"
        y="${height - 1}"
        >${first + index}</text
      >`;
  });
}

function row(
  { component, released, ends, state, daysLeft }: Ending,
  y: number,
  x: (time: number) => number,
  now: number,
): Markup {
  const start = x(released === null ? -Infinity : startOf(released, now));
  const end = x(ends === null ? Infinity : Date.parse(ends));
  const name = short(component.name);
  const told =
    ends === null ? 'no end is announced' : `ends ${ends}${daysLeft === null ? '' : `, ${String(daysLeft)} days`}`;
  const title = `${component.name} (${platformName(component.provider)}): ${told}`;
  return mark`<g
    ><title>${title}</title><text x="0" y="${y + 16}">${name}</text
    ><rect
      class="${state}"
      x="${start}"
      y="${y + 5}"
      width="${Math.max(3, Math.round((end - start) * 10) / 10)}"
      height="14"
      rx="3"
    />${ends !== null && mark`<text class="dim" x="${end > WIDTH - 90 ? end - 76 : end + 6}" y="${y + 16}">${ends}</text>`}</g
  > `;
}

/** A release may be known by its month or year alone. */
function startOf(released: string, now: number): number {
  const time = Date.parse(released);
  return Number.isNaN(time) ? now : time;
}

function short(name: string): string {
  const signs = Array.from(name);
  return signs.length > 38 ? `${signs.slice(0, 37).join('')}…` : name;
}
