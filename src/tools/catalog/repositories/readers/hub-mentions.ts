import type { Checkout } from '../checkout.ts';
import type { DrawnModel } from '../../packages/drawn.ts';
import type { RepositoryReader } from '../repository-reader.ts';

/** Libraries whose code and documentation load repositories of the Hub by name, or link to them. */
const LIBRARIES: readonly (readonly [repository: string, title: string])[] = [
  ['UKPLab/sentence-transformers', 'Sentence Transformers documentation'],
  ['huggingface/peft', 'PEFT documentation'],
  ['huggingface/trl', 'TRL documentation'],
  ['huggingface/diffusers', 'Diffusers documentation'],
  ['huggingface/optimum', 'Optimum documentation'],
  ['huggingface/optimum-intel', 'Optimum Intel documentation'],
  ['huggingface/optimum-neuron', 'Optimum Neuron documentation'],
  ['huggingface/course', 'Hugging Face course'],
  ['huggingface/notebooks', 'Hugging Face notebooks'],
  ['huggingface/cookbook', 'Hugging Face cookbook'],
  ['huggingface/transformers.js', 'Transformers.js documentation'],
  ['huggingface/candle', 'Candle examples'],
  ['huggingface/text-embeddings-inference', 'Text Embeddings Inference documentation'],
  ['huggingface/huggingface.js', 'huggingface.js documentation'],
  ['huggingface/huggingface_hub', 'huggingface_hub documentation'],
  ['huggingface/text-generation-inference', 'Text Generation Inference documentation'],
  ['huggingface/setfit', 'SetFit documentation'],
  ['huggingface/accelerate', 'Accelerate documentation'],
  ['huggingface/optimum-habana', 'Optimum Habana documentation'],
  ['huggingface/audio-transformers-course', 'Hugging Face audio course'],
  ['axolotl-ai-cloud/axolotl', 'Axolotl examples'],
  ['deepset-ai/haystack', 'Haystack documentation'],
  ['lm-sys/FastChat', 'FastChat documentation'],
  ['NVIDIA-NeMo/NeMo', 'NeMo documentation'],
  ['urchade/GLiNER', 'GLiNER documentation'],
  ['InternLM/lmdeploy', 'LMDeploy documentation'],
  ['vllm-project/vllm-ascend', 'vLLM Ascend documentation'],
  ['huggingface/parler-tts', 'Parler-TTS documentation'],
  ['deepset-ai/haystack-core-integrations', 'Haystack integrations'],
  ['huggingface/alignment-handbook', 'Alignment Handbook recipes'],
  ['huggingface/smolagents', 'smolagents documentation'],
  ['huggingface/open-r1', 'Open R1 recipes'],
];

const ID = String.raw`[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*`;
// What downloads any file may be of a data set.
const CALLS = 'from_pretrained|SentenceTransformer|CrossEncoder|SparseEncoder';
const SETTING = new RegExp(String.raw`^\s*base_model:\s*["']?(${ID})["']?\s*$`, 'gm');
const LINK = new RegExp(String.raw`huggingface\.co\/(${ID})`, 'g');
const CALL = new RegExp(String.raw`(?:${CALLS})\(\s*\\?["'](${ID})\\?["']`, 'g');

/** First parts of addresses of the Hub that are no owner, or were one before there were any. */
const PAGES =
  /^(?:datasets|spaces|docs|blog|papers|collections|models|learn|organizations|settings|join|tasks|api|chat|course|new|login|pricing|posts|buckets|enterprise|inference|inference-endpoints|support|metrics|hub|users|front|avatars|assets|kernels|tokenizers|changelog|subscribe|transformers|autotrain|terms-of-service|privacy|v\d+|t|bert|gpt2|openai-gpt|xlnet)\//i;

/** Names that stand for the reader's own repository, and models that exist for tests. */
const EXAMPLES =
  /^(?:your|my|user|path|namespace|username|org|owner|example|hf-internal)|\/(?:your|my)-|tiny-random|dummy|_example$|<|\.(?:svg|png|jpe?g|gif|html|txt|json|md|py|bin|ya?ml|js|sh)$/i;

/** Repositories that are known by their name alone: that they are loaded, not what they hold. */
export const hubMentions: readonly RepositoryReader[] = LIBRARIES.map(([repository, title]) => ({
  name: `github:${repository}`,
  title,
  licence: 'Apache-2.0',
  official: [],
  lists: 'named',
  read: (checkout) => mentions(checkout),
}));

function mentions(checkout: Checkout): readonly DrawnModel[] {
  const text = checkout.lines(`huggingface\\.co/[A-Za-z0-9]|(${CALLS})\\(|^ *base_model: `).join('\n');
  const linked = idsOf(text, LINK);
  const called = idsOf(text, CALL);
  // One place may name what is made a line before, or what is spelled wrongly.
  const ids = [...new Set([...linked.keys(), ...called.keys()])].filter(
    (id) => (linked.get(id) ?? 0) + (called.get(id) ?? 0) > 1,
  );
  return [...new Set([...idsOf(text, SETTING).keys(), ...ids])].map((id) => ({ platform: 'huggingface', id }));
}

function idsOf(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [, written = ''] of text.matchAll(pattern)) {
    const id = written.replace(/[.-]+$/, '').replace(/\.git$/, '');
    if (!PAGES.test(id) && !EXAMPLES.test(id)) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}
