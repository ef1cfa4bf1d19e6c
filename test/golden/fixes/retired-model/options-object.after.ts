import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const options = {
  model: 'claude-opus-4-8',
  max_tokens: 128000,
};

export function ask(content: string) {
  return client.messages.create({ ...options, messages: [{ role: 'user', content }] });
}
