import type { SdkTable } from '../signature.ts';

/** Runtimes for weights in files beside a .NET program: no call names a model by an id. */
export const localDotnet: SdkTable = {
  id: 'local-dotnet',
  documentation: 'https://scisharp.github.io/LLamaSharp/latest/',
  packages: [
    { ecosystem: 'nuget', name: 'LLamaSharp', modules: ['LLama'] },
    { ecosystem: 'nuget', name: 'Microsoft.ML.GenAI.Core', modules: ['Microsoft.ML.GenAI'] },
    { ecosystem: 'nuget', name: 'Microsoft.ML.OnnxRuntimeGenAI', modules: ['Microsoft.ML.OnnxRuntimeGenAI'] },
    { ecosystem: 'nuget', name: 'Microsoft.AI.Foundry.Local', modules: ['Microsoft.AI.Foundry.Local'] },
  ],
  provider: null,
  grammar: 'guess',
  signatures: [],
};
