import type { FromPage, ToPage } from '../protocol/details-page.ts';
import { detailsHtml } from './details-html.ts';
import { nextBox } from './next-box.ts';

/** What the editor gives to a page. */
interface Host {
  readonly postMessage: (message: FromPage) => void;
  readonly setState: (state: unknown) => void;
}
declare function acquireVsCodeApi(): Host;

/** Pixels below which the graph goes from top to bottom. */
const NARROW = 600;

const host = acquireVsCodeApi();
let shown: Extract<ToPage, { kind: 'details' }> | null = null;
let isNarrow = innerWidth < NARROW;

function draw(): void {
  if (!shown) return;
  const main = document.querySelector('main');
  if (!main) return;
  const focused = keyOfFocus();
  main.innerHTML = detailsHtml(shown, isNarrow);
  if (focused !== null) document.querySelector<HTMLElement>(focused)?.focus();
}

/** What has the focus, so that it keeps it when the page is drawn again. */
function keyOfFocus(): string | null {
  const { activeElement } = document;
  for (const name of ['data-action', 'data-place', 'data-component']) {
    const value = activeElement?.getAttribute(name);
    if (value != null) return `[${name}="${CSS.escape(value)}"]`;
  }
  return null;
}

/** What a click or a key on an element asks for; null for nothing. */
function askedBy(target: Element | null): FromPage | null {
  const at = target?.closest('[data-action],[data-place],[data-component]');
  if (!at) return null;
  const [action, place, component] = ['data-action', 'data-place', 'data-component'].map((name) =>
    at.getAttribute(name),
  );
  if (action === 'calendar' || action === 'migrate' || action === 'explain' || action === 'inventory')
    return { kind: 'action', action };
  if (place != null) return { kind: 'place', index: Number(place) };
  return component != null ? { kind: 'component', component } : null;
}

function elementOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target : null;
}

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'details') {
    const isOther = shown?.details.component !== data.details.component;
    shown = data;
    host.setState({ component: data.details.component });
    draw();
    if (isOther) scrollTo(0, 0);
    host.postMessage({ kind: 'drawn', boxes: document.querySelectorAll('g.node').length });
    return;
  }
  shown = null;
  const main = document.querySelector('main');
  if (main) main.textContent = data.text;
});

addEventListener('click', ({ target }) => {
  const message = askedBy(elementOf(target));
  if (message) host.postMessage(message);
});

addEventListener('keydown', (event) => {
  const box = elementOf(event.target)?.closest<SVGGElement>('g.node');
  if (!box) return;
  if (event.key === 'Enter' || event.key === ' ') {
    const message = askedBy(box);
    if (message) host.postMessage(message);
    event.preventDefault();
    return;
  }
  const boxes = [...document.querySelectorAll<SVGGElement>('g.node')];
  const places = boxes.map((other) => other.getBoundingClientRect());
  const next = boxes[nextBox(places, boxes.indexOf(box), event.key) ?? -1];
  if (!next) return;
  event.preventDefault();
  for (const other of boxes) other.setAttribute('tabindex', other === next ? '0' : '-1');
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});

addEventListener('resize', () => {
  if (innerWidth < NARROW === isNarrow) return;
  isNarrow = !isNarrow;
  draw();
});

host.postMessage({ kind: 'ready' });
