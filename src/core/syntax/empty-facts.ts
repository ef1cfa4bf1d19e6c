import type { FileFacts } from '../model/facts.ts';
import type { SourceText } from '../model/text.ts';

/** Facts of a document in which nothing was found: a front end spreads them and adds what it tells. */
export function emptyFacts({ uri, language, version, text }: SourceText): FileFacts {
  return {
    uri,
    language,
    ecosystem: null,
    version,
    namespace: null,
    scopes: [{ kind: 'module', parent: -1, name: null, span: { start: 0, end: text.length } }],
    imports: [],
    bindings: [],
    calls: [],
    settings: [],
    commands: [],
    packages: [],
    comparisons: [],
    conditions: [],
    suppressions: [],
    namedArgument: null,
    membersInScope: false,
    lineComment: '#',
    syntaxErrors: 0,
  };
}
