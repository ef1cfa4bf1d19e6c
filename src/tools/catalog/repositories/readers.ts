import { modelsDevLists } from './readers/models-dev-lists.ts';
import { portkey } from './readers/portkey.ts';
import type { RepositoryReader } from './repository-reader.ts';

/** Every repository that facts are drawn from. */
export const repositoryReaders: readonly RepositoryReader[] = [modelsDevLists, portkey];
