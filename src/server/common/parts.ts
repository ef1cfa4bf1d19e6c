import type { Finding, Severity } from '../../core/model/finding.ts';
import { createAnalyses } from './analyses.ts';
import { createDiagnostics } from './diagnostics.ts';
import type { Engine } from './engine.ts';
import { createEnricher } from './enricher.ts';
import type { Ground } from './ground.ts';
import { createInventoryFeed } from './inventory-feed.ts';
import { createMarks } from './marks.ts';
import { createPlaces } from './places.ts';
import { scanProgress } from './progress.ts';
import { createScanner } from './scanner.ts';
import { createStatus } from './status.ts';

/** What makes reports, and what shows them. */
export type Parts = ReturnType<typeof createParts>;

/**
 * Builds them around each other.
 *
 * @param builtAt the day of the catalog in use; empty until it was read.
 */

export function createParts(ground: Ground, engine: Engine, builtAt: () => string) {
  const { connection, ports, abilities, logger, uris, open, configuration, inventory, workspace, today } = ground;
  // What the repository says of a rule holds for all who work on it; what nobody says there, the user's settings do.
  const levelOf = (finding: Finding): Severity | 'off' => {
    if (finding.isKnown) return 'off';
    const setting = configuration.of(finding.place.uri).rules[finding.rule];
    return finding.isDecided ? finding.severity : (setting ?? finding.severity);
  };
  const places = createPlaces(engine.analyzer, open, uris);
  const diagnostics = createDiagnostics({ connection, abilities, inventory, open, levelOf });
  const feed = createInventoryFeed({
    connection,
    abilities,
    inventory,
    uris,
    levelOf,
    live: () => engine.online().live,
  });
  const analyses = createAnalyses({
    analyzer: engine.analyzer,
    inventory,
    open,
    places: () => places,
    delay: (uri) => configuration.of(uri).delay,
    isScanned: (uri) => scanner.covers(uri),
    isExcluded: workspace.isExcluded,
    breathe: ports.breathe,
    logger,
  });
  const scanner = createScanner({
    analyzer: engine.analyzer,
    inventory,
    open,
    analyses: () => analyses,
    places: () => places,
    workspace,
    quietView: () => scanProgress(connection, abilities.progress, false, abilities.t),
    changed: () => {
      status.update();
    },
    logger,
  });
  const status = createStatus({
    connection,
    abilities,
    inventory,
    scan: scanner.state,
    catalogBuiltAt: builtAt,
    today,
    isOnline: () => engine.online().consent.anyAlways(),
    levelOf,
  });
  const enricher = createEnricher({
    inventory,
    analyzer: engine.analyzer,
    online: engine.online,
    places: () => places,
    logger,
  });
  if (abilities.options.status === true) inventory.onDidChange(status.update);
  const marks = createMarks({ connection, abilities, inventory, open, configuration });
  return { levelOf, places, diagnostics, feed, marks, analyses, scanner, status, enricher };
}
