import { WEIGHTS_FILE } from '../../base/weights/read-weights.ts';
import type { Identity } from '../../model/identity.ts';
import { told } from '../../model/told.ts';

/** Reads the path of a file of weights: what lies there is whatever was put there. */
export function identifyWeights(text: string): Identity | null {
  const path = text.trim().replaceAll('\\', '/');
  if (!WEIGHTS_FILE.test(path)) return null;
  const name = path.replace(/^(?:\.\/)+/, '');
  return {
    provider: 'file',
    name,
    lookup: name,
    revision: { kind: 'default', value: null },
    pin: 'no-pin-offered',
    pinReason: told`a file is what was put there`,
    purl: null,
    prefix: '',
    suffix: '',
  };
}
