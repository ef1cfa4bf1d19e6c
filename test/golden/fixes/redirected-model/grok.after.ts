import { xai } from '@ai-sdk/xai';
import { generateText } from 'ai';

export const reply = (prompt: string) => generateText({ model: xai('grok-4.3'), prompt });
