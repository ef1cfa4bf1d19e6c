import type { SdkTable } from '../signature.ts';

/** Models of an MLflow registry, by uri; `models:/name/version` is pinned, an alias or stage is not. */
export const mlflow: SdkTable = {
  id: 'mlflow',
  documentation: 'https://mlflow.org/docs/latest/ml/model-registry/',
  packages: [{ ecosystem: 'pypi', name: 'mlflow', modules: ['mlflow'] }],
  provider: 'mlflow',
  grammar: 'native',
  signatures: [
    {
      id: 'load-model',
      subject: 'model',
      callee: ['mlflow#{pyfunc,transformers,sentence_transformers,openai,langchain,llama_index}.load_model'],
      argument: { names: ['model_uri'], position: 0 },
    },
  ],
};
