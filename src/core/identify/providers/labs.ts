import { anyDate } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** Labs whose own API names models plainly and dates some of them. */
function lab(id: string, litellm: readonly string[], langchain: readonly string[] = litellm): ProviderRules {
  return { id, litellm, langchain, read: (text) => plainReading(text), snapshot: anyDate, neverPins: false };
}

export const labs: readonly ProviderRules[] = [
  lab('alibaba-model-studio', ['dashscope'], ['dashscope', 'alibaba']),
  lab('moonshot', ['moonshot'], ['moonshot', 'moonshotai']),
  lab('z-ai', ['zai'], ['zai', 'zhipuai']),
  lab('minimax', ['minimax']),
  lab('xiaomi', ['xiaomi_mimo'], ['xiaomi']),
];
