import type { SdkTable } from '../signature.ts';

const CHECKPOINT = { names: ['checkpoint', 'checkpoint_path'], position: 0 };

/** pyannote.audio: who speaks when; pipelines and models are repositories of the Hub, mostly behind a gate. */
export const pyannote: SdkTable = {
  id: 'pyannote',
  documentation: 'https://github.com/pyannote/pyannote-audio',
  packages: [{ ecosystem: 'pypi', name: 'pyannote.audio', modules: ['pyannote.audio'] }],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    {
      id: 'from-pretrained',
      subject: 'model',
      callee: ['pyannote.audio#{Pipeline,Model}.from_pretrained'],
      argument: CHECKPOINT,
      revision: { names: ['revision'] },
    },
    {
      id: 'inference',
      subject: 'model',
      callee: ['pyannote.audio#Inference'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'speaker-embedding',
      subject: 'embedding-model',
      callee: ['pyannote.audio#PretrainedSpeakerEmbedding'],
      argument: { names: ['embedding'], position: 0 },
    },
  ],
};
