import { anthropic } from '@ai-sdk/anthropic';
import { generateText } from 'ai';
import OpenAI from 'openai';

const client = new OpenAI();

export async function answer(prompt: string): Promise<string> {
  const options = { model: 'gpt-4-0314', input: prompt } as const;
  const first = await client.responses.create(options);
  const second = await client.responses.create({ model: `gpt-4`, input: prompt });
  const { text } = await generateText({ model: anthropic("claude-3-opus-20240229"), prompt });
  return first.output_text + second.output_text + text;
}
