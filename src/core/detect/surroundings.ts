/** What the place of a document says about the strings in it. */
export type Surroundings =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'not-live';
      readonly why: 'test' | 'generated' | 'vendored' | 'minified' | 'documentation' | 'migration' | 'report';
    };

const TEST_FOLDER =
  /(?:^|\/)(?:(?:[\w-]+\.)*tests?|__tests__|__mocks__|mocks?|specs?|e2e|fixtures?|__fixtures__|testdata|cassettes|__snapshots__|(?:integration|unit|e2e|smoke|acceptance|functional|system|contract|load|regression|browser|api)[-_]tests?|tests?[-_](?:utils?|helpers?|fixtures?|support|data|suites?|cases?|resources|harness|apps?)|mock(?:ed|ing)?[-_][\w-]+|[\w-]+[-_]mocks?)\//i;
/** `src/commonTest/`, `Shop.IntegrationTests/`, `OrderServiceTest.kt`, `MockChatClient.java`: words are told apart by case there. */
const TEST_BY_CASE =
  /(?:^|[a-z\d])Tests?\/|\/src\/testFixtures\/|(?:^|\/)test(?:Utils?|Helpers?|Fixtures?|Setup|Data)(?:\.[^/.]+$|\/)|[a-z\d](?:Tests?|Spec|IT)\.(?:java|kts?|cs|php|groovy|scala)$|(?:^|\/)[Mm]ocks?[A-Z][^/]*\.[^/.]+$/;
/** No runner collects notebooks: `test_llama.ipynb` is somebody trying a model. */
const TEST_FILE =
  /(?:^|\/)(?:test_[^/]*|[^/]*_(?:tests?|spec|mocks?)|conftest|mocks?(?:[-_.][^/]*)?|[^/]*\.(?:test|spec|vitest|stories|mocks?|cy|e2e)|[^/]*\.(?:test|spec)-d|test-(?:utils?|helpers?|fixtures?|setup|data)(?:\.[^/]*)?)\.(?!ipynb$)[^/.]+$/i;
/** A package of a program may be called like that in the languages that write packages as folders. */
const VENDORED =
  /^(?!(?:[^?]*\/)?src\/[^/]+\/(?:java|kotlin|scala)\/)[^?]*?(?<![^/])(?:node_modules|vendor|vendored|third_party|site-packages|bower_components|\.venv|venv)\//i;
/** Texts in other languages, and descriptions of interfaces: read by people and generators. */
const DOCUMENTATION =
  /(?:^|\/)(?:_?locales?|i18n|l10n|translations?|langs?)\/[^?]*\.(?:jsonc?|ya?ml|toml|properties|ini|php)$|(?:^|\/)(?:openapi|swagger)[^/]*\.(?:json|ya?ml)$|(?:^|\/)(?:change-?log|history|releases?)\.(?:json|ya?ml|toml)$|\.schema\.json$|(?:^|\/)(?:docs?|site|coverage|htmlcov|storybook-static)\/[^?]*\.html?$|(?:^|\/)docs?\/[^?]*\.jsonl?$/i;
/** Steps a database took once (Rails, Laravel, Django, Alembic, Knex, EF Core), and what it is after them. */
const MIGRATION =
  /(?:^|\/)(?:db\/\w*migrate\/[^?]*\.rb|db\/(?:\w+_)?schema\.rb|database\/migrations\/[^?]*\.php|migrations\/\d{4}[\w-]*\.(?:py|[cm]?[jt]s|cs)|(?:alembic|migrations)\/versions\/[^/]*\.py)$/i;
const BUNDLE = /(?:^|\/)(?:[^/]*\.min\.[cm]?js|[^/]*[.-]bundle\.[cm]?js)$/i;
/** What generators write of a file, in a line of its own; `DO NOT EDIT` by itself is also said of a part of a file. */
const GENERATED =
  /@generated\b|<auto-?generated\b|\b(?:auto)?generated\b.*\bDO NOT (?:EDIT|MODIFY)\b|^DO NOT (?:EDIT|MODIFY)(?: THIS FILE)?\b[^a-z]*$|\bDO NOT (?:EDIT|MODIFY)\b.*\bgenerated\b|^(?:this (?:file|code|module|class|source|document) (?:is|was|has been) )?(?:(?:auto|automatically)[- ]?generated|generated (?:by|from|with|code)\b)|^this (?:file|code|module|class|source|document) (?:is|was|has been) generated\b/i;
/** A line of a header: a comment, what a language wants to stand first, or nothing. */
const HEADER_LINE =
  /^(?:\s*$|\s*(?:#|\/\/|\/\*|\*|--|;|<!--|@?REM\b|<\?(?:php|xml)|\{-)|\s*['"]use (?:client|server|strict)['"];?\s*$)/i;
/** How Go says it, wherever in the head of a file (https://go.dev/s/generatedcode). */
const GENERATED_GO = /^\/\/ Code generated .* DO NOT EDIT\.$/m;

/** Libraries that only tests import: runners, and what answers in the place of a host. */
const TEST_LIBRARY =
  /(?:\bfrom|\brequire\(|^import)\s*['"](?:msw(?:\/\w+)?|nock|vitest|bun:test|node:test|@playwright\/test|@jest\/globals|axios-mock-adapter|fetch-mock|undici\/mock)['"]|^[ \t]*(?:import|from)[ \t]+(?:[\w.]{1,40},[ \t]*){0,6}(?:pytest|unittest|respx|requests_mock|pytest_httpx|aioresponses|httpretty|vcr)\b|^[ \t]*import[ \t]+responses[ \t]*$/m;

/** Bills of materials, reports of findings and of this program: what they name was read elsewhere. */
const REPORT =
  /"bomFormat"\s*:\s*"CycloneDX"|"schema"\s*:\s*"modelkeel\/|"\$schema"\s*:\s*"[^"]*(?:sarif|cyclonedx\.org)[^"]*"|"@context"\s*:\s*"https:\/\/spdx\.org\/|"spdxVersion"\s*:/i;

const HEAD = 4000;
const LONG_LINE = 5000;

/** Reads path and head of a document; `text` may be its beginning. Path is relative to the workspace root. */
export function surroundingsOf(path: string, text: string): Surroundings {
  if (VENDORED.test(path)) return { kind: 'not-live', why: 'vendored' };
  if (/\.(?:json|jsonld|sarif)$/i.test(path) && REPORT.test(text.slice(0, HEAD)))
    return { kind: 'not-live', why: 'report' };
  if (BUNDLE.test(path) || looksMinified(path, text)) return { kind: 'not-live', why: 'minified' };
  if (TEST_FOLDER.test(path) || TEST_FILE.test(path) || TEST_BY_CASE.test(path))
    return { kind: 'not-live', why: 'test' };
  if (TEST_LIBRARY.test(text.slice(0, HEAD))) return { kind: 'not-live', why: 'test' };
  if (DOCUMENTATION.test(path)) return { kind: 'not-live', why: 'documentation' };
  if (MIGRATION.test(path)) return { kind: 'not-live', why: 'migration' };
  if (saysGenerated(text.slice(0, HEAD))) return { kind: 'not-live', why: 'generated' };
  return { kind: 'live' };
}

/** Whether a line of the header says that the file was made by a program; further down it is said of something else. */
function saysGenerated(head: string): boolean {
  if (GENERATED_GO.test(head)) return true;
  for (const line of head.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (!HEADER_LINE.test(line)) return false;
    if (GENERATED.test(line.replace(/^[\s#/*;<!-]+(?=[^\s#/*;<!-])/, (marks) => (marks.endsWith('<') ? '<' : ''))))
      return true;
  }
  return false;
}

/** A line too long for a person, made of code rather than of one string. */
function looksMinified(path: string, text: string): boolean {
  if (!/\.(?:[cm]?jsx?|html?)$/i.test(path)) return false;
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
