import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function draft(prompt: string): Promise<string> {
  const { text } = await generateText({ model: openai('gpt-5.4-nanno'), prompt });
  return text;
}
