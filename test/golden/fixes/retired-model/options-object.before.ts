import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const options = {
  model: 'claude-3-opus-20240229',
  max_tokens: 200000,
  temperature: 0.5,
  top_p: 0.9,
};

export function ask(content: string) {
  return client.messages.create({ ...options, messages: [{ role: 'user', content }] });
}
