import { anthropic } from '@ai-sdk/anthropic';
import { generateText } from 'ai';

export const reply = (prompt: string) => generateText({ model: anthropic('claude-3-opus-20240229'), prompt });
