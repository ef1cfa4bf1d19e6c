import type { Connection } from 'vscode-languageserver';
import type { Http } from '../../core/ports-online.ts';
import { httpRequest } from '../../protocol/client-requests.ts';
import type { Abilities } from './abilities.ts';
import { asked } from './ask-client.ts';
import type { ServerPorts } from './ports.ts';
import { fromWire } from './wire-bytes.ts';

/**
 * Who sends requests: the client, where it says that it does, for then its proxies and certificates count; else this process,
 * as on the command line. Nothing is loaded before the first request.
 */
export function createHttp(connection: Connection, { options }: Abilities, own: ServerPorts['http']): Http {
  if (options.http === true) return clientHttp(connection);
  let loaded: Promise<Http> | null = null;
  return {
    send: async (request, signal) => {
      if (!own) return { kind: 'failed', reason: 'network', detail: 'this editor sends no requests for the server' };
      loaded ??= own();
      return (await loaded).send(request, signal);
    },
  };
}

function clientHttp(connection: Connection): Http {
  return {
    send: async (request, signal) => {
      try {
        const answer = await asked(signal, (token) => connection.sendRequest(httpRequest, request, token));
        return answer.kind === 'failed' ? answer : { ...answer, body: fromWire(answer.body) };
      } catch (error) {
        signal.throwIfAborted();
        // Its message may hold anything that the client knows of the request.
        const detail = error instanceof Error ? `${error.name} in the editor` : 'the editor failed';
        return { kind: 'failed', reason: 'network', detail };
      }
    },
  };
}
