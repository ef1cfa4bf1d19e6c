import { isoDate, monthDay } from '../dates.ts';
import { plainReading, withoutPrefix } from '../provider-rules.ts';
import type { ProviderRules, Reading } from '../provider-rules.ts';
import { told } from '../../model/told.ts';

/** OpenAI. Snapshots end in `-YYYY-MM-DD`, before 2024 in `-MMDD`: https://platform.openai.com/docs/models */
export const openai: ProviderRules = {
  id: 'openai',
  litellm: ['openai', 'text-completion-openai', 'custom_openai', 'chatgpt'],
  langchain: ['openai', 'openai-chat', 'openai-responses'],
  read: (text) => fineTune(text) ?? plain(text),
  snapshot: (name) => isoDate(name) ?? (/^gpt-(?:3\.5|4)/.test(name) ? monthDay(name) : null),
  neverPins: false,
};

function plain(text: string): Reading {
  const { prefix, rest } = withoutPrefix(text, ['openai/', 'models/']);
  return { ...plainReading(rest), prefix };
}

/** `ft:BASE:ORG:NAME:ID` (https://platform.openai.com/docs/guides/fine-tuning): retires with its base, never changes. */
function fineTune(text: string): Reading | null {
  const base = /^ft:([\w.-]+)(?::[^:]*){1,3}$/.exec(text)?.[1];
  if (base === undefined) return null;
  return {
    ...plainReading(text),
    lookup: base,
    revision: { kind: 'snapshot', value: text.slice(text.lastIndexOf(':') + 1) },
    pin: { state: 'pinned', reason: told`a fine-tuned model is a fixed set of weights` },
  };
}
