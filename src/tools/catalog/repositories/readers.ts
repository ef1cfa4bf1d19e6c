import { hubMentions } from './readers/hub-mentions.ts';
import { localAi } from './readers/localai.ts';
import { mistralCommon } from './readers/mistral-common.ts';
import { modelsDevLists } from './readers/models-dev-lists.ts';
import { mteb } from './readers/mteb.ts';
import { ollamaDocs } from './readers/ollama.ts';
import { portkey } from './readers/portkey.ts';
import { tokencost } from './readers/tokencost.ts';
import { trainingTables } from './readers/training-tables.ts';
import { unsloth } from './readers/unsloth.ts';
import { watsonxSamples } from './readers/watsonx.ts';
import { xinference } from './readers/xinference.ts';
import type { RepositoryReader } from './repository-reader.ts';

/** Every repository that facts are drawn from. */
export const repositoryReaders: readonly RepositoryReader[] = [
  modelsDevLists,
  portkey,
  mistralCommon,
  tokencost,
  ollamaDocs,
  watsonxSamples,
  xinference,
  mteb,
  localAi,
  unsloth,
  ...trainingTables,
  ...hubMentions,
];
