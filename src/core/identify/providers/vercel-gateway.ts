import { anyDate } from '../dates.ts';
import { plainReading } from '../provider-rules.ts';
import type { ProviderRules } from '../provider-rules.ts';

/** Vercel AI Gateway: `lab/model`, kept as the native id: https://vercel.com/docs/ai-gateway/models-and-providers */
export const vercelGateway: ProviderRules = {
  id: 'vercel-gateway',
  litellm: ['vercel_ai_gateway'],
  langchain: ['vercel'],
  read: (text) => plainReading(text),
  snapshot: anyDate,
  neverPins: true,
};
