import { hostOf } from '../../base/address.ts';
import type { Identity } from '../../model/identity.ts';
import type { LiveSection } from '../../model/live.ts';
import type { Fetched } from '../../model/online.ts';
import type { PulledModel } from '../../model/registries.ts';
import type { OnlineClient } from '../online/client.ts';
import { OLLAMA_REGISTRY, ollamaModel, pulledModels } from '../sources/ollama.ts';

/** What Ollama's own registry says of a model, and whether the user's server holds it. */
export async function askOllama(
  client: OnlineClient,
  identity: Identity,
  server: string,
  signal: AbortSignal,
): Promise<readonly LiveSection[]> {
  const { model, tag } = namesOf(identity);
  const asked = isElsewhere(model)
    ? []
    : [
        client.ask(ollamaModel(model, tag), signal).then((manifest): LiveSection => {
          return { kind: 'registry', registry: "Ollama's library", manifest };
        }),
      ];
  const pulled = client.ask(pulledModels(server), signal).then((list): LiveSection => {
    return { kind: 'pulled', server: hostOf(server), model: inList(list, `${model}:${tag}`) };
  });
  return Promise.all([...asked, pulled]);
}

/** Who is asked about a model of Ollama. */
export function ollamaHosts(identity: Identity, server: string): readonly string[] {
  return [...(isElsewhere(namesOf(identity).model) ? [] : [hostOf(OLLAMA_REGISTRY)]), hostOf(server)];
}

function namesOf({ name, revision }: Identity): { readonly model: string; readonly tag: string } {
  const [model = name, tag] = name.split(':');
  return { model: model.replace(/^registry\.ollama\.ai\/(?:library\/)?/, ''), tag: tag ?? revision.value ?? 'latest' };
}

/** `hf.co/…` and the like are pulled from there; the registry of Ollama knows nothing of them. */
function isElsewhere(model: string): boolean {
  return /^[^/.]*\.[^/]*\//.test(model);
}

function inList(list: Fetched<readonly PulledModel[]>, name: string): Fetched<PulledModel> {
  if (list.kind !== 'found') return list;
  const { value, ...evidence } = list;
  // A name may end with the digest itself in place of a tag.
  const digest = /sha256:([\da-f]{64})$/.exec(name)?.[1];
  const found = value.find((model) =>
    digest === undefined ? model.name.toLowerCase() === name.toLowerCase() : model.digest === digest,
  );
  return found ? { ...evidence, value: found } : { kind: 'absent', asOf: evidence.asOf, url: evidence.url };
}
