import type { FileReport } from '../model/report.ts';
import { packData } from '../workspace/pack-data.ts';
import { opened, sealed } from '../workspace/sealed-bytes.ts';
import { unpackData } from '../workspace/unpack-data.ts';

/** Changes with what is said of a scan. */
const SHELF_VERSION = 1;

/** A whole scan as it is kept: reports are the same where build, day, settings, list of files and all that was read are. */
export interface KeptScan {
  /** Names all that it rests on besides what was read. */
  readonly basis: string;
  /** What was read of each document, as `Reads` names it. */
  readonly reads: readonly (readonly [uri: string, content: string])[];
  /** Documents that may be shown: places in them are lines and columns. */
  readonly shown: readonly string[];
  readonly reports: readonly FileReport[];
  /** Of findings, by their digest, which of their fixes hold. */
  readonly proved: readonly (readonly [finding: string, fixes: readonly number[]])[];
}

/** Null where reports are nested too deeply. */
export function packScan(scan: KeptScan): Uint8Array | null {
  const body = packData(scan, true);
  return body && sealed(body, SHELF_VERSION);
}

/** Null where the bytes are damaged, or rest on something else. */
export function unpackScan(bytes: Uint8Array, basis: string): KeptScan | null {
  const body = opened(bytes, SHELF_VERSION);
  const scan = body && (unpackData(body, true) as KeptScan | undefined);
  return scan?.basis === basis ? scan : null;
}
