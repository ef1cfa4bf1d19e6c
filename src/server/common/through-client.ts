import type { Connection } from 'vscode-languageserver';
import type { Assets } from '../../core/ports.ts';
import { listFilesRequest, readAssetRequest, readFileRequest } from '../../protocol/client-requests.ts';
import { asked } from './ask-client.ts';
import { fromWire } from './wire-bytes.ts';
import type { ClientFiles } from './workspace.ts';

/** Files that only the client can read. */
export function clientFiles(
  connection: Connection,
  schemes: readonly string[],
  toClient: (uri: string) => string,
): (uri: string) => ClientFiles | null {
  const files: ClientFiles = {
    list: (params, signal) => asked(signal, (token) => connection.sendRequest(listFilesRequest, params, token)),
    read: (params, signal) => asked(signal, (token) => connection.sendRequest(readFileRequest, params, token)),
  };
  return (uri) => {
    const client = toClient(uri);
    return schemes.includes('*') || schemes.includes(client.slice(0, client.indexOf(':'))) ? files : null;
  };
}

/** Grammars and the catalog, where the server has no files of its own. */
export function clientAssets(connection: Connection): Assets {
  return { read: async (name) => fromWire((await connection.sendRequest(readAssetRequest, { name })).bytes) };
}
