import { sdkIndex } from '../sdk-index.ts';

const NONE: ReadonlySet<string> = new Set();

/** The packages through which a detector's signature calls, as components (`npm:openai`); none for conventions. */
export function packagesOf(detector: string): ReadonlySet<string> {
  const [tableId = '', signatureId = ''] = detector.split('/');
  const table = sdkIndex().tables.find(({ id }) => id === tableId);
  const signature = table?.signatures.find(({ id }) => id === signatureId);
  if (!table || !signature) return NONE;
  const modules = signature.callee.map((pattern) => pattern.slice(0, pattern.indexOf('#')));
  const named = table.packages.filter(({ modules: own }) =>
    own.some((module) => modules.some((called) => called === module || isBelow(called, module))),
  );
  return new Set(named.map(({ ecosystem, name }) => `${ecosystem}:${name}`));
}

function isBelow(path: string, module: string): boolean {
  return path.startsWith(module) && /^[./:\\]/.test(path.slice(module.length));
}
