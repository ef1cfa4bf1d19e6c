import { createAnalyzer } from '../../core/analyzer.ts';
import type { Analyzer } from '../../core/analyzer.ts';
import type { HouseReach } from '../../core/ports.ts';
import type { Ground } from './ground.ts';
import { createOnline } from './online.ts';
import type { Online } from './online.ts';
import { isPath } from './uris.ts';

type FolderSettings = NonNullable<Parameters<typeof createAnalyzer>[1]['folders']>[number];

/** The analyzer and the way to hosts, as the settings of now want them. */
export interface Engine {
  readonly analyzer: () => Analyzer;
  readonly online: () => Online;
  readonly trust: (trusted: boolean) => void;
  /** Puts new ones in their place; gives what ends those before, once nothing is asked of them any more. */
  readonly renew: () => () => void;
}

/** Builds the first analyzer, which reads nothing before it is asked. */
export function createEngine(ground: Ground): Engine {
  const { connection, ports, abilities, configuration, folders, workspace, keeper, logger, today } = ground;
  let isTrusted = abilities.options.trusted !== false;
  const connect = (): Online =>
    createOnline({
      ...{ connection, abilities, http: ground.http, store: ground.answers, logger, variables: ports.variables },
      settings: configuration.window,
      isTrusted: () => isTrusted,
    });
  let online = connect();
  const setFor = (uri: string): FolderSettings => {
    const { horizonDays, includeTests } = configuration.of(`${uri}/`);
    return { uri, horizonDays, includeTests };
  };
  const build = (): Analyzer => {
    const { horizonDays, includeTests } = configuration.window();
    const roots = folders.list();
    const store = roots.length > 0 && roots.every(isPath) ? ports.facts?.(roots) : null;
    return createAnalyzer(
      {
        assets: keeper.assets,
        clock: { today },
        logger,
        workspace,
        reach,
        live: online.live,
        breathe: ports.breathe,
        ...(store && { store }),
        ...(ports.threads && { threads: { threads: ports.threads, fromText: 0, inspects: false } }),
      },
      { horizonDays, includeTests, folders: roots.map(setFor) },
    );
  };
  // What is typed in a policy counts once it is saved; nothing in it leads out of the folders of the window, trusted or not.
  const reach: HouseReach = {
    above: [],
    only: null,
    get within() {
      return folders.list();
    },
    read: workspace.readSaved,
  };
  let analyzer = build();
  return {
    analyzer: () => analyzer,
    online: () => online,
    trust: (trusted) => {
      isTrusted = trusted;
    },
    renew: () => {
      const old = analyzer;
      online = connect();
      analyzer = build();
      return old.dispose;
    },
  };
}
