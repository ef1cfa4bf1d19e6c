import type { SdkTable } from '../signature.ts';

const PYTHON_TASKS = [
  '{chat_completion,text_generation,summarization,translation,question_answering,fill_mask,text_to_image,text_to_speech}',
  '{text_to_video,image_to_image,image_to_text,image_classification,automatic_speech_recognition,zero_shot_classification}',
  '{text_classification,token_classification,sentence_similarity,object_detection,visual_question_answering}',
];
const NODE_TASKS = [
  '{chatCompletion,chatCompletionStream,textGeneration,textGenerationStream,summarization,translation,questionAnswering}',
  '{fillMask,textToImage,textToSpeech,textToVideo,imageToText,imageToImage,automaticSpeechRecognition,zeroShotClassification}',
  '{textClassification,tokenClassification,sentenceSimilarity,objectDetection,visualQuestionAnswering}',
];
const PYTHON_CLIENT = 'huggingface_hub#{InferenceClient,AsyncInferenceClient}()';
const NODE_CLIENT = '@huggingface/inference#{InferenceClient,HfInference}()';
const DOWNLOADS = [
  'huggingface_hub#{hf_hub_download,snapshot_download,hf_hub_url,try_to_load_from_cache,list_repo_files,model_info}',
  'huggingface_hub#HfApi().{hf_hub_download,snapshot_download,list_repo_files,model_info}',
];
const REVISION = { names: ['revision'] };

/** The Hub's client libraries: downloads, repository facts and hosted inference. */
export const huggingfaceHub: SdkTable = {
  id: 'huggingface-hub',
  documentation: 'https://huggingface.co/docs/huggingface_hub/package_reference/overview',
  packages: [
    { ecosystem: 'pypi', name: 'huggingface-hub', modules: ['huggingface_hub'] },
    { ecosystem: 'npm', name: '@huggingface/inference', modules: ['@huggingface/inference'] },
    { ecosystem: 'npm', name: '@huggingface/hub', modules: ['@huggingface/hub'] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  clients: [
    {
      callee: ['huggingface_hub#{InferenceClient,AsyncInferenceClient}'],
      provider: 'huggingface',
      endpoint: { names: ['base_url'] },
    },
    {
      callee: ['@huggingface/inference#{InferenceClient,HfInference}'],
      provider: 'huggingface',
      endpoint: { names: ['endpointUrl'] },
    },
  ],
  signatures: [
    {
      id: 'download',
      subject: 'model',
      callee: DOWNLOADS,
      tails: ['hf_hub_download', 'snapshot_download'],
      argument: { names: ['repo_id'], position: 0 },
      revision: REVISION,
      unless: ['repo_type'],
    },
    {
      id: 'download-dataset',
      subject: 'dataset',
      callee: DOWNLOADS,
      argument: { names: ['repo_id'], position: 0 },
      revision: REVISION,
      where: { name: 'repo_type', text: 'dataset' },
    },
    {
      id: 'download-model',
      subject: 'model',
      callee: DOWNLOADS,
      argument: { names: ['repo_id'], position: 0 },
      revision: REVISION,
      where: { name: 'repo_type', text: 'model' },
    },
    {
      id: 'node-download',
      subject: 'model',
      callee: [
        '@huggingface/hub#{downloadFile,snapshotDownload,listFiles,modelInfo,fileExists,downloadFileToCacheDir}',
      ],
      argument: { names: ['repo.name', 'repo', 'name'] },
      revision: REVISION,
    },
    {
      id: 'dataset-info',
      subject: 'dataset',
      callee: ['huggingface_hub#dataset_info', 'huggingface_hub#HfApi().dataset_info'],
      argument: { names: ['repo_id'], position: 0 },
      revision: REVISION,
    },
    {
      id: 'inference-client',
      subject: 'model',
      callee: ['huggingface_hub#{InferenceClient,AsyncInferenceClient}'],
      argument: { names: ['model'], position: 0 },
    },
    {
      id: 'inference',
      subject: 'model',
      callee: [
        ...PYTHON_TASKS.map((tasks) => `${PYTHON_CLIENT}.${tasks}`),
        ...NODE_TASKS.map((tasks) => `${NODE_CLIENT}.${tasks}`),
        ...NODE_TASKS.map((tasks) => `@huggingface/inference#${tasks}`),
        `${PYTHON_CLIENT}.chat.completions.create`,
      ],
      tails: ['chat_completion', 'chatCompletion', 'chatCompletionStream'],
      argument: { names: ['model'] },
    },
    {
      id: 'feature-extraction',
      subject: 'embedding-model',
      callee: [
        `${PYTHON_CLIENT}.feature_extraction`,
        `${NODE_CLIENT}.featureExtraction`,
        '@huggingface/inference#featureExtraction',
      ],
      argument: { names: ['model'] },
    },
  ],
};
