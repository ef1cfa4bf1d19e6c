import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
await client.messages.create({
  model: 'claude-opus-4-8',
  'max_tokens': 300,
  messages: [],
});
await client.messages.create({ model: 'claude-opus-5', max_tokens: 300, messages: [] });
