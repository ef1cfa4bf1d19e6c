import ts from 'typescript';

/** The value of an object or list that is written out in a file of code; what has to be computed is null. */
export function parseLiteral(node: ts.Node): unknown {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(parseLiteral);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return parseLiteral(node.expression);
  if (!ts.isObjectLiteralExpression(node)) return null;
  return Object.fromEntries(
    node.properties.flatMap((property) => {
      if (!ts.isPropertyAssignment(property)) return [];
      const { name } = property;
      if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name) && !ts.isNumericLiteral(name)) return [];
      return [[name.text, parseLiteral(property.initializer)] as const];
    }),
  );
}

/** Every object and list that is given to a name at the top level of a file of code, by that name. */
export function literalsOfCode(text: string): ReadonlyMap<string, unknown> {
  const file = ts.createSourceFile('index.js', text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, unknown>();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && initializer) found.set(name.text, parseLiteral(initializer));
  }
  return found;
}
