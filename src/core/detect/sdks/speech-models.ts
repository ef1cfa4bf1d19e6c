import type { SdkTable } from '../signature.ts';

/** Speech recognition that runs on the machine; sizes (`large-v3`) name weights of the library's own list. */
export const speechModels: SdkTable = {
  id: 'speech-models',
  documentation: 'https://github.com/SYSTRAN/faster-whisper#usage',
  packages: [
    { ecosystem: 'pypi', name: 'openai-whisper', modules: ['whisper'] },
    { ecosystem: 'pypi', name: 'faster-whisper', modules: ['faster_whisper'] },
    { ecosystem: 'pypi', name: 'whisperx', modules: ['whisperx'] },
  ],
  provider: 'whisper',
  grammar: 'native',
  signatures: [
    {
      id: 'load',
      subject: 'model',
      callee: ['whisper#load_model', 'whisperx#load_model'],
      argument: { names: ['name', 'whisper_arch'], position: 0 },
    },
    {
      id: 'faster-whisper',
      subject: 'model',
      callee: ['faster_whisper#WhisperModel'],
      argument: { names: ['model_size_or_path'], position: 0 },
      revision: { names: ['revision'] },
    },
  ],
};
