import type { PackageReader } from './drawn.ts';
import { aiSdk } from './readers/ai-sdk.ts';
import { anthropic } from './readers/anthropic.ts';
import { awsCdk } from './readers/aws-cdk.ts';
import { cloudflare } from './readers/cloudflare.ts';
import { freeCodingModels } from './readers/free-coding-models.ts';
import { googleGenai } from './readers/google-genai.ts';
import { huggingFaceTasks } from './readers/hugging-face-tasks.ts';
import { mastra } from './readers/mastra.ts';
import { ollamaLibrary } from './readers/ollama-library.ts';
import { ollamaUtils } from './readers/ollama-utils.ts';
import { openai } from './readers/openai.ts';
import { piAi } from './readers/pi-ai.ts';
import { roo } from './readers/roo.ts';
import { tanstack } from './readers/tanstack.ts';
import { tokenlens } from './readers/tokenlens.ts';
import { unions } from './readers/unions.ts';

/** Every package that facts are drawn from; those of a platform's own maker first. */
export const readers: readonly PackageReader[] = [
  openai,
  anthropic,
  googleGenai,
  ...unions,
  cloudflare,
  huggingFaceTasks,
  awsCdk,
  ...aiSdk,
  piAi,
  mastra,
  tanstack,
  tokenlens,
  ollamaUtils,
  ollamaLibrary,
  roo,
  freeCodingModels,
];
