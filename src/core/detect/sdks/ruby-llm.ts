import type { SdkTable } from '../signature.ts';

const PROVIDER = { names: ['provider'] };
const ENTRY = ['RubyLLM', 'RubyLLM#context()'];

function entry(methods: string): string[] {
  return [`${ENTRY[0] ?? ''}#${methods}`, `${ENTRY[1] ?? ''}.${methods}`];
}

/** RubyLLM: one interface to all providers; ids are those of its registry, which are the providers' own. */
export const rubyLlm: SdkTable = {
  id: 'ruby-llm',
  documentation: 'https://rubyllm.com/chat/ and https://rubyllm.com/agents/',
  packages: [{ ecosystem: 'gem', name: 'ruby_llm', modules: ['ruby_llm', 'RubyLLM'] }],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'chat',
      subject: 'model',
      callee: entry('chat'),
      argument: { names: ['model'] },
      providerArgument: PROVIDER,
      omitted: { uses: null },
    },
    {
      id: 'with-model',
      subject: 'model',
      callee: ['RubyLLM#chat.with_model', 'RubyLLM#chat().with_model', 'RubyLLM#**.with_model'],
      tails: ['with_model'],
      argument: { names: ['model_id'], position: 0 },
      providerArgument: PROVIDER,
    },
    {
      id: 'agent',
      subject: 'model',
      callee: ['RubyLLM#Agent.model'],
      argument: { names: ['model_id'], position: 0 },
      providerArgument: PROVIDER,
    },
    {
      id: 'embed',
      subject: 'embedding-model',
      callee: entry('{embed,embed_later}'),
      argument: { names: ['model'] },
      providerArgument: PROVIDER,
      omitted: { uses: null },
    },
    {
      id: 'media',
      subject: 'model',
      callee: entry('{paint,transcribe,moderate,speak,ocr,animate,animate_later,rerank,count_tokens}'),
      argument: { names: ['model'] },
      providerArgument: PROVIDER,
    },
  ],
};
