import type { LicenseClass } from '../../model/lineage.ts';

/** Licences of SPDX's list (https://spdx.org/licenses/) by what they ask of those who use and pass on what is licensed. */
const SPDX: Readonly<Record<'permissive' | 'copyleft' | 'restricted' | 'noncommercial', readonly string[]>> = {
  permissive: [
    'Apache-2.0', 'MIT', 'MIT-0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BSD-3-Clause-Clear', 'ISC', 'Unlicense', 'CC0-1.0', 'CC-BY-2.0',
    'CC-BY-2.5', 'CC-BY-3.0', 'CC-BY-4.0', 'Zlib', 'BSL-1.0', 'PostgreSQL', 'NCSA', 'Artistic-2.0', 'WTFPL', 'AFL-3.0', 'ECL-2.0', 'MS-PL',
    'CDLA-Permissive-1.0', 'CDLA-Permissive-2.0', 'PDDL-1.0', 'ODC-By-1.0', 'Python-2.0',
  ],
  copyleft: [
    'GPL-2.0', 'GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0', 'GPL-3.0-only', 'GPL-3.0-or-later', 'AGPL-3.0', 'AGPL-3.0-only', 'AGPL-3.0-or-later',
    'LGPL-2.1', 'LGPL-3.0', 'LGPL-3.0-only', 'MPL-2.0', 'EPL-1.0', 'EPL-2.0', 'EUPL-1.1', 'EUPL-1.2', 'OSL-3.0', 'CC-BY-SA-3.0', 'CC-BY-SA-4.0',
    'ODbL-1.0', 'CDLA-Sharing-1.0', 'GFDL-1.3', 'LPPL-1.3c',
  ],
  restricted: ['CC-BY-ND-4.0'],
  noncommercial: [
    'CC-BY-NC-2.0', 'CC-BY-NC-3.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-2.0', 'CC-BY-NC-SA-3.0', 'CC-BY-NC-SA-4.0', 'CC-BY-NC-ND-3.0', 'CC-BY-NC-ND-4.0',
  ],
}; // prettier-ignore

/** What licences of a class ask for, where the licence itself says nothing more particular. */
const ASKS: Readonly<Record<LicenseClass, readonly string[]>> = {
  permissive: [],
  copyleft: ['derivatives must carry the same licence'],
  restricted: ['some uses are forbidden'],
  noncommercial: ['no commercial use'],
  proprietary: ['all rights are reserved'],
  unknown: [],
};

/** A licence, or a family of them, that SPDX does not list. */
interface Family {
  /** What the stated name must match, in lower case. */
  readonly name: RegExp;
  readonly class: LicenseClass;
  readonly restricts: readonly string[];
  /** Where the licence is. */
  readonly text: string;
}

const PASSED_ON = 'some uses are forbidden, and derivatives must pass that on';

/** Licences of model publishers, by the names that cards give them (https://huggingface.co/docs/hub/repositories-licenses). */
export const families: readonly Family[] = [
  {
    name: /^llama-?2\b/,
    class: 'restricted',
    restricts: [
      'use policy',
      'a licence from Meta is needed above 700 million monthly users',
      'not for improving other language models',
    ],
    text: 'https://ai.meta.com/llama/license/',
  },
  {
    name: /^llama-?[34]/,
    class: 'restricted',
    restricts: [
      'use policy',
      'a licence from Meta is needed above 700 million monthly users',
      'derivatives must be named after Llama',
      'what ships with it shows “Built with Llama”, with a copy of the licence and its notice',
    ],
    text: 'https://www.llama.com/llama3/license/',
  },
  {
    name: /^(?:gemma\b|https:\/\/ai\.google\.dev\/gemma)/,
    class: 'restricted',
    restricts: [PASSED_ON],
    text: 'https://ai.google.dev/gemma/terms',
  },
  {
    name: /health-ai-developer-foundations/,
    class: 'restricted',
    restricts: [PASSED_ON, 'clinical use needs approval'],
    text: 'https://developers.google.com/health-ai-developer-foundations/terms',
  },
  {
    name: /rail(?:\b|\+\+|-m\b|-s\b)|bigscience\/license/,
    class: 'restricted',
    restricts: [PASSED_ON],
    text: 'https://www.licenses.ai/',
  },
  {
    name: /^deepseek(?:[ -]model)?(?:[ -]licen[cs]e)?$/,
    class: 'restricted',
    restricts: [PASSED_ON],
    text: 'https://github.com/deepseek-ai/DeepSeek-LLM/blob/main/LICENSE-MODEL',
  },
  {
    name: /^qwen-research/,
    class: 'noncommercial',
    restricts: ['no commercial use'],
    text: 'https://huggingface.co/Qwen/Qwen2.5-3B/blob/main/LICENSE',
  },
  {
    name: /^(?:tongyi-)?(?:qwen|qianwen)/,
    class: 'restricted',
    restricts: ['a licence from Alibaba Cloud is needed above 100 million monthly users'],
    text: 'https://huggingface.co/Qwen/Qwen2.5-72B/blob/main/LICENSE',
  },
  {
    name: /^falcon/,
    class: 'restricted',
    restricts: ['use policy', 'offering it as a hosted service needs permission'],
    text: 'https://falconllm.tii.ae/falcon-terms-and-conditions.html',
  },
  {
    name: /nvidia-open-model-licen[cs]e/,
    class: 'restricted',
    restricts: ['the licence ends if its guardrails are removed without a replacement'],
    text: 'https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/',
  },
  {
    name: /^modified-mit/,
    class: 'restricted',
    restricts: ['its name must be shown in large commercial products'],
    text: 'https://huggingface.co/moonshotai/Kimi-K2-Instruct/blob/main/LICENSE',
  },
  {
    name: /^lfm1/,
    class: 'restricted',
    restricts: ['no commercial use above 10 million US dollars of annual revenue'],
    text: 'https://www.liquid.ai/lfm-license',
  },
  {
    name: /^(?:mistral-research|mrl|mnpl|mistral-ai-non-production)/,
    class: 'noncommercial',
    restricts: ['research and tests only; other use needs a licence from Mistral AI'],
    text: 'https://mistral.ai/licenses/MRL-0.1.md',
  },
  {
    name: /^stabilityai?-(?:ai-)?community|^stabilityai-community/,
    class: 'restricted',
    restricts: ['no free use above 1 million US dollars of annual revenue'],
    text: 'https://stability.ai/community-license-agreement',
  },
  {
    name: /^dinov3|dinov3-license/,
    class: 'restricted',
    restricts: ['use policy', 'derivatives must carry the same licence'],
    text: 'https://ai.meta.com/resources/models-and-libraries/dinov3-license/',
  },
  {
    name: /^(?:apple-amlr|intel-research|h-research|exaone)/,
    class: 'noncommercial',
    restricts: ['research only'],
    text: 'https://huggingface.co/docs/hub/repositories-licenses',
  },
  // The name says it.
  {
    name: /non-?commercial|(?:^|-)nc(?:-|$)|academic|research-only/,
    class: 'noncommercial',
    restricts: ['no commercial use'],
    text: 'https://huggingface.co/docs/hub/repositories-licenses',
  },
];

const byId = new Map(
  (Object.keys(SPDX) as (keyof typeof SPDX)[]).flatMap((kind) =>
    SPDX[kind].map((id) => [id.toLowerCase(), { id, class: kind }]),
  ),
);

/** The canonical id of SPDX for a name of any case, and its class; null where it is not among those that were read. */
export function spdxLicense(name: string): { readonly id: string; readonly class: LicenseClass } | null {
  return byId.get(name.toLowerCase()) ?? null;
}

/** What is asked by any licence of a class. */
export function asksOf(kind: LicenseClass): readonly string[] {
  return ASKS[kind];
}
