import type { SubjectKind } from '../../model/reference.ts';

/**
 * What is locked. Packages have lock files of their own ecosystems, and an endpoint is an address: neither has anything that
 * could be fixed here.
 */
export const LOCK_KINDS: readonly SubjectKind[] = [
  'model',
  'embedding-model',
  'dataset',
  'prompt',
  'container-image',
  'mcp-server',
  'weights-file',
];
