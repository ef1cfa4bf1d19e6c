import type { SdkTable } from '../signature.ts';

const PYTHON = 'elevenlabs#{ElevenLabs,AsyncElevenLabs}()';
const MODULES = ['@elevenlabs/elevenlabs-js', 'elevenlabs'];
const MODEL = { names: ['model_id', 'modelId'] };

/** ElevenLabs: speech from text and text from speech, from Python and JavaScript. */
export const elevenlabs: SdkTable = {
  id: 'elevenlabs',
  documentation: 'https://elevenlabs.io/docs/api-reference/text-to-speech/convert',
  packages: [
    { ecosystem: 'pypi', name: 'elevenlabs', modules: ['elevenlabs'] },
    { ecosystem: 'npm', name: '@elevenlabs/elevenlabs-js', modules: ['@elevenlabs/elevenlabs-js'] },
    { ecosystem: 'npm', name: 'elevenlabs', modules: ['elevenlabs'] },
  ],
  provider: 'elevenlabs',
  grammar: 'native',
  clients: [
    { callee: [PYTHON.slice(0, -2)], provider: 'elevenlabs', endpoint: { names: ['base_url'] } },
    {
      callee: MODULES.map((module) => `${module}#ElevenLabsClient`),
      provider: 'elevenlabs',
      endpoint: { names: ['baseUrl', 'environment'] },
    },
  ],
  signatures: [
    {
      id: 'speech',
      subject: 'model',
      callee: [
        `${PYTHON}.{text_to_speech,speech_to_speech,text_to_dialogue,text_to_sound_effects}.{convert,stream,convert_with_timestamps,stream_with_timestamps,convert_as_stream,convert_realtime}`,
        ...MODULES.map(
          (module) =>
            `${module}#ElevenLabsClient().{textToSpeech,speechToSpeech,textToDialogue,textToSoundEffects}.{convert,stream,convertWithTimestamps,streamWithTimestamps,convertAsStream}`,
        ),
      ],
      argument: MODEL,
    },
    {
      id: 'transcription',
      subject: 'model',
      callee: [
        `${PYTHON}.speech_to_text.{convert,convert_as_stream,stream}`,
        ...MODULES.map((module) => `${module}#ElevenLabsClient().speechToText.{convert,stream}`),
      ],
      argument: MODEL,
    },
    {
      id: 'voices',
      subject: 'model',
      callee: [
        `${PYTHON}.text_to_voice.{design,create_previews}`,
        `${PYTHON}.music.{compose,stream}`,
        ...MODULES.flatMap((module) => [
          `${module}#ElevenLabsClient().textToVoice.{design,createPreviews}`,
          `${module}#ElevenLabsClient().music.{compose,stream}`,
        ]),
      ],
      argument: MODEL,
    },
    {
      // Of versions before 2.
      id: 'generate',
      subject: 'model',
      callee: [
        'elevenlabs#generate',
        `${PYTHON}.generate`,
        ...MODULES.map((module) => `${module}#ElevenLabsClient().generate`),
      ],
      argument: { names: ['model', 'model_id'] },
    },
  ],
};
