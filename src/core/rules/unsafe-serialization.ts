import type { Fix } from '../model/fix.ts';
import type { PickleLoad } from '../model/observation.ts';
import { metadataOf } from './facts-of.ts';
import { isFirstOf } from './first-of.ts';
import type { Rule } from './rule.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';
import { titled } from '../model/spoken.ts';

const PICKLED: ReadonlySet<string> = new Set(['bin', 'pt', 'pth', 'ckpt', 'pkl']);

/** Weights that are a pickle: whoever made them decides what code runs when they are loaded. */
export const unsafeSerialization: Rule = {
  id: 'unsafe-serialization',
  check: (reference, context) => {
    const { identity, use } = reference;
    if (identity.provider !== 'huggingface' || use !== 'call' || !isFirstOf(reference, context)) return null;
    const formats = metadataOf(reference)?.hub?.value.formats ?? [];
    const pickled = formats.filter((format) => PICKLED.has(format));
    if (pickled.length === 0 || formats.includes('safetensors')) return null;
    const pinned = identity.pin === 'pinned';
    return {
      severity: pinned ? 'info' : 'warning',
      message: told`${identity.name} has its weights only as a pickle (${pickled.map((format) => `.${format}`).join(', ')}), which can run code when it is loaded. ${pinned ? told`Take a repository with safetensors.` : told`Take a repository with safetensors, or pin a commit that was scanned.`}`,
      fixes: [],
      tags: [],
    };
  },
  look: (observation) => {
    if (observation.kind !== 'pickle') return null;
    return {
      severity: 'warning',
      message: MESSAGES[observation.how](observation.name),
      fixes: fixesOf(observation),
      tags: [],
    };
  },
};

const MESSAGES: Readonly<Record<PickleLoad['how'], (name: string) => Told>> = {
  unchecked: (name) =>
    told`${name} reads a pickle, which can run any code, in the version of PyTorch in use. Raise torch to 2.6 or later, or load a safetensors file.`,
  allowed: (name) =>
    told`${name} is told to take anything (weights_only=False): the file can run any code. Load tensors alone, or a safetensors file.`,
  downloaded: (name) =>
    told`${name} reads a pickle that was downloaded: whoever made it runs code here. Take a format that holds data alone, such as safetensors, skops or ONNX.`,
  address: (name) =>
    told`${name.slice(name.lastIndexOf('/') + 1)} is a pickle, which can run any code when it is loaded. Take the safetensors file of the repository, where it has one.`,
};

function fixesOf({ edit }: PickleLoad): readonly Fix[] {
  if (!edit) return [];
  return [
    {
      ...titled(told`Load tensors alone (weights_only=True)`),
      kind: 'adapt',
      // Whether more than tensors is wanted, a person knows; and old versions run code even so (CVE-2025-32434).
      preferred: false,
      safety: 'review',
      edits: [edit],
      expects: { kind: 'gone' },
    },
  ];
}
