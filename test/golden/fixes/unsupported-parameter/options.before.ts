import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const temperature = 0;
await client.messages.create({
  model: 'claude-opus-4-8',
  'max_tokens': 300,
  temperature,
  messages: [],
});
await client.messages.create({ model: 'claude-opus-5', max_tokens: 300, messages: [], top_k: 3 });
