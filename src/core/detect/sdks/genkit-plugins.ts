import type { SdkTable } from '../signature.ts';

const NAME = { names: ['name'], position: 0 };

/** Genkit beyond its JavaScript core: plugins of other labs, and Python. */
export const genkitPlugins: SdkTable = {
  id: 'genkit-plugins',
  documentation: 'https://genkit.dev/docs/plugins/',
  packages: [
    { ecosystem: 'npm', name: '@genkit-ai/anthropic', modules: ['@genkit-ai/anthropic'] },
    { ecosystem: 'npm', name: 'genkitx-openai', modules: ['genkitx-openai'] },
    { ecosystem: 'npm', name: 'genkitx-anthropic', modules: ['genkitx-anthropic'] },
    { ecosystem: 'npm', name: 'genkitx-ollama', modules: ['genkitx-ollama'] },
    { ecosystem: 'npm', name: 'genkitx-groq', modules: ['genkitx-groq'] },
    { ecosystem: 'npm', name: 'genkitx-mistral', modules: ['genkitx-mistral'] },
    { ecosystem: 'npm', name: 'genkitx-cohere', modules: ['genkitx-cohere'] },
    { ecosystem: 'pypi', name: 'genkit', modules: ['genkit'] },
  ],
  provider: null,
  grammar: 'litellm',
  constants: ['genkitx-openai#*', 'genkitx-anthropic#*', 'genkitx-groq#*', 'genkitx-mistral#*', 'genkitx-cohere#*'],
  signatures: [
    {
      id: 'anthropic',
      subject: 'model',
      callee: ['@genkit-ai/anthropic#anthropic.model', 'genkitx-anthropic#anthropic.model'],
      argument: NAME,
      provider: 'anthropic',
      grammar: 'native',
    },
    {
      id: 'deepseek',
      subject: 'model',
      callee: ['@genkit-ai/compat-oai#deepSeek.model'],
      argument: NAME,
      provider: 'deepseek',
      grammar: 'native',
    },
    {
      id: 'xai',
      subject: 'model',
      callee: ['@genkit-ai/compat-oai#xAI.model'],
      argument: NAME,
      provider: 'xai',
      grammar: 'native',
    },
    {
      id: 'openai',
      subject: 'model',
      callee: ['genkitx-openai#openAI.model'],
      argument: NAME,
      provider: 'openai',
      grammar: 'native',
    },
    {
      id: 'ollama',
      subject: 'model',
      callee: ['genkitx-ollama#ollama.model'],
      argument: NAME,
      provider: 'ollama',
      grammar: 'ollama',
    },
    {
      id: 'python',
      subject: 'model',
      callee: ['genkit#Genkit', 'genkit#Genkit().{generate,generate_stream,define_prompt}'],
      argument: { names: ['model'] },
    },
    {
      id: 'python-embed',
      subject: 'embedding-model',
      callee: ['genkit#Genkit().{embed,embed_many}'],
      argument: { names: ['embedder'] },
    },
  ],
};
