import type { HttpAnswer, HttpParams, WireBytes } from '../protocol/client-requests.ts';

/**
 * HTTP of the editor: the global `fetch`, looked up with each request. The extension host in Node puts one there that obeys
 * `http.proxy`, `http.proxySupport`, `http.noProxy` and `http.systemCertificates`
 * (https://github.com/microsoft/vscode/blob/main/src/vs/workbench/api/node/proxyResolver.ts, `patchGlobalFetch`); that of a
 * browser goes the browser's own way.
 */
export async function exchange(
  wanted: HttpParams,
  signal: AbortSignal,
  pack: (bytes: Uint8Array) => WireBytes,
): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(wanted.timeoutMs);
  try {
    return await send(wanted, AbortSignal.any([signal, timeout]), pack);
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted)
      return { kind: 'failed', reason: 'timeout', detail: `no whole answer within ${String(wanted.timeoutMs)} ms` };
    return { kind: 'failed', reason: 'network', detail: error instanceof Error ? error.name : 'unknown' };
  }
}

async function send(
  wanted: HttpParams,
  signal: AbortSignal,
  pack: (bytes: Uint8Array) => WireBytes,
): Promise<HttpAnswer> {
  const answer = await fetch(wanted.url, {
    method: wanted.method,
    headers: wanted.headers,
    body: wanted.body,
    redirect: 'manual',
    credentials: 'omit',
    signal,
  });
  // A browser hides where a redirect leads, and would follow it to hosts that the user did not allow.
  if (answer.type === 'opaqueredirect')
    return {
      kind: 'answer',
      status: 302,
      headers: { location: 'hidden://by-the-browser' },
      body: pack(new Uint8Array()),
    };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = (answer.body as ReadableStream<Uint8Array> | null)?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > wanted.maxBytes) {
      await reader?.cancel();
      return { kind: 'failed', reason: 'too-large', detail: `more than ${String(wanted.maxBytes)} bytes` };
    }
    chunks.push(part.value);
  }
  return {
    kind: 'answer',
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: pack(joined(chunks, bytes)),
  };
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
