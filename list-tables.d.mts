/** Writes the lists of tables (SDKs, commands, configuration files) where a file was added or removed. */
export function listTables(): void;
