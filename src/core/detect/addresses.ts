/** Paths of requests that OpenAI's API and those that speak its protocol answer. */
const API_PATH =
  /\/(?:chat\/completions|v\d+\/(?:completions|embeddings|messages|responses|rerank|images\/generations|audio\/\w+))\b/i;

/** Whether a path is that of a request to a model. */
export function isApiPath(path: string): boolean {
  return API_PATH.test(path);
}

/** What follows host and port, without query. */
export function pathOf(url: string): string {
  return /^(?:https?:\/\/)?[^/?#]+([^?#]*)/i.exec(url)?.[1] ?? '';
}

/** A page for people on the host of an API: a console, its keys, its documentation, a file. */
export function isPage(url: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (
    /(?:^|[.-])api(?:[.-]|$)|^localhost|^\d|:\d+$|inference|^integrate\.|^router\.|runtime|aiplatform|openai\.azure/i.test(
      host,
    )
  )
    return false;
  return !/\/(?:api|v\d\w*|openai|inference|models)(?:\/|$)/i.test(path) && /[^/]/.test(path);
}
