import { annexXii } from '../core/report/annex-xii.ts';
import { cycloneDx, CYCLONEDX_VERSIONS } from '../core/report/cyclonedx/cyclonedx.ts';
import type { BomContext, CycloneDxVersion } from '../core/report/cyclonedx/cyclonedx.ts';
import type { Locate } from '../core/report/locate.ts';
import type { MergedReport } from '../core/report/merge.ts';
import { spdx, SPDX_VERSION } from '../core/report/spdx/spdx.ts';
import { UsageError } from './exit.ts';

/** What `bom --format` takes, the default first. */
export const BOM_FORMATS = ['cyclonedx', 'spdx', 'annex-xii'] as const;
export type BomFormat = (typeof BOM_FORMATS)[number];

/** The versions of each format, the default first; a sheet for people has none. */
const VERSIONS = { cyclonedx: CYCLONEDX_VERSIONS, spdx: [SPDX_VERSION], 'annex-xii': [] } as const satisfies Readonly<
  Record<BomFormat, readonly string[]>
>;

/** All versions of all formats. */
export const BOM_VERSIONS: readonly string[] = Object.values(VERSIONS).flat();

/** What the bill is to be. */
export interface BomWish {
  readonly format: BomFormat;
  readonly specVersion?: string;
  readonly serialNumber?: string;
}

/**
 * Asked before anything is read.
 *
 * @throws {UsageError} when the format does not have that version, or no place for what is asked.
 */
export function checkBomWish({ format, specVersion, serialNumber }: BomWish): void {
  const versions: readonly string[] = VERSIONS[format];
  if (specVersion !== undefined && !versions.includes(specVersion))
    throw new UsageError(
      versions.length === 0
        ? `--format ${format} has no versions. Leave --spec-version out.`
        : `--format ${format} is written in version ${versions.join(' or ')}, not ${specVersion}.`,
    );
  if (serialNumber !== undefined && format === 'annex-xii')
    throw new UsageError(`--format ${format} has no place for a serial number. Leave --serial-number out.`);
}

/** The bill, in the format and version that are asked for. */
export function bomText(report: MergedReport, wish: BomWish, context: BomContext, locate: Locate): string {
  if (wish.format === 'spdx') return spdx(report, context, locate);
  if (wish.format === 'annex-xii') return annexXii(report, context, locate);
  const version = CYCLONEDX_VERSIONS.find((one): one is CycloneDxVersion => one === wish.specVersion);
  return cycloneDx(report, version ?? CYCLONEDX_VERSIONS[0], context, locate);
}
