import type { Expression } from '../model/facts.ts';
import type { Span } from '../model/text.ts';
import type { Context, EnvironmentReader } from './python-context.ts';

/** Names of `os`, of environs and of python-decouple that read the environment. */
const READERS: Readonly<Record<string, Readonly<Record<string, EnvironmentReader>>>> = {
  os: { environ: 'mapping', getenv: 'function', '*': 'module' },
  decouple: { config: 'function' },
  environs: { env: 'function' },
  starlette: { config: 'function' },
};

const ACCESSORS: ReadonlySet<string> = new Set(['get', 'str', 'getenv', '__getitem__', 'setdefault', 'pop']);

/** Notes an imported name that reads the environment. */
export function noteReader(context: Context, module: string, imported: string, local: string): void {
  const reader = Object.hasOwn(READERS, module) ? READERS[module]?.[imported] : undefined;
  if (reader !== undefined) context.readers.set(local, reader);
}

function readerOf(context: Context, value: Expression): EnvironmentReader | null {
  if (value.kind === 'name') return context.readers.get(value.name) ?? null;
  if (value.kind === 'member' && value.object.kind === 'name' && context.readers.get(value.object.name) === 'module') {
    return value.property === 'environ' ? 'mapping' : value.property === 'getenv' ? 'function' : null;
  }
  return null;
}

/** `os.environ["X"]`. */
export function environmentMember(
  context: Context,
  object: Expression,
  variable: string,
  span: Span,
): Expression | null {
  return readerOf(context, object) === 'mapping' ? { kind: 'environment', variable, fallback: null, span } : null;
}

/** `os.getenv("X", d)`, `os.environ.get("X", d)`, `config("X", default=d)`, `env.str("X", d)`; null for any other call. */
export function environmentCall(
  context: Context,
  callee: Expression,
  name: Expression | undefined,
  fallback: Expression | null,
  span: Span,
): Expression | null {
  if (name?.kind !== 'string') return null;
  const direct = readerOf(context, callee) === 'function';
  const through =
    callee.kind === 'member' &&
    ACCESSORS.has(callee.property) &&
    ['mapping', 'function'].includes(readerOf(context, callee.object) ?? '');
  return direct || through ? { kind: 'environment', variable: name.value, fallback, span } : null;
}
