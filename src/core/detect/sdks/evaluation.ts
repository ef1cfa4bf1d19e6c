import type { SdkTable } from '../signature.ts';

/** Evaluation libraries in which a model judges. */
export const evaluation: SdkTable = {
  id: 'evaluation',
  documentation: 'https://deepeval.com/docs/metrics-introduction',
  packages: [
    { ecosystem: 'pypi', name: 'deepeval', modules: ['deepeval'] },
    { ecosystem: 'pypi', name: 'ragas', modules: ['ragas'] },
  ],
  provider: 'openai',
  grammar: 'guess',
  signatures: [
    {
      id: 'judge',
      subject: 'model',
      callee: [
        'deepeval#{GEval,ConversationalGEval,DAGMetric,AnswerRelevancyMetric,FaithfulnessMetric,SummarizationMetric}',
        'deepeval#{ContextualPrecisionMetric,ContextualRecallMetric,ContextualRelevancyMetric,HallucinationMetric}',
        'deepeval#{BiasMetric,ToxicityMetric,TaskCompletionMetric,ToolCorrectnessMetric,PromptAlignmentMetric}',
        'deepeval#{JsonCorrectnessMetric,RoleAdherenceMetric,ConversationCompletenessMetric,Synthesizer,GPTModel}',
      ],
      argument: { names: ['model', 'model_name'] },
    },
    { id: 'llm-factory', subject: 'model', callee: ['ragas#llm_factory'], argument: { names: ['model'], position: 0 } },
    {
      id: 'embedding-factory',
      subject: 'embedding-model',
      callee: ['ragas#embedding_factory'],
      argument: { names: ['model'] },
    },
  ],
};
