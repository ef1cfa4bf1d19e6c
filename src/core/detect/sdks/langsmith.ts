import type { SdkTable } from '../signature.ts';

/** Prompts of the LangSmith hub, `owner/name:commit`. */
export const langsmith: SdkTable = {
  id: 'langsmith',
  documentation: 'https://docs.langchain.com/langsmith/manage-prompts-programmatically',
  packages: [
    { ecosystem: 'pypi', name: 'langsmith', modules: ['langsmith'] },
    { ecosystem: 'pypi', name: 'langchainhub', modules: ['langchainhub'] },
    { ecosystem: 'npm', name: 'langsmith', modules: ['langsmith'] },
  ],
  provider: 'langsmith',
  grammar: 'native',
  signatures: [
    {
      id: 'hub-pull',
      subject: 'prompt',
      callee: [
        'langchain#hub.pull',
        'langchain_classic#hub.pull',
        'langchainhub#Client().pull',
        'langchain/hub#pull',
        '@langchain/classic/hub#pull',
      ],
      tails: ['hub.pull'],
      argument: { names: ['owner_repo_commit'], position: 0 },
    },
    {
      id: 'prompt',
      subject: 'prompt',
      callee: [
        'langsmith#{Client,AsyncClient}().{pull_prompt,push_prompt,pull_prompt_commit}',
        'langsmith#Client().{pullPrompt,pullPromptCommit,pushPrompt}',
      ],
      tails: ['pull_prompt', 'push_prompt', 'pull_prompt_commit', 'pullPromptCommit', 'pushPrompt'],
      argument: { names: ['prompt_identifier'], position: 0 },
    },
  ],
};
