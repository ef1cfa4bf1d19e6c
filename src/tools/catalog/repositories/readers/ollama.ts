import type { Checkout } from '../checkout.ts';
import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

const NAME = String.raw`([a-z0-9][a-z0-9._-]*)(?::[\w.-]+)?`;

/** What documentation runs or pulls, recommends in a list, or links to in the library. */
const PLACES: readonly RegExp[] = [
  new RegExp(String.raw`\bollama (?:run|pull) ${NAME}(?=[\s"'<)]|\x60|$)`, 'gm'),
  new RegExp(String.raw`^[-*] \x60${NAME}\x60(?: |$)`, 'gm'),
  /ollama\.com\/library\/([a-z0-9][a-z0-9._-]*)/g,
];

/** Names that a reader makes or chooses. */
const OWN_NAMES =
  /^(?:my|your|test|example|mario|choose|some|model|namespace|user|ollama$|gpt-[34]|latest|autodetect)/i;

/** Ollama's own documentation. */
export const ollamaDocs: RepositoryReader = {
  name: 'github:ollama/ollama',
  title: 'Ollama documentation',
  licence: 'MIT',
  official: ['ollama'],
  lists: 'named',
  read: (checkout) => named(checkout),
};

function named(checkout: Checkout): readonly DrawnModel[] {
  const pages = [...checkout.texts('docs')].filter(([path]) => /\.mdx?$/.test(path)).map(([, page]) => page);
  const found = pages.flatMap((page) => PLACES.flatMap((place) => [...page.matchAll(place)].map(([, id = '']) => id)));
  const ids = new Set(found.map((id) => id.replace(/[.-]+$/, '')).filter((id) => !OWN_NAMES.test(id)));
  if (ids.size === 0) throw new Error('ollama: no model is named');
  return [...ids].map((id): DrawnModel => ({ platform: 'ollama', id }));
}
