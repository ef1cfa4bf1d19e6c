import type { ClientSpec, SdkTable } from '../signature.ts';

const PLATFORM = 'Symfony\\AI\\Platform';
const MAKES = '{Factory,PlatformFactory}.{create,createPlatform,createProvider}';

function bridge(name: string, provider: string): ClientSpec {
  return { callee: [`${PLATFORM}\\Bridge\\${name}#${MAKES}`], provider, endpoint: { names: ['endpoint', 'hostUrl'] } };
}

/** Symfony AI: platforms are asked for a model by name or by an object, agents and vectorizers are made with one. */
export const symfonyAi: SdkTable = {
  id: 'symfony-ai',
  documentation: 'https://symfony.com/doc/current/ai/components/platform.html',
  packages: [
    { ecosystem: 'composer', name: 'symfony/ai-platform', modules: ['Symfony\\AI\\Platform'] },
    { ecosystem: 'composer', name: 'symfony/ai-agent', modules: ['Symfony\\AI\\Agent'] },
    { ecosystem: 'composer', name: 'symfony/ai-store', modules: ['Symfony\\AI\\Store'] },
  ],
  provider: null,
  grammar: 'guess',
  clients: [
    bridge('OpenAi', 'openai'),
    bridge('Anthropic', 'anthropic'),
    bridge('Gemini', 'google'),
    bridge('VertexAi', 'vertex'),
    bridge('Mistral', 'mistral'),
    bridge('Ollama', 'ollama'),
    bridge('Bedrock', 'bedrock'),
    bridge('Azure\\OpenAi', 'azure-openai'),
    bridge('HuggingFace', 'huggingface'),
    bridge('OpenRouter', 'openrouter'),
  ],
  signatures: [
    {
      id: 'invoke',
      subject: 'model',
      callee: [`${PLATFORM}\\Bridge#${MAKES}().invoke`, `${PLATFORM}#{Platform,PlatformInterface}().invoke`],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'agent',
      subject: 'model',
      callee: ['Symfony\\AI\\Agent#Agent'],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'vectorizer',
      subject: 'embedding-model',
      callee: ['Symfony\\AI\\Store#Vectorizer'],
      argument: { names: ['model'], position: 1 },
    },
    {
      id: 'openai-model',
      subject: 'model',
      callee: [`${PLATFORM}\\Bridge\\OpenAi#{Gpt,DallE,Image,Whisper,TextToSpeech}`],
      argument: { names: ['name'], position: 0 },
      provider: 'openai',
    },
    {
      id: 'anthropic-model',
      subject: 'model',
      callee: [`${PLATFORM}\\Bridge\\Anthropic#Claude`],
      argument: { names: ['name'], position: 0 },
      provider: 'anthropic',
    },
    {
      id: 'other-model',
      subject: 'model',
      callee: [
        `${PLATFORM}\\Bridge\\Gemini#Gemini`,
        `${PLATFORM}\\Bridge\\Mistral#Mistral`,
        `${PLATFORM}\\Bridge\\Ollama#Ollama`,
        `${PLATFORM}\\Bridge\\Cohere#Cohere`,
        `${PLATFORM}\\Bridge\\DeepSeek#DeepSeek`,
        `${PLATFORM}\\Bridge\\Generic#CompletionsModel`,
        `${PLATFORM}#Model`,
      ],
      argument: { names: ['name'], position: 0 },
    },
    {
      id: 'embedding-model',
      subject: 'embedding-model',
      callee: [
        `${PLATFORM}\\Bridge#Embeddings`,
        `${PLATFORM}\\Bridge\\Generic#EmbeddingsModel`,
        `${PLATFORM}\\Bridge\\Voyage#Voyage`,
      ],
      argument: { names: ['name'], position: 0 },
    },
  ],
  constants: [`${PLATFORM}\\Bridge#{Gpt,Claude,Gemini,Mistral,Embeddings,Whisper,DallE}.*`],
};
