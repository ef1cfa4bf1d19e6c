/**
 * Draws what models are said to take and to refuse, by model, from two catalogs of parameters, into `catalog/parameters.csv`:
 *
 *     npx tsx src/tools/catalog/draw-parameters.ts --modelparams DIR --portkey DIR
 *
 * Each folder is a clone: https://github.com/mnfst/modelparams.dev and https://github.com/Portkey-AI/models (both MIT). The rows
 * are what families of `src/core/metadata/contracts` and every fix are held against (`proved-fixes.test.ts`).
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { parse } from 'yaml';

import { object, text } from '../../core/metadata/online/json.ts';

interface Row {
  readonly platform: string;
  readonly id: string;
  readonly taken: readonly string[];
  readonly refused: readonly string[];
  readonly maximum: number | null;
  readonly source: string;
  readonly day: string;
}

/** Their names of platforms, and ours. */
const MODELPARAMS: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  cohere: 'cohere',
  deepseek: 'deepseek',
  google: 'google',
  groq: 'groq',
  mistral: 'mistral',
  openai: 'openai',
  perplexity: 'perplexity',
  vertex: 'vertex',
  xai: 'xai',
};
const PORTKEY: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  'azure-openai': 'azure-openai',
  bedrock: 'bedrock',
  openai: 'openai',
  'vertex-ai': 'vertex',
};

/** Parameters of a model with the least and the most that they may be. */
function documented(folder: string): readonly Row[] {
  return Object.entries(MODELPARAMS).flatMap(([name, platform]) => {
    const own = join(folder, 'models', name);
    if (!existsSync(own)) throw new Error(`${own}: no such list`);
    return readdirSync(own)
      .filter((file) => file.endsWith('.yaml') && !file.includes('-subscription'))
      .sort()
      .map((file): Row => {
        const model = object(parse(readFileSync(join(own, file), 'utf8')));
        const params = (Array.isArray(model['params']) ? model['params'] : []).map(object);
        const taken = params.map(({ path }) => (text(path) ?? '').split('.').findLast((part) => part !== 'type') ?? '');
        const most = params.find(({ path }) => /max\w*tokens$/i.test(text(path) ?? ''));
        const limit = object(most?.['range'])['max'];
        return {
          ...{ platform, id: text(model['model']) ?? '', refused: [] },
          taken: [...new Set([...taken, ...params.map(({ path }) => (text(path) ?? '').split('.')[0] ?? '')])].sort(),
          maximum: typeof limit === 'number' ? limit : null,
          source: `https://github.com/mnfst/modelparams.dev/blob/main/models/${name}/${file}`,
          day: '2026-08-22',
        };
      });
  });
}

/** Parameters that a gateway takes out for a model. */
function takenOut(folder: string): readonly Row[] {
  return Object.entries(PORTKEY).flatMap(([name, platform]) => {
    const models = Object.entries(object(JSON.parse(readFileSync(join(folder, 'general', `${name}.json`), 'utf8'))));
    return models.flatMap(([id, value]): readonly Row[] => {
      const removed = object(value)['removeParams'];
      if (!Array.isArray(removed)) return [];
      const source = `https://github.com/Portkey-AI/models/blob/main/general/${name}.json`;
      const refused = removed.filter((one) => typeof one === 'string').sort();
      return [{ platform, id, taken: [], refused, maximum: null, source, day: '2026-08-21' }];
    });
  });
}

const { values } = parseArgs({ options: { modelparams: { type: 'string' }, portkey: { type: 'string' } } });
if (values.modelparams === undefined || values.portkey === undefined)
  throw new Error('say where the clones are: --modelparams DIR --portkey DIR');
const rows = [...documented(values.modelparams), ...takenOut(values.portkey)];
const lines = rows.map(({ platform, id, taken, refused, maximum, source, day }) =>
  [platform, id, taken.join(' '), refused.join(' '), maximum ?? '', source, day].join(','),
);
const header = 'provider,model_id,taken,refused,maximum_output,source_url,source_observed';
writeFileSync('catalog/parameters.csv', `${[header, ...lines].join('\n')}\n`);
process.stdout.write(`${String(rows.length)} rows\n`);
