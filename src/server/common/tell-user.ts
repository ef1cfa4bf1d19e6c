import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { DISPLAY_NAME } from '../../protocol/options.ts';

/** Shows a message to the person at the editor. Nobody waits for it, and nothing is chosen. */
export function tellUser(connection: Connection, message: string, type: MessageType = MessageType.Info): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message: `${DISPLAY_NAME}: ${message}` });
}
