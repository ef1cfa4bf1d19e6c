import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
import { DEFAULT_CHAT_MODEL } from './models';

export async function reply(prompt: string): Promise<string> {
  const { text } = await generateText({ model: openai(DEFAULT_CHAT_MODEL), prompt });
  return text;
}

export async function polish(prompt: string): Promise<string> {
  const { text } = await generateText({ model: anthropic('claude-3-5-sonnet-20240620'), prompt });
  return text;
}

export async function title(prompt: string): Promise<string> {
  const { text } = await generateText({ model: openai('gpt-5.4-nano'), prompt });
  return text;
}
