import type { DrawnModel, PackageReader } from '../drawn.ts';
import { literalsOfCode } from '../literal.ts';
import { array, object, text } from '../../../../core/metadata/online/json.ts';

const TABLE = 'src/chat-template-automap.ts';

/** Models of Ollama's library whose template a model of the Hub shares; made from the library by a program. */
export const ollamaUtils: PackageReader = {
  name: '@huggingface/ollama-utils',
  title: 'Hugging Face ollama-utils',
  licence: 'MIT',
  official: [],
  lists: 'named',
  wants: (file) => file === TABLE,
  read: ({ texts }) => {
    const tables = [...literalsOfCode(texts.get(TABLE) ?? '').values()].filter(Array.isArray);
    const names = tables.flat().flatMap((entry) => modelOf(object(entry)));
    if (names.length === 0) throw new Error('@huggingface/ollama-utils: no table of templates');
    return names.map((id): DrawnModel => ({ platform: 'ollama', id, kinds: ['chat'] }));
  },
};

function modelOf(entry: Readonly<Record<string, unknown>>): readonly string[] {
  const named = [...array(entry['models']), entry['model']].flatMap((name) => text(name) ?? []);
  return named.filter((name) => name.startsWith('library/')).map((name) => name.slice('library/'.length));
}
