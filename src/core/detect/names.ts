import { remembering } from '../base/remember.ts';

/** Splits `OPENAI_MODEL`, `modelName`, `llm.model-id` into lower-case words. */
export const wordsOf: (name: string) => readonly string[] = remembering((name) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
);

/** Words that say that a name holds the id of a model. */
const MODEL: ReadonlySet<string> = new Set([
  'model',
  'llm',
  'deployment',
  'engine',
  'reranker',
  'embed',
  'embedder',
  'embedding',
  'embeddings',
  'modelid',
  'modelname',
]);
/** What any name with one of them holds. */
const MENTIONS_MODEL = /model|llm|deployment|engine|rerank|embed/i;
/** Words that may stand beside them as the last word. */
const HOLDS: ReadonlySet<string> = new Set([
  'name',
  'id',
  'model',
  'slug',
  'default',
  'repo',
  'checkpoint',
  'version',
  'arn',
]);
/** Words that say that it is something about a model, not its id. */
const ABOUT: ReadonlySet<string> = new Set([
  'label', 'title', 'description', 'desc', 'display', 'type', 'path', 'dir', 'directory', 'file', 'url', 'uri', 'class', 'provider', 'family', 'prefix',
  'suffix', 'revision', 'key', 'price', 'cost', 'max', 'min', 'help', 'text', 'message', 'placeholder', 'regex', 'pattern', 'config', 'kwargs', 'args', 'error', 'doc',
  'docs', 'tokenizer', 'encoding', 'owner', 'vendor', 'dimension', 'dimensions', 'size', 'table', 'column', 'field', 'schema', 'module', 'sha', 'sha256', 'md5', 'checksum', 'hash', 'digest', 'format', 'image',
]); // prettier-ignore

/** Words of things that use models and have names and ids of their own. */
const BESIDES: ReadonlySet<string> = new Set([
  'node',
  'agent',
  'chain',
  'tool',
  'service',
  'resource',
  'template',
  'group',
  'account',
  'job',
  'task',
  'run',
  'sku',
  'tier',
  'region',
  'zone',
]);

/** Whether a name of an argument, field, variable or setting says that its value is the id of a model. */
export function namesModel(name: string): boolean {
  // Asked of nearly every name there is: most are told apart before they are split.
  if (!MENTIONS_MODEL.test(name)) return false;
  // `model_name_or_path` holds an id as often as a path.
  const words = wordsOf(name.replace(/_or_path$/, ''));
  const last = words.at(-1);
  if (last === undefined || ABOUT.has(last)) return false;
  if (words.some((word) => word === 'models' || word === 'llms')) return false;
  if (!words.some((word) => MODEL.has(word))) return false;
  // `llmNodeName`, `model_provider_id`: the name of something else.
  const named = words.at(-2) ?? '';
  if ((last === 'name' || last === 'id') && (ABOUT.has(named) || BESIDES.has(named))) return false;
  return (
    MODEL.has(last) ||
    HOLDS.has(last) ||
    words.some((word, index) => MODEL.has(word) && index === 0 && words.length <= 3)
  );
}

/** Whether a name speaks of the path of a model (`model_path`, `--llm-path`), where an id of the Hub may stand as well. */
export function namesModelPath(name: string): boolean {
  const words = wordsOf(name);
  return words.at(-1) === 'path' && namesModel(words.slice(0, -1).join('_'));
}

/** Whether a name says that its value is one of several for the reader to choose from, or a table about them. */
export function namesChoice(name: string): boolean {
  return wordsOf(name).some((word) =>
    [
      'models',
      'llms',
      'options',
      'choices',
      'supported',
      'available',
      'allowed',
      'valid',
      'known',
      'prices',
      'pricing',
      'costs',
      'limits',
      'catalog',
    ].includes(word),
  );
}

/** Whether a name says that its value holds unless something else is chosen. */
export function namesDefault(name: string): boolean {
  return wordsOf(name).some((word) =>
    ['default', 'defaults', 'fallback', 'recommended', 'preferred', 'initial'].includes(word),
  );
}

/** Words of lists whose items are asked in turn, together, or loaded before they are needed. */
const USED: ReadonlySet<string> = new Set([
  'fallback', 'fallbacks', 'prefer', 'preferred', 'preference', 'preferences', 'priority', 'priorities', 'ensemble', 'chain', 'cascade', 'preload', 'pull', 'warmup',
  'required', 'rotation', 'order', 'judges', 'backup', 'backups',
]); // prettier-ignore

/** Whether a name of a list of models says that they are used, not offered (`ENSEMBLE_MODELS`, `model_preference`). */
export function namesUsedList(name: string): boolean {
  if (!/model|llm/i.test(name)) return false;
  const words = wordsOf(name);
  return (
    words.some((word) => USED.has(word)) && !words.some((word) => /^(?:allowed|available|supported|known)$/.test(word))
  );
}

/** Whether a name says that what it holds stands in for something beside it (`fallbacks`, `backup`). */
export function namesSpares(name: string): boolean {
  return wordsOf(name).some((word) => /^(?:fallbacks?|backups?|spares?|alternates?)$/.test(word));
}

const MENTIONS_CALL = /model|llm|chat|embed|rerank|completion|agent|pipeline|pretrained/i;

/** Whether the name of a function, class or method says that it deals with models. */
export function dealsWithModels(name: string): boolean {
  if (!MENTIONS_CALL.test(name)) return false;
  return wordsOf(name).some((word) =>
    [
      'model',
      'llm',
      'chat',
      'embed',
      'embedding',
      'embeddings',
      'embedder',
      'rerank',
      'reranker',
      'completion',
      'agent',
      'pipeline',
      'pretrained',
    ].includes(word),
  );
}

/** Words of names that hold addresses. */
const ADDRESS: ReadonlySet<string> = new Set([
  'url',
  'uri',
  'endpoint',
  'base',
  'host',
  'baseurl',
  'address',
  'addr',
  'server',
]);

/** Words of names of stores; those of one's own make end in `db`. */
const STORES: ReadonlySet<string> = new Set([
  'database', 'redis', 'postgres', 'mysql', 'qdrant', 'weaviate', 'milvus', 'chroma', 'pinecone', 'elasticsearch', 'opensearch', 'minio', 's3', 'neo4j',
]); // prettier-ignore

/** Whether a name says that its value is the address of a service for models. */
export function namesEndpoint(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  // A store of vectors stands beside models, on the ports that they use.
  if (words.some((word) => word.endsWith('db') || STORES.has(word))) return false;
  return (
    ADDRESS.has(last) || (words.includes('base') && words.includes('url')) || (words.includes('api') && last === 'base')
  );
}

/** Words that say that an address is that of a model server, not of any other service of the application. */
const SERVES_MODELS: ReadonlySet<string> = new Set([
  'llm', 'llms', 'model', 'models', 'openai', 'oai', 'ollama', 'vllm', 'tgi', 'tei', 'litellm', 'lmstudio', 'llama', 'llamacpp', 'localai', 'sglang',
  'embedding', 'embeddings', 'embed', 'inference', 'completion', 'completions', 'generation', 'chatgpt', 'anthropic', 'gpt', 'rerank', 'reranker',
]); // prettier-ignore

/** Whether a name says that what answers at its address serves models (`OLLAMA_HOST`, `llm_base_url`). */
export function namesModelServer(name: string): boolean {
  return wordsOf(name).some((word) => SERVES_MODELS.has(word));
}

/** Whether a function only answers a question about what it is given (`isThinkingModel`, `supports_vision`). */
export function asksAbout(name: string): boolean {
  return ['is', 'has', 'supports', 'can', 'should', 'validate'].includes(wordsOf(name)[0] ?? '');
}

/** Words beside `model` that leave no doubt what kind of model it is. */
const OF_MODELS: ReadonlySet<string> = new Set([
  'name',
  'id',
  'model',
  'default',
  'chat',
  'embed',
  'embedder',
  'reranker',
  'text',
  'vision',
  'fast',
  'smart',
  'base',
]);

/** Whether a name speaks of models of this kind alone (`MODEL_NAME`, `OLLAMA_CHAT_MODEL`), not of cars or of database rows. */
export function namesOnlyModel(name: string): boolean {
  return (
    wordsOf(name).some((word) => SERVES_MODELS.has(word) && word !== 'model' && word !== 'models') ||
    wordsOf(name).every((word) => OF_MODELS.has(word))
  );
}
