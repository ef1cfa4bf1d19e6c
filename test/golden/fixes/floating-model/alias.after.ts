import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const MODELS = { fast: 'gpt-5.4-mini-2026-03-17', best: 'gpt-5.5-2026-04-23' } as const;

export const quick = (prompt: string) => generateText({ model: openai(MODELS.fast), prompt });
export const slow = (prompt: string) => generateText({ model: openai(MODELS['best']), prompt });
