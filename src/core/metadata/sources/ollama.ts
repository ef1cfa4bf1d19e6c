import type { PulledModel, RegistryManifest } from '../../model/registries.ts';
import { array, object, text } from '../online/json.ts';
import type { Answer, Question, Reading } from '../online/question.ts';
import { getJson } from '../online/question.ts';
import { notAnswered, refusal } from '../online/refusal.ts';

/** Where Ollama pulls models from. */
export const OLLAMA_REGISTRY = 'https://registry.ollama.ai';

/** Where its server listens on a machine, unless `OLLAMA_HOST` says otherwise (https://docs.ollama.com/faq). */
export const LOCAL_OLLAMA = 'http://localhost:11434';

const LICENSE = 'application/vnd.ollama.image.license';

/**
 * A tag of Ollama's library (https://docs.ollama.com/modelfile, layers by media type). Names without an owner are those of
 * `library`, names without a tag mean `latest`.
 */
export function ollamaModel(name: string, tag: string, origin: string = OLLAMA_REGISTRY): Question<RegistryManifest> {
  const path = `/v2/${name.includes('/') ? name : `library/${name}`}/manifests/${tag}`;
  return {
    ...getJson(`ollama/${origin}${path}`, `${origin}${path}`, readManifest),
    headers: { accept: 'application/vnd.docker.distribution.manifest.v2+json' },
    maxBytes: 200_000,
  };
}

function readManifest(answer: Answer): Reading<RegistryManifest> {
  const no = refusal(answer, false);
  if (no) return no;
  // The registry says that it is text.
  const manifest = object(JSON.parse(answer.text()));
  const layers = array(manifest['layers']).map(object);
  const model = layers.find((layer) => text(layer['mediaType'])?.startsWith('application/vnd.ollama.image.model'));
  const weights = text(model?.['digest']);
  if (weights === null) return { kind: 'unavailable', reason: 'unexpected-answer' };
  const whole = answer.headers['docker-content-digest'] ?? null;
  return {
    kind: 'found',
    value: {
      digest: whole ?? weights,
      digestOf: whole === null ? 'weights' : 'manifest',
      bytes: layers.reduce((sum, layer) => sum + (typeof layer['size'] === 'number' ? layer['size'] : 0), 0),
      licenses: layers.flatMap((layer) => (text(layer['mediaType']) === LICENSE ? (text(layer['digest']) ?? []) : [])),
    },
  };
}

/** What the server on this machine holds (https://docs.ollama.com/api/tags). */
export function pulledModels(origin: string): Question<readonly PulledModel[]> {
  return {
    ...getJson(`ollama-tags/${origin}`, `${origin}/api/tags`, readTags),
    timeoutMs: 2000,
    lifetime: { soft: 60_000, hard: 3_600_000, negative: 60_000 },
  };
}

function readTags(answer: Answer): Reading<readonly PulledModel[]> {
  const no = notAnswered(answer, false);
  if (no) return no;
  const models = object(answer.json())['models'];
  if (!Array.isArray(models)) return { kind: 'unavailable', reason: 'unexpected-answer' };
  return {
    kind: 'found',
    value: models.map(object).flatMap((model) => {
      const [name, digest] = [text(model['name']), text(model['digest'])];
      const details = object(model['details']);
      if (name === null || digest === null) return [];
      return [
        {
          name,
          digest,
          bytes: typeof model['size'] === 'number' ? model['size'] : null,
          parameters: text(details['parameter_size']),
          quantization: text(details['quantization_level']),
        },
      ];
    }),
  };
}
