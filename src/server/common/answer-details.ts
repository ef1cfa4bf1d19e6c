import type { Connection } from 'vscode-languageserver';
import { icalendar } from '../../core/report/icalendar.ts';
import { calendarRequest, detailsRequest } from '../../protocol/details.ts';
import { migrateRequest, migrationChoicesRequest } from '../../protocol/server-requests.ts';
import { cancellable } from './cancellation.ts';
import { detailsOf, workspaceEnds } from './details.ts';
import type { DetailsPorts } from './details-ports.ts';
import { migrateTo, migrationRows } from './migration.ts';
import type { MigrationPorts } from './migration.ts';

/** Answers what the page of details asks for, and the flow that puts another model in the place of one. */
export function answerDetails(
  connection: Connection,
  settled: (clientUri: string | null) => Promise<void>,
  ports: DetailsPorts & MigrationPorts,
): void {
  connection.onRequest(detailsRequest, async ({ component }) => {
    await settled(null);
    return detailsOf(component, ports);
  });
  connection.onRequest(calendarRequest, async () => {
    await settled(null);
    const today = ports.today();
    const coming = workspaceEnds(ports.inventory).filter(({ day }) => day >= today);
    return { text: icalendar(coming, today), entries: coming.length };
  });
  connection.onRequest(migrationChoicesRequest, ({ component }, token) =>
    cancellable(token, async (signal) => {
      await settled(null);
      return migrationRows(component, ports, signal);
    }),
  );
  connection.onRequest(migrateRequest, ({ component, to }, token) =>
    cancellable(token, async (signal) => {
      await settled(null);
      return migrateTo(component, to, ports, signal);
    }),
  );
}
