import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Connection, ExecuteCommandParams, Position, WorkspaceEdit } from 'vscode-languageserver';
import { SERVER_COMMANDS } from '../../protocol/commands.ts';
import type { CatalogUpdate, ExplainResult, LookUpResult, ScanResult } from '../../protocol/server-requests.ts';
import type { Words } from '../../core/model/words.ts';
import type { Abilities } from './abilities.ts';
import { fixByTitle } from './code-actions.ts';
import { joinEdits } from './fixing.ts';
import type { Fixing } from './fixing.ts';
import { tellUser } from './tell-user.ts';

/** What commands have done by others. */
export interface CommandPorts {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly fixing: Fixing;
  readonly settled: (uri: string) => Promise<void>;
  readonly scan: () => Promise<ScanResult>;
  readonly explain: (text: string, platform: string | null, signal: AbortSignal) => Promise<ExplainResult>;
  readonly lookUp: (component: string, signal: AbortSignal) => Promise<LookUpResult>;
  readonly forgetAnswers: () => Promise<void>;
  readonly updateCatalog: (signal: AbortSignal) => Promise<CatalogUpdate>;
  readonly componentAt: (uri: string, position: Position) => string | null;
}

type Handler = (words: readonly unknown[], signal: AbortSignal) => Promise<unknown>;

/** Carries out the commands of `SERVER_COMMANDS`. */
export function createCommands(
  ports: CommandPorts,
): (params: ExecuteCommandParams, signal: AbortSignal) => Promise<unknown> {
  const handlers = new Map<string, Handler>(Object.entries({ ...fixCommands(ports), ...otherCommands(ports) }));
  return async ({ command, arguments: words = [] }, signal) => {
    const handler = handlers.get(command);
    if (!handler) throw invalid(`${command} is not a command of this server`);
    return handler(words, signal);
  };
}

function fixCommands(ports: CommandPorts): Readonly<Record<string, Handler>> {
  const { fixing, settled } = ports;
  const { t } = ports.abilities;
  return {
    [SERVER_COMMANDS.fix]: async (words, signal) => {
      const [uri, fingerprint, title] = texts(words, 3, 'uri, fingerprint, title');
      await settled(uri);
      const edit = await fixByTitle(fixing, { uri, fingerprint, title }, signal);
      if (edit) return apply(ports, title, edit);
      return say(ports, t('the code has changed since; there is nothing left to fix here.'));
    },
    [SERVER_COMMANDS.fixDocument]: async (words, signal) => {
      const [uri] = texts(words, 1, 'uri');
      await settled(uri);
      const result = await fixing.prove({ kind: 'document', uri, safeOnly: false }, signal);
      if (result.kind === 'changed') return say(ports, t('the code has just changed; try again.'));
      if (result.fixes.length === 0) return say(ports, t('nothing in this file has a fix.'));
      return apply(ports, t('Fix all in this file'), joinEdits(result.fixes.map(({ edit }) => edit)));
    },
    [SERVER_COMMANDS.suppress]: async (words, signal) => {
      const [uri, fingerprint, reason] = texts(words, 3, 'uri, fingerprint, reason');
      await settled(uri);
      const edit = await fixing.suppression({ uri, fingerprint, reason }, signal);
      if (edit) return apply(ports, t('Ignore on this line'), edit);
      return say(ports, t('a comment cannot be placed on this line; write one on the line before.'));
    },
  };
}

function otherCommands(ports: CommandPorts): Readonly<Record<string, Handler>> {
  const { t } = ports.abilities;
  return {
    [SERVER_COMMANDS.scan]: () => ports.scan(),
    [SERVER_COMMANDS.explain]: async (words, signal) => {
      const [text] = texts(words.slice(0, 1), 1, 'text, platform?');
      const platform = typeof words[1] === 'string' ? words[1] : null;
      return (await ports.explain(text, platform, signal)).markdown;
    },
    [SERVER_COMMANDS.lookUp]: async ([target, position], signal) => {
      if (typeof target !== 'string') throw invalid('this command takes a component, or a uri and a position');
      if (isPosition(position)) await ports.settled(target);
      const component = isPosition(position) ? ports.componentAt(target, position) : target;
      if (component === null) return say(ports, t('there is no model or package here.'));
      const result = await ports.lookUp(component, signal);
      if (result.nobody) say(ports, t('no known host has more information about {0}.', component));
      else if (result.silent.length > 0) say(ports, `${result.silent.join('; ')}.`);
      return result;
    },
    [SERVER_COMMANDS.forgetAnswers]: async () => {
      await ports.forgetAnswers();
      return say(ports, t('cached answers were cleared.'));
    },
    [SERVER_COMMANDS.updateCatalog]: async (_, signal) => {
      const result = await ports.updateCatalog(signal);
      const text = updateText(result, t);
      if (text !== null) say(ports, text);
      return result;
    },
  };
}

/** null where it was said already. */
function updateText(result: CatalogUpdate, t: Words): string | null {
  switch (result.kind) {
    case 'updated':
      return t('the catalog of {0} is now in use; it replaces the one of {1}.', result.builtAt, result.before);
    case 'kept':
      return t('no newer catalog is available; the one of {0} is in use.', result.inUse);
    case 'failed':
      return result.message;
    case 'no-address':
      return result.isEmpty
        ? t('no catalog URL is configured, and there is no default.')
        : t('modelkeel.catalog.url is not a valid URL.');
    case 'not-allowed':
      return null;
  }
}

/** Has the client apply an edit; gives whether it did. */
async function apply(
  { connection, abilities, ...ports }: CommandPorts,
  label: string,
  edit: WorkspaceEdit,
): Promise<boolean> {
  if (!abilities.applyEdit) {
    say({ connection, abilities, ...ports }, abilities.t('this editor does not let a server edit text.'));
    return false;
  }
  return (await connection.workspace.applyEdit({ label, edit })).applied;
}

function say({ connection }: CommandPorts, message: string): false {
  tellUser(connection, message);
  return false;
}

type Texts = readonly [string, string, string];

/** The arguments of a command; whoever sends others is told which it takes. */
function texts(words: readonly unknown[], count: 1 | 2 | 3, names: string): Texts {
  const [first = '', second = '', third = ''] = words.filter((word) => typeof word === 'string');
  if (words.length < count || words.slice(0, count).some((word) => typeof word !== 'string'))
    throw invalid(`this command takes ${names}`);
  return [first, second, third];
}

function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

function isPosition(value: unknown): value is Position {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    'character' in value &&
    typeof value.line === 'number' &&
    typeof value.character === 'number'
  );
}
