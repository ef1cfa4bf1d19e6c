import type { SdkTable } from '../signature.ts';

const ADDRESS = { names: ['baseUrl', 'endpoint'], position: 0 };
const VALUE = { names: ['modelName'], position: 0 };
const NAMES = '{modelName,model}';
const ANTHROPIC = 'dev.langchain4j.model.anthropic';

/** LangChain4j's Anthropic module. */
export const langchain4jAnthropic: SdkTable = {
  id: 'langchain4j-anthropic',
  documentation: 'https://docs.langchain4j.dev/integrations/language-models/anthropic',
  packages: [{ ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-anthropic', modules: [ANTHROPIC] }],
  provider: 'anthropic',
  grammar: 'native',
  clients: [{ callee: [`${ANTHROPIC}#*.builder().**.baseUrl`], provider: 'anthropic', endpoint: ADDRESS }],
  constants: [`${ANTHROPIC}#AnthropicChatModelName.*`],
  signatures: [{ id: 'chat', subject: 'model', callee: [`${ANTHROPIC}#*.builder().**.${NAMES}`], argument: VALUE }],
};
