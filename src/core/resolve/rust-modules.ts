/** What is asked of the workspace. */
interface Files {
  readonly has: (uri: string) => boolean;
}

function parent(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/**
 * The document a path of modules means (https://doc.rust-lang.org/reference/items/modules.html#module-source-filenames):
 * `crate::a::b`, `self::a`, `super::a`. Paths of other crates are not of the workspace. Names of inline modules and of items
 * at the end of a path are left to the caller.
 */
export function rustModule(files: Files, from: string, module: string): string | null {
  const [root, ...rest] = module.split('::');
  switch (root) {
    case 'crate': {
      const folder = crateFolder(files, from);
      return folder === null ? null : below(files, folder, rest);
    }
    case 'self':
      return below(files, moduleFolder(from), rest, from);
    case 'super': {
      let folder = parent(moduleFolder(from));
      let path = rest;
      for (; path[0] === 'super'; path = path.slice(1)) folder = parent(folder);
      return below(files, folder, path);
    }
    default:
      return null;
  }
}

/** The folder in which the modules of a file stand: its own for `mod.rs`, `lib.rs` and `main.rs`, else one of its name. */
function moduleFolder(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return /^(?:mod|lib|main)\.rs$/.test(name) ? parent(uri) : uri.replace(/\.rs$/, '');
}

/** The nearest folder above with a crate's root in it. */
function crateFolder(files: Files, from: string): string | null {
  for (let folder = parent(from); folder.includes('/'); folder = parent(folder)) {
    if (files.has(`${folder}/lib.rs`) || files.has(`${folder}/main.rs`)) return folder;
    if (files.has(`${folder}/Cargo.toml`)) return null;
  }
  return null;
}

function below(files: Files, folder: string, path: readonly string[], own: string | null = null): string | null {
  if (path.length === 0)
    return own ?? first(files, [`${folder}/lib.rs`, `${folder}/main.rs`, `${folder}/mod.rs`, `${folder}.rs`]);
  const at = [folder, ...path].join('/');
  return first(files, [`${at}.rs`, `${at}/mod.rs`]);
}

function first({ has }: Files, uris: readonly string[]): string | null {
  return uris.find((uri) => has(uri)) ?? null;
}
