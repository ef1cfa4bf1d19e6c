import { xai } from '@ai-sdk/xai';
import { generateText } from 'ai';

export const reply = (prompt: string) => generateText({ model: xai('grok-3'), prompt });
