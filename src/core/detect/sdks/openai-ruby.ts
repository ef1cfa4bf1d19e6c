import type { SdkTable } from '../signature.ts';

const CLIENT = 'OpenAI#Client()';
/** The official gem takes `model:`; ruby-openai takes everything in `parameters:`. */
const MODEL = { names: ['model', 'parameters.model'] };

/** OpenAI's own gem and ruby-openai, which share their names: the methods and where the model stands tell them apart. */
export const openaiRuby: SdkTable = {
  id: 'openai-ruby',
  documentation: 'https://github.com/openai/openai-ruby and https://github.com/alexrudall/ruby-openai',
  packages: [
    { ecosystem: 'gem', name: 'openai', modules: ['openai', 'OpenAI'] },
    { ecosystem: 'gem', name: 'ruby-openai', modules: ['openai', 'OpenAI'] },
  ],
  provider: 'openai',
  grammar: 'native',
  clients: [{ callee: ['OpenAI#Client'], provider: 'openai', endpoint: { names: ['base_url', 'uri_base'] } }],
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: [
        `${CLIENT}.chat`,
        `${CLIENT}.chat.completions.{create,stream,stream_raw}`,
        `${CLIENT}.completions`,
        `${CLIENT}.completions.{create,create_streaming}`,
      ],
      tails: ['chat.completions.create', 'chat.completions.stream'],
      argument: MODEL,
    },
    {
      id: 'responses',
      subject: 'model',
      callee: [`${CLIENT}.responses.{create,stream,stream_raw}`, `${CLIENT}.beta.responses.{create,stream_raw}`],
      tails: ['responses.create', 'responses.stream'],
      argument: MODEL,
    },
    {
      id: 'embeddings',
      subject: 'embedding-model',
      callee: [`${CLIENT}.embeddings`, `${CLIENT}.embeddings.create`],
      tails: ['embeddings.create'],
      argument: MODEL,
    },
    {
      id: 'images',
      subject: 'model',
      callee: [
        `${CLIENT}.images.{generate,edit,variations}`,
        `${CLIENT}.images.{create_variation,edit_stream_raw,generate_stream_raw}`,
      ],
      argument: MODEL,
    },
    {
      id: 'audio',
      subject: 'model',
      callee: [
        `${CLIENT}.audio.{transcribe,translate,speech}`,
        `${CLIENT}.audio.{transcriptions,translations,speech}.{create,create_streaming}`,
      ],
      argument: MODEL,
    },
    {
      id: 'moderations',
      subject: 'model',
      callee: [`${CLIENT}.moderations`, `${CLIENT}.moderations.create`],
      argument: MODEL,
    },
    {
      id: 'realtime',
      subject: 'model',
      callee: [`${CLIENT}.realtime.{connect,create}`],
      argument: MODEL,
    },
    {
      id: 'assistants',
      subject: 'model',
      callee: [`${CLIENT}.assistants.create`, `${CLIENT}.beta.assistants.create`, `${CLIENT}.runs.create`],
      argument: MODEL,
    },
    {
      id: 'fine-tuning',
      subject: 'model',
      callee: [`${CLIENT}.finetunes.create`, `${CLIENT}.fine_tuning.jobs.create`],
      argument: MODEL,
    },
  ],
};
