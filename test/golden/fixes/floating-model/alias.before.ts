import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const MODELS = { fast: 'gpt-5.4-mini', best: 'gpt-5.5' } as const;

export const quick = (prompt: string) => generateText({ model: openai(MODELS.fast), prompt });
export const slow = (prompt: string) => generateText({ model: openai(MODELS['best']), prompt });
