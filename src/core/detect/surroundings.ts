/** What the place of a document says about the strings in it. */
export type Surroundings =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'not-live';
      readonly why: 'test' | 'generated' | 'vendored' | 'minified' | 'documentation' | 'migration';
    };

const TEST_FOLDER =
  /(?:^|\/)(?:(?:[\w-]+\.)*tests?|__tests__|__mocks__|mocks?|specs?|e2e|fixtures?|__fixtures__|testdata|test_data|cassettes|__snapshots__)\//i;
/** `src/commonTest/`, `Shop.IntegrationTests/`, `OrderServiceTest.kt`: words are told apart by case there. */
const TEST_BY_CASE =
  /(?:^|[a-z\d])Tests?\/|\/src\/testFixtures\/|[a-z\d](?:Tests?|Spec|IT)\.(?:java|kts?|cs|php|groovy|scala)$/;
const TEST_FILE =
  /(?:^|\/)(?:test_[^/]*|[^/]*_(?:test|spec)|conftest|[^/]*\.(?:test|spec|stories|mock|cy|e2e))\.[^/.]+$/i;
const VENDORED = /(?:^|\/)(?:node_modules|vendor|vendored|third_party|site-packages|bower_components|\.venv|venv)\//i;
/** Texts in other languages, and descriptions of interfaces: read by people and generators. */
const DOCUMENTATION =
  /(?:^|\/)(?:_?locales?|i18n|l10n|translations?|langs?)\/[^?]*\.(?:jsonc?|ya?ml|toml|properties|ini|php)$|(?:^|\/)(?:openapi|swagger)[^/]*\.(?:json|ya?ml)$|(?:^|\/)(?:change-?log|history|releases?)\.(?:json|ya?ml|toml)$|\.schema\.json$/i;
/** Steps a database took once (Rails, Laravel, Django, Alembic, Knex, EF Core), and what it is after them. */
const MIGRATION =
  /(?:^|\/)(?:db\/\w*migrate\/[^?]*\.rb|db\/(?:\w+_)?schema\.rb|database\/migrations\/[^?]*\.php|migrations\/\d{4}[\w-]*\.(?:py|[cm]?[jt]s|cs)|(?:alembic|migrations)\/versions\/[^/]*\.py)$/i;
const BUNDLE = /(?:^|\/)(?:[^/]*\.min\.[cm]?js|[^/]*[.-]bundle\.[cm]?js)$/i;
const GENERATED =
  /(?:@generated|\bDO NOT EDIT\b|\bautomatically generated\b|\bauto-generated\b|\bAuto-generated\b|\bThis file was generated\b|\bThis file is generated\b)/;

const HEAD = 2000;
const LONG_LINE = 5000;

/** Reads path and head of a document; `text` may be its beginning. Path is relative to the workspace root. */
export function surroundingsOf(path: string, text: string): Surroundings {
  if (VENDORED.test(path)) return { kind: 'not-live', why: 'vendored' };
  if (BUNDLE.test(path) || looksMinified(path, text)) return { kind: 'not-live', why: 'minified' };
  if (TEST_FOLDER.test(path) || TEST_FILE.test(path) || TEST_BY_CASE.test(path))
    return { kind: 'not-live', why: 'test' };
  if (DOCUMENTATION.test(path)) return { kind: 'not-live', why: 'documentation' };
  if (MIGRATION.test(path)) return { kind: 'not-live', why: 'migration' };
  if (GENERATED.test(text.slice(0, HEAD))) return { kind: 'not-live', why: 'generated' };
  return { kind: 'live' };
}

/** A line too long for a person, made of code rather than of one string. */
function looksMinified(path: string, text: string): boolean {
  if (!/\.[cm]?jsx?$/i.test(path)) return false;
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (stop - start > LONG_LINE && /[;,}]\S*[;,}]/.test(text.slice(start, start + 400))) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}
