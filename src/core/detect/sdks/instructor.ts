import type { SdkTable } from '../signature.ts';

const CALLS = '{create,create_partial,create_iterable,create_with_completion,create_fn}';

/** Instructor: structured output over other clients. */
export const instructor: SdkTable = {
  id: 'instructor',
  documentation: 'https://python.useinstructor.com/concepts/from_provider/',
  packages: [
    { ecosystem: 'pypi', name: 'instructor', modules: ['instructor'] },
    { ecosystem: 'npm', name: '@instructor-ai/instructor', modules: ['@instructor-ai/instructor'] },
  ],
  provider: null,
  grammar: 'native',
  signatures: [
    {
      id: 'from-provider',
      subject: 'model',
      callee: ['instructor#from_provider'],
      argument: { names: ['model'], position: 0 },
      grammar: 'litellm',
    },
    {
      id: 'openai',
      subject: 'model',
      callee: [
        `instructor#{from_openai,patch,apatch}().chat.completions.${CALLS}`,
        `instructor#from_openai().{create,create_partial,create_iterable}`,
        '@instructor-ai/instructor#default().chat.completions.create',
      ],
      argument: { names: ['model'] },
      provider: 'openai',
    },
    {
      id: 'anthropic',
      subject: 'model',
      callee: [
        `instructor#from_anthropic().messages.${CALLS}`,
        `instructor#from_anthropic().chat.completions.${CALLS}`,
      ],
      argument: { names: ['model'] },
      provider: 'anthropic',
    },
  ],
};
