import type { SdkTable } from '../signature.ts';

const VALUE = { names: ['modelName'], position: 0 };
const CORE = 'dev.langchain4j.model';
const QUARKUS = 'io.quarkiverse.langchain4j';

/** LangChain4j's own request types, which any of its modules may serve: only the text tells which. */
export const langchain4j: SdkTable = {
  id: 'langchain4j',
  documentation: 'https://docs.langchain4j.dev/tutorials/chat-and-language-models',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j', modules: ['dev.langchain4j'] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-core', modules: ['dev.langchain4j'] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-kotlin', modules: ['dev.langchain4j.kotlin'] },
    { ecosystem: 'maven', name: 'io.quarkiverse.langchain4j:quarkus-langchain4j-core', modules: [QUARKUS] },
    { ecosystem: 'maven', name: 'io.quarkiverse.langchain4j:quarkus-langchain4j-openai', modules: [QUARKUS] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [
    {
      id: 'request',
      subject: 'model',
      callee: [
        `${CORE}.chat.request#{ChatRequest,ChatRequestParameters,DefaultChatRequestParameters}.builder().**.modelName`,
      ],
      argument: VALUE,
    },
  ],
};
