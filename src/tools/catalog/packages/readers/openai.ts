import type { DrawnModel, ModelKind, PackageReader } from '../drawn.ts';
import { readDeclarations } from '../declarations.ts';

/** Types that list the ids of one endpoint. */
const UNIONS: readonly (readonly [file: string, type: string, kinds: readonly ModelKind[]])[] = [
  ['shared', 'ChatModel', ['chat', 'responses']],
  ['shared', 'ResponsesModel', ['responses']],
  ['embeddings', 'EmbeddingModel', ['embedding']],
  ['images', 'ImageModel', ['image']],
  ['videos', 'VideoModel', ['video']],
  ['moderations', 'ModerationModel', ['moderation']],
  ['audio/speech', 'SpeechModel', ['speech']],
  ['audio/audio', 'AudioModel', ['transcription']],
];

/** Requests whose `model` lists the ids of their endpoint. */
const REQUESTS: readonly (readonly [file: string, within: RegExp, kinds: readonly ModelKind[]])[] = [
  ['completions', /^CompletionCreateParamsBase$/, ['completion']],
  ['realtime/realtime', /^RealtimeSessionCreateRequest$/, ['realtime']],
  ['realtime/realtime', /^AudioTranscription$/, ['transcription']],
  ['live/live', /./, ['realtime']],
];

const path = (file: string): string => `resources/${file}.d.ts`;

export const openai: PackageReader = {
  name: 'openai',
  title: 'OpenAI SDK for TypeScript',
  licence: 'Apache-2.0',
  official: ['openai'],
  // Its types keep ids that are gone, some without a word: they prove that an id is one, and nothing of its life.
  lists: 'named',
  wants: (file) => /^resources\/.*\.d\.ts$/.test(file) && !/\/(?:beta|index)\b/.test(file),
  read: ({ texts }) => {
    const files = new Map([...texts].map(([name, text]) => [name, readDeclarations(text)]));
    const named = UNIONS.flatMap(([file, type, kinds]) => {
      const own = files.get(path(file))?.literalsOf(type) ?? [];
      // `ResponsesModel` holds the ids of `ChatModel` by its name alone, which another file declares.
      if (own.length === 0) throw new Error(`openai: ${file} has no list ${type}`);
      return own.map((id): DrawnModel => ({ platform: 'openai', id, kinds }));
    });
    const asked = REQUESTS.flatMap(([file, within, kinds]) =>
      [...(files.get(path(file))?.allowedAt('model') ?? [])]
        .filter(([name]) => within.test(name))
        .flatMap(([, ids]) => ids.map((id): DrawnModel => ({ platform: 'openai', id, kinds }))),
    );
    const said = [...files.values()].flatMap(({ comments }) => comments).flatMap(readComment);
    return [...named, ...asked, ...said];
  },
};

/**
 * `- "a", "b": Announced shutdown date: 2027-04-01. …`, and what is said not to be an id. A comment of a list that says
 * something else of an id is no fact that is read here.
 */
export function readComment(comment: string): readonly DrawnModel[] {
  const lines = comment.split('\n').map((line) => line.trim());
  const text = lines.map((line) => (line.startsWith('*') ? line.slice(1).trim() : line)).join(' ');
  return text.split(/(?=\s- ")/).flatMap((item) => {
    const row = item.trim();
    const colon = row.indexOf('":');
    if (!row.startsWith('- "') || colon < 0) return [];
    const [names, rest] = [row.slice(2, colon + 1), row.slice(colon + 2).trim()];
    if (!/^"[^"]+"(?:, ?"[^"]+")*$/.test(names)) return [];
    const ids = [...names.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
    const retires = /^Announced\s+shutdown\s+date:\s+(\d{4}-\d\d-\d\d)/.exec(rest)?.[1];
    const isNoId = /^Not a supported model ID\b/.test(rest);
    const said = retires === undefined ? (isNoId ? { isNoId } : null) : { retires };
    return said === null ? [] : ids.map((id): DrawnModel => ({ platform: 'openai', id, ...said }));
  });
}
