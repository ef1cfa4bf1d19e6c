import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { object, text, texts } from '../../core/metadata/online/json.ts';
import type { Observation, Row, Upstream } from './observation.ts';
import { NOTHING, fullDay, isId, shaped, withoutRegion } from './observation.ts';
import { modelsDevTraits } from './traits.ts';

/** Providers of https://models.dev (shape: `packages/core/src/schema.ts` of github.com/anomalyco/models.dev, MIT). */
const providers: Readonly<Record<string, string>> = {
  alibaba: 'alibaba-model-studio',
  'amazon-bedrock': 'aws-bedrock',
  anthropic: 'anthropic',
  azure: 'azure-openai',
  cerebras: 'cerebras',
  cohere: 'cohere',
  deepseek: 'deepseek',
  google: 'google-gemini-api',
  'google-vertex': 'google-vertex',
  'google-vertex-anthropic': 'google-vertex',
  groq: 'groq',
  minimax: 'minimax',
  mistral: 'mistral',
  moonshotai: 'moonshot',
  openai: 'openai',
  openrouter: 'openrouter',
  xai: 'xai',
  xiaomi: 'xiaomi',
  zai: 'z-ai',
};

/** Deployments and routers have lists of their own: of these only what is said of known ids is taken. */
const knownOnly = new Set(['alibaba', 'azure', 'google-vertex-anthropic', 'openrouter', 'xiaomi']);

const API = 'https://models.dev/api.json';

/** https://models.dev/api.json: ids, the day of release, and what models take and give. */
export const modelsDev: Upstream = {
  name: 'models.dev',
  address: API,
  trust: 1,
  isListing: false,
  read: (answer, today) =>
    Object.entries(shaped(answer)).flatMap(([name, given]) =>
      Object.entries(object(object(given)['models'])).flatMap(([key, model]) =>
        observe(name, text(object(model)['id']) ?? key, object(model), API, today),
      ),
    ),
};

function observe(name: string, listed: string, row: Row, source: string, seen: string): readonly Observation[] {
  const provider = providers[name];
  if (provider === undefined) return [];
  const ofRegions = withoutRegion(provider, listed);
  // Vertex takes a partner's model with its version or without; the list writes `@default` for the latter.
  const id = provider === 'google-vertex' ? ofRegions.replace(/@default$/, '') : ofRegions;
  const traits = modelsDevTraits(row);
  // What a region's profile costs is not what the model costs elsewhere.
  const own = traits !== null && ofRegions !== listed ? { ...traits, priceIn: null, priceOut: null } : traits;
  const released = knownOnly.has(name) ? null : fullDay(row['release_date']);
  return isId(id)
    ? [{ ...NOTHING, provider, id, released, source, day: seen, traits: own, isKnownOnly: knownOnly.has(name) }]
    : [];
}

/**
 * The same facts from a checkout of github.com/anomalyco/models.dev, where its site cannot be reached: each with the
 * address of its file, seen on the day of the commit.
 *
 * @throws where the folder is no checkout with a commit, or holds no model that can be read.
 */
export function readModelsDev(folder: string): readonly Observation[] {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-C', folder, 'log', '-1', '--date=format-local:%Y-%m-%d', ...words], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, TZ: 'UTC' },
    }).trim();
  const [commit, seen] = [git('--format=%H'), git('--format=%cd')];
  const found = Object.keys(providers).flatMap((name) => {
    const models = join(folder, 'providers', name, 'models');
    return filesIn(models).flatMap((file) => {
      const path = relative(models, file).split(sep).join('/');
      const address = `https://github.com/anomalyco/models.dev/blob/${commit}/providers/${name}/models/${encodeURI(path)}`;
      // A checkout is as old as its commit: what it lists is no news, what it says of known ids is.
      return observe(name, path.replace(/\.toml$/, ''), inherited(folder, file), address, seen).map((said) => ({
        ...said,
        released: null,
        isKnownOnly: true,
      }));
    });
  });
  if (found.length === 0) throw new Error(`${folder} holds no models of models.dev`);
  return found;
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.toml'))
    .sort()
    .map((name) => join(folder, name));
}

function read(file: string): Row {
  return object(getStaticTOMLValue(parseTOML(readFileSync(file, 'utf8'))));
}

/** A file may say only what differs from the model it names as its base. */
function inherited(folder: string, file: string): Row {
  const own = read(file);
  const base = text(own['base_model']);
  if (base === null || base.includes('..')) return own;
  const shared = join(folder, 'models', `${base}.toml`);
  if (!existsSync(shared)) return own;
  const omitted = texts(own['base_model_omit']);
  const rest = Object.fromEntries(Object.entries(read(shared)).filter(([key]) => !omitted.includes(key)));
  return merged(rest, own);
}

function merged(base: Row, own: Row): Row {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(
    keys.map((key) => {
      const [below, above] = [base[key], own[key]];
      const both = Object.keys(object(below)).length > 0 && Object.keys(object(above)).length > 0;
      return [key, both ? merged(object(below), object(above)) : key in own ? above : below];
    }),
  );
}
