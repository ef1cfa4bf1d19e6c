import type { ConfigTable } from '../config-table.ts';

/** Workflows of GitHub Actions, and actions made of steps. */
export const githubActions: ConfigTable = {
  id: 'github-actions',
  documentation: 'https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax',
  documents: [
    { files: ['.{github,gitea,forgejo}/workflows/*.{yml,yaml}'] },
    { files: ['action.{yml,yaml}'], has: [{ path: 'runs' }] },
  ],
  words: ['claude-code-action', 'ai-inference', 'run-gemini-cli', 'codex-action'],
  settings: [
    {
      id: 'image',
      subject: 'container-image',
      paths: ['jobs.*.services.*.image', 'jobs.*.container.image', 'jobs.*.container'],
    },
    {
      id: 'docker-action',
      subject: 'container-image',
      paths: ['**.uses', 'runs.image'],
      written: [{ pattern: /^docker:\/\/(.+)$/ }],
      otherwise: 'next',
    },
    {
      // https://github.com/anthropics/claude-code-action/blob/main/docs/usage.md
      id: 'claude-code',
      subject: 'model',
      paths: ['**.steps[].with.{model,anthropic_model,fallback_model}'],
      use: 'call',
      where: [{ at: '../uses', text: /^anthropics\/claude-code(?:-base)?-action(?:@|\/)/ }],
      written: [{ pattern: /^((?:[\w.]{1,60}\.)?claude[\w.:@-]+)$/ }],
    },
    {
      id: 'claude-code-arguments',
      subject: 'model',
      paths: ['**.steps[].with.claude_args'],
      use: 'call',
      where: [{ at: '../uses', text: /^anthropics\/claude-code(?:-base)?-action(?:@|\/)/ }],
      written: [{ pattern: /(?:^|\s)--model[ =]["']?((?:[\w.]{1,60}\.)?claude[\w.:@-]+)/ }],
    },
    {
      // https://github.com/actions/ai-inference
      id: 'ai-inference',
      subject: 'model',
      paths: ['**.steps[].with.model'],
      use: 'call',
      where: [{ at: '../uses', text: /^actions\/ai-inference@/ }],
      provider: 'github-models',
      endpoint: ['endpoint'],
    },
    {
      // https://github.com/google-github-actions/run-gemini-cli
      id: 'gemini-cli',
      subject: 'model',
      paths: ['**.steps[].with.{gemini_model,model}'],
      use: 'call',
      where: [{ at: '../uses', text: /^google-(?:github-actions|gemini)\/(?:run-gemini-cli|gemini-cli-action)@/ }],
      provider: 'google',
    },
    {
      // https://github.com/openai/codex-action
      id: 'codex',
      subject: 'model',
      paths: ['**.steps[].with.model'],
      use: 'call',
      where: [{ at: '../uses', text: /^openai\/codex-action@/ }],
      provider: 'openai',
    },
  ],
  commands: [{ paths: ['jobs.*.steps[].run', 'runs.steps[].run'] }],
};

/** Other pipelines, and task runners that are written like them. */
export const pipelines: ConfigTable = {
  id: 'pipelines',
  documentation: 'https://docs.gitlab.com/ci/yaml/',
  documents: [
    { files: ['{,*}.gitlab-ci.{yml,yaml}', '.gitlab/**/*.{yml,yaml}'] },
    { files: ['.circleci/*.{yml,yaml}'] }, // https://circleci.com/docs/configuration-reference/
    { files: ['*azure-pipelines*.{yml,yaml}'] }, // https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/
    { files: ['bitbucket-pipelines.yml'] }, // https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/
    { files: ['.buildkite/*.{yml,yaml}'] }, // https://buildkite.com/docs/pipelines/configure/step-types/command-step
    { files: ['Taskfile*.{yml,yaml}'] }, // https://taskfile.dev/docs/reference/schema
    { files: ['.drone.yml', '.woodpecker.{yml,yaml}', '.travis.yml', 'cloudbuild*.{yml,yaml}'] },
  ],
  settings: [
    {
      id: 'image',
      subject: 'container-image',
      paths: [
        '**.image',
        '**.image.name',
        '**.services[]',
        '**.services[].name',
        '**.docker[].image',
        '**.services.*.image',
      ],
    },
  ],
  commands: [
    {
      paths: [
        '**.{script,before_script,after_script}[]',
        '**.{script,bash,command,run,commands}',
        '**.run.command',
        '**.{cmds,commands}[]',
        '**.cmds[].cmd',
      ],
    },
  ],
};

/** Development containers. */
export const devcontainer: ConfigTable = {
  id: 'devcontainer',
  documentation: 'https://containers.dev/implementors/json_reference/',
  documents: [{ files: ['{,*}devcontainer.json', '.devcontainer/**/devcontainer.json'] }],
  settings: [{ id: 'image', subject: 'container-image', paths: ['image'] }],
  commands: [
    {
      paths: [
        '{onCreateCommand,updateContentCommand,postCreateCommand,postStartCommand,postAttachCommand}',
        '{onCreateCommand,updateContentCommand,postCreateCommand,postStartCommand,postAttachCommand}.*',
      ],
    },
  ],
};
