import type { ConfigTable } from '../config-table.ts';

/** Docker Compose: images that serve models, what they are started with, and models of Docker Model Runner. */
export const compose: ConfigTable = {
  id: 'compose',
  documentation: 'https://docs.docker.com/reference/compose-file/models/',
  documents: [
    { files: ['*compose*.{yml,yaml}'], has: [{ path: '{services,models}.*' }] },
    { has: [{ path: 'services.*.image' }] },
  ],
  settings: [
    { id: 'image', subject: 'container-image', paths: ['services.*.image'] },
    {
      id: 'model',
      subject: 'model',
      paths: ['models.*.model'],
      provider: 'docker-model-runner',
    },
    {
      // https://docs.docker.com/compose/how-tos/provider-services/
      id: 'provider-service',
      subject: 'model',
      paths: ['services.*.provider.options.model'],
      provider: 'docker-model-runner',
      where: [{ at: '../type', text: /^model$/ }],
    },
  ],
  commands: [
    { paths: ['services.*.command'], image: 'image', entrypoint: 'entrypoint' },
    { paths: ['services.*.entrypoint'], unless: 'command' },
    { paths: ['services.*.post_start[].command'] },
  ],
};
