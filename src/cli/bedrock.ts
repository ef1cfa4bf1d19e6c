import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { readAddress } from '../core/base/address.ts';
import type { Http, HttpResult } from '../core/ports-online.ts';

/** The user's own SDK of Amazon Bedrock, which signs with the user's own credentials. */
export interface BedrockSdk {
  /** Where it asks: `https://bedrock.<region>.amazonaws.com`. */
  readonly origin: string;
  /** All foundation models, or all inference profiles, of the region, as the API names them. @throws the SDK's own errors. */
  readonly list: (what: 'models' | 'profiles', signal: AbortSignal) => Promise<unknown>;
}

const MOST_PAGES = 20;

interface ProfilePage {
  readonly inferenceProfileSummaries?: readonly unknown[];
  readonly nextToken?: string;
}

/** What is used of `@aws-sdk/client-bedrock`. */
interface Package {
  readonly BedrockClient: new (options: { readonly region: string }) => {
    readonly send: (command: unknown, options: { readonly abortSignal: AbortSignal }) => Promise<unknown>;
  };
  readonly ListFoundationModelsCommand: new (input: object) => unknown;
  /** Absent in old versions. */
  readonly ListInferenceProfilesCommand?: new (input: object) => unknown;
}

/**
 * Finds the SDK in the folder that `MODELKEEL_AWS_SDK` names by an absolute path; nothing is loaded from a folder that is
 * only looked at. The region is that of `AWS_REGION` or `AWS_DEFAULT_REGION`.
 *
 * @returns null where the user did not ask for it.
 */
export function findBedrockSdk(environment: NodeJS.ProcessEnv, warn: (message: string) => void): BedrockSdk | null {
  const folder = environment['MODELKEEL_AWS_SDK'] ?? '';
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? '';
  if (folder === '') return null;
  if (!isAbsolute(folder)) {
    // Else it would mean another folder wherever the command is run, and load what that one brings.
    warn('Amazon Bedrock is not queried: MODELKEEL_AWS_SDK is not an absolute path');
    return null;
  }
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region)) {
    warn('Amazon Bedrock is not queried: AWS_REGION is not a region');
    return null;
  }
  try {
    const load = createRequire(join(folder, 'package.json'));
    const sdk = load('@aws-sdk/client-bedrock') as Package;
    const client = new sdk.BedrockClient({ region });
    return {
      origin: `https://bedrock.${region}.amazonaws.com`,
      list: (what, abortSignal) =>
        what === 'models'
          ? client.send(new sdk.ListFoundationModelsCommand({}), { abortSignal })
          : allProfiles(client, sdk, abortSignal),
    };
  } catch {
    // Its message holds paths of this machine and is of no use to who knows the folder.
    warn(`Amazon Bedrock is not queried: no usable @aws-sdk/client-bedrock in ${folder}`);
    return null;
  }
}

/** The profiles of all pages: of one page nothing follows for what is not on it. */
async function allProfiles(
  client: InstanceType<Package['BedrockClient']>,
  { ListInferenceProfilesCommand: Command }: Package,
  abortSignal: AbortSignal,
): Promise<unknown> {
  if (!Command) throw new Error('this version of the SDK lists no inference profiles');
  const profiles: unknown[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const input = { maxResults: 1000, ...(nextToken === undefined ? {} : { nextToken }) };
    const answer = (await client.send(new Command(input), { abortSignal })) as ProfilePage;
    profiles.push(...(answer.inferenceProfileSummaries ?? []));
    nextToken = answer.nextToken;
    if (nextToken === undefined) return { inferenceProfileSummaries: profiles };
  }
  return { inferenceProfileSummaries: profiles, next_page_token: nextToken };
}

/** Hands what is for Amazon Bedrock to the SDK; everything else goes on as before. */
export function throughSdk(http: Http, sdk: BedrockSdk | null): Http {
  if (!sdk) return http;
  return {
    send: async (wanted, signal) => {
      const address = readAddress(wanted.url);
      if (address?.origin !== sdk.origin) return http.send(wanted, signal);
      const what = address.pathname.endsWith('/inference-profiles') ? 'profiles' : 'models';
      const timeout = AbortSignal.timeout(wanted.timeoutMs);
      try {
        const answer = JSON.stringify((await sdk.list(what, AbortSignal.any([signal, timeout]))) ?? null);
        return {
          kind: 'answer',
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(answer),
        };
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted)
          return { kind: 'failed', reason: 'timeout', detail: `no whole answer within ${String(wanted.timeoutMs)} ms` };
        return failure(error);
      }
    },
  };
}

/**
 * Errors of the SDK as the answers they stand for (https://github.com/aws/aws-sdk-js-v3/blob/main/README.md#error-handling):
 * with a status where the service said no, without one where no credentials were found or nobody was reached.
 */
function failure(error: unknown): HttpResult {
  const { name, $metadata } = (error ?? {}) as {
    readonly name?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: unknown };
  };
  const said = typeof name === 'string' ? name : 'unknown';
  const refused = /Credentials|Token/.test(said) ? 401 : /Throttling/.test(said) ? 429 : null;
  const status = refused ?? $metadata?.httpStatusCode;
  if (typeof status === 'number' && status >= 400)
    return { kind: 'answer', status, headers: {}, body: new Uint8Array() };
  return { kind: 'failed', reason: 'network', detail: said };
}
