import type { Expression } from '../../model/facts.ts';
import type { Span } from '../../model/text.ts';
import type { Context, EnvironmentReader } from './context.ts';

/**
 * Names that read the environment or other settings, by module: the standard library, python-dotenv, python-decouple, environs,
 * django-environ, Starlette.
 */
const READERS: Readonly<Record<string, Readonly<Record<string, EnvironmentReader>>>> = {
  os: { environ: 'mapping', getenv: 'function', '*': 'module' },
  dotenv: { dotenv_values: 'makes-mapping' },
  decouple: { config: 'function', AutoConfig: 'makes-function', Config: 'makes-function' },
  environs: { env: 'function', Env: 'makes-function', '*': 'module' },
  environ: { Env: 'makes-function', '*': 'module' },
  'starlette.config': { Config: 'makes-function' },
  configparser: { ConfigParser: 'makes-sections', RawConfigParser: 'makes-sections', '*': 'module' },
};

const ACCESSORS: ReadonlySet<string> = new Set(['get', 'str', 'getenv', '__getitem__', 'setdefault', 'pop']);

/** Notes an imported name that reads the environment. */
export function noteReader(context: Context, module: string, imported: string, local: string): void {
  const readers = Object.hasOwn(READERS, module) ? READERS[module] : undefined;
  const reader = readers && Object.hasOwn(readers, imported) ? readers[imported] : undefined;
  if (reader === undefined) return;
  context.readers.set(local, { reader, module });
}

/** Notes a name given something that reads the environment: `env = Env()`, `config = dotenv_values(".env")`. */
export function noteMade(context: Context, name: string, value: Expression): void {
  const reader =
    value.kind === 'call' ? readerOf(context, context.calls[value.call]?.callee) : readerOf(context, value);
  const made = value.kind === 'call' ? madeBy(reader) : reader;
  if (made !== null && made !== 'module') context.readers.set(name, { reader: made, module: '' });
}

function madeBy(reader: EnvironmentReader | null): EnvironmentReader | null {
  switch (reader) {
    case 'makes-mapping':
      return 'mapping';
    case 'makes-function':
      return 'function';
    case 'makes-sections':
      return 'sections';
    default:
      return null;
  }
}

function readerOf(context: Context, value: Expression | undefined): EnvironmentReader | null {
  if (value?.kind === 'name') return context.readers.get(value.name)?.reader ?? null;
  if (value?.kind !== 'member' || value.object.kind !== 'name') return null;
  const known = context.readers.get(value.object.name);
  const readers = known?.reader === 'module' ? READERS[known.module] : undefined;
  return readers && Object.hasOwn(readers, value.property) ? (readers[value.property] ?? null) : null;
}

/** Whether `object.get(a, b)` takes a section and a key instead of a key and a default. */
export function readsSections(context: Context, object: Expression): boolean {
  return readerOf(context, object) === 'sections';
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
