import ts from 'typescript';

/** A file of declarations, read by the compiler alone: its imports are not followed, so what they bring is unknown. */
export interface Declarations {
  /** Names of the types and interfaces at the top level. */
  readonly names: readonly string[];
  /** The string literals that a type allows, with `keyof typeof table` and the like resolved; sorted. */
  readonly literalsOf: (name: string) => readonly string[];
  /** The names of an interface's members, with the name of the type of each. */
  readonly membersOf: (name: string) => ReadonlyMap<string, string>;
  /** The strings that are allowed at any member of a name (`model?: 'a' | 'b'`), by the interface it stands in. */
  readonly allowedAt: (member: string) => ReadonlyMap<string, readonly string[]>;
  /** Every comment of documentation in the file. */
  readonly comments: readonly string[];
}

/** Reads a file of declarations. @throws where the text is no TypeScript. */
export function readDeclarations(text: string): Declarations {
  const file = ts.createSourceFile('index.d.ts', text, ts.ScriptTarget.Latest, true);
  const checker = checkerOf(file);
  const declared = new Map<string, ts.TypeAliasDeclaration | ts.InterfaceDeclaration>();
  ts.forEachChild(file, (node) => {
    if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) declared.set(node.name.text, node);
  });
  return {
    names: [...declared.keys()],
    literalsOf: (name) => {
      const node = declared.get(name);
      return node ? literals(checker.getTypeAtLocation(node.name)) : [];
    },
    membersOf: (name) => {
      const node = declared.get(name);
      if (!node || !ts.isInterfaceDeclaration(node)) return new Map();
      return new Map(
        node.members.flatMap((member) =>
          ts.isPropertySignature(member) &&
          member.type &&
          (ts.isStringLiteral(member.name) || ts.isIdentifier(member.name))
            ? [[member.name.text, member.type.getText(file)] as const]
            : [],
        ),
      );
    },
    allowedAt: (member) => allowedAt(file, checker, member),
    comments: commentsOf(file),
  };
}

/** What types of ids are made with. The library of the language has thousands of declarations that no list of ids needs. */
const LIBRARY = `
interface Array<T> { readonly length: number; [n: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [n: number]: T }
interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
interface NewableFunction {} interface Number {} interface Object {} interface RegExp {} interface String {}
type Record<K extends string | number | symbol, T> = { [P in K]: T };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Partial<T> = { [P in keyof T]?: T[P] };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends string | number | symbol> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};`;

function checkerOf(file: ts.SourceFile): ts.TypeChecker {
  const options: ts.CompilerOptions = {
    noResolve: true,
    skipLibCheck: true,
    strict: true,
    types: [],
    target: ts.ScriptTarget.Latest,
  };
  const library = ts.createSourceFile('lib.d.ts', LIBRARY, ts.ScriptTarget.Latest);
  const host: ts.CompilerHost = {
    fileExists: (path) => path === file.fileName || path === library.fileName,
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => '',
    getDefaultLibFileName: () => 'lib.d.ts',
    getNewLine: () => '\n',
    getSourceFile: (path) => (path === file.fileName ? file : path === library.fileName ? library : undefined),
    readFile: () => undefined,
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  return ts.createProgram([file.fileName], options, host).getTypeChecker();
}

function literals(type: ts.Type): readonly string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])).sort();
}

function allowedAt(file: ts.SourceFile, checker: ts.TypeChecker, name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (node: ts.Node, within: string): void => {
    const inner = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : within;
    if (ts.isPropertySignature(node) && node.type && ts.isIdentifier(node.name) && node.name.text === name) {
      const allowed = literals(checker.getTypeAtLocation(node.type));
      if (allowed.length > 0) found.set(inner, [...new Set([...(found.get(inner) ?? []), ...allowed])].sort());
    }
    ts.forEachChild(node, (child) => {
      visit(child, inner);
    });
  };
  visit(file, '');
  return found;
}

function commentsOf(file: ts.SourceFile): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const doc of ts.getJSDocCommentsAndTags(node)) if (ts.isJSDoc(doc)) texts.push(doc.getText(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...new Set(texts)];
}
