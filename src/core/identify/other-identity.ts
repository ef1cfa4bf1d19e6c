import type { Identity } from '../model/identity.ts';
import { providerOfEndpoint } from './endpoints.ts';
import { identifyImage } from './subjects/container-image.ts';
import { identifyDataset } from './subjects/dataset.ts';
import { identifyEndpoint } from './subjects/endpoint.ts';
import { identifyRepository } from './subjects/git-repository.ts';
import { identifyPackage } from './subjects/package.ts';
import { identifyPrompt } from './subjects/prompt.ts';
import { identifyWeights } from './subjects/weights-file.ts';
import type { IdentifyContext } from './identify-context.ts';

/** Reads the id of everything that is not a model. */
export function identifyOther(text: string, context: IdentifyContext): Identity | null {
  switch (context.subject) {
    case 'dataset':
      return identifyDataset(text, context.provider, context.revision);
    case 'endpoint':
      return identifyEndpoint(text, context.provider);
    case 'container-image':
      return identifyImage(text, context.provider, context.revision);
    case 'prompt':
      return identifyPrompt(text, context.provider, context.revision);
    case 'package':
      return identifyPackage(text, context.provider, context.revision);
    case 'mcp-server':
      return identifyRepository(text) ?? identifyServer(text, context);
    case 'weights-file':
      return identifyWeights(text);
    case 'model':
    case 'embedding-model':
      return null;
  }
}

function identifyServer(text: string, context: IdentifyContext): Identity | null {
  return context.provider === 'docker' || context.provider === 'oci'
    ? identifyImage(text, context.provider, context.revision)
    : /^[a-z]+:\/\//i.test(text)
      ? identifyMcpAddress(text, context.provider)
      : identifyPackage(text, context.provider, context.revision);
}

/** A known host tells whose tools they are; a port of this machine or network only tells of model servers. */
function identifyMcpAddress(text: string, provider: string | null): Identity | null {
  const identity = identifyEndpoint(text, provider);
  const at = providerOfEndpoint(text);
  const nearby = at !== null && (at.local || !at.host.includes('.'));
  return identity && nearby ? { ...identity, provider: provider ?? 'unknown' } : identity;
}
