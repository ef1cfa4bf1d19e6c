import assert from 'node:assert/strict';
import { isApiPath, isPage, pathOf } from '../../../src/core/detect/addresses.ts';
import {
  asksAbout,
  namesChoice,
  namesEndpoint,
  namesModel,
  namesModelServer,
  namesOnlyModel,
  wordsOf,
} from '../../../src/core/detect/names.ts';
import { createPrefilter } from '../../../src/core/detect/prefilter.ts';
import { sdkTables } from '../../../src/core/detect/registry.ts';
import { surroundingsOf } from '../../../src/core/detect/surroundings.ts';
import { familyStems } from '../../../src/core/identify/families.ts';

/** Asserts that a test holds for the first texts and for none of the second. */
function tells(test: (text: string) => boolean, yes: readonly string[], no: readonly string[]): void {
  assert.deepEqual(
    yes.filter((text) => !test(text)),
    [],
    'should hold',
  );
  assert.deepEqual(
    no.filter((text) => test(text)),
    [],
    'should not hold',
  );
}

describe('names', () => {
  it('are split into words', () => {
    assert.deepEqual(wordsOf('OPENAI_MODEL-name'), ['openai', 'model', 'name']);
    assert.deepEqual(wordsOf('defaultLLMModelId'), ['default', 'llm', 'model', 'id']);
    assert.deepEqual(wordsOf('MCPServerSse'), ['mcp', 'server', 'sse']);
    assert.deepEqual(wordsOf(''), []);
  });

  it('say that a value is the id of a model', () => {
    tells(
      namesModel,
      [
        'model',
        'MODEL_NAME',
        'chatModel',
        'llm',
        'embedding_model',
        'model_id',
        '--model',
        'model_name_or_path',
        'azure_deployment',
      ],
      ['models', 'model_path', 'modelLabel', 'model_type', 'title', 'model_config', 'llm_provider', 'tokenizer', ''],
    );
  });

  it('say that a value is one of several', () => {
    tells(namesChoice, ['MODELS', 'availableModels', 'model_options', 'PRICES'], ['model', 'DEFAULT_MODEL', 'llm']);
  });

  it('say that a value is an address, and of what', () => {
    tells(
      namesEndpoint,
      ['base_url', 'OPENAI_API_BASE', 'ollamaHost', '--api-addr', 'endpoint'],
      ['urls', 'hostname', 'model'],
    );
    tells(
      namesModelServer,
      ['OLLAMA_HOST', 'llm_base_url', 'openaiApiBase'],
      ['BACKEND_URL', 'CHAINLIT_URL', 'apiUrl'],
    );
  });

  it('speak of models of this kind alone', () => {
    tells(
      namesOnlyModel,
      ['MODEL', 'MODEL_NAME', 'LLM', 'OLLAMA_MODEL', 'default_model'],
      ['CAR_MODEL', 'PRINTER_MODEL_NAME'],
    );
  });

  it('only ask', () => {
    tells(asksAbout, ['isThinkingModel', 'supports_vision', 'hasModel'], ['issueModel', 'createModel', 'ask', '']);
  });
});

describe('addresses', () => {
  it('have a path of a model API', () => {
    tells(
      (url) => isApiPath(pathOf(url)),
      [
        'http://h/v1/chat/completions',
        'https://h/openai/chat/completions?x',
        'h:80/v1/embeddings',
        'http://h/v1/messages',
      ],
      ['http://h/api/chat', 'http://h/v1', 'http://h', 'http://h/?next=/v1/completions'],
    );
  });

  it('are pages for people', () => {
    tells(
      isPage,
      ['https://platform.openai.com/docs', 'https://console.groq.com/keys', 'https://huggingface.co/org/name'],
      [
        'https://api.openai.com/v1',
        'http://localhost:3000/x',
        'https://openrouter.ai/api/v1',
        'https://x.openai.azure.com/a',
      ],
    );
  });
});

describe('the prefilter', () => {
  const { mayMatch } = createPrefilter(sdkTables, familyStems);

  it('keeps files that only hand a named model on', () => {
    tells(
      mayMatch,
      [
        'run(model=DEFAULT_MODEL)',
        'ask({ model: CHAT_MODEL })',
        'make(FAST_LLM)',
        'f(llm=settings.chat_llm)',
        'x = {"model": config.model}',
      ],
      ['class Car(Model):\n    pass', 'model = Car()', 'save(self.model)', 'data_model: DataModel = load()'],
    );
  });

  it('keeps files that only import, whatever other names of modules theirs hold', () => {
    tells(
      mayMatch,
      ['import dev.langchain4j.data.audio.Audio', 'import (\n\t"github.com/modelcontextprotocol/go-sdk/mcp"\n)'],
      ['import dev.langchains.data.Audio', 'import (\n\t"github.com/contoso/go-sdk/map"\n)'],
    );
  });

  it('ends on any text in the time a test has', () => {
    for (const text of [
      'model'.repeat(20_000),
      'm'.repeat(100_000),
      `model${' '.repeat(100_000)}`,
      `(${'A_'.repeat(50_000)}`,
      'model=a.'.repeat(12_000),
    ])
      mayMatch(text);
  });
});

describe('surroundings', () => {
  const cases: readonly (readonly [path: string, text: string, expected: string])[] = [
    ['src/app.py', '', 'live'],
    ['tests/app.py', '', 'test'],
    ['src/test_app.py', '', 'test'],
    ['notebooks/test_llama.ipynb', '', 'live'],
    ['tests/llama.ipynb', '', 'test'],
    ['src/app.test.ts', '', 'test'],
    ['client/src/commonTest/kotlin/com/contoso/Ask.kt', '', 'test'],
    ['app/src/androidTest/kotlin/Ask.kt', '', 'test'],
    ['Contoso.Shop.IntegrationTests/Ask.cs', '', 'test'],
    ['src/main/java/com/contoso/AskTest.java', '', 'test'],
    ['src/main/java/com/contoso/AskIT.java', '', 'test'],
    ['src/contest.py', '', 'live'],
    ['src/latest/Ask.kt', '', 'live'],
    ['src/main/java/com/contoso/Latest.java', '', 'live'],
    ['src/main/java/com/contoso/Exit.java', '', 'live'],
    ['vendor/x.py', '', 'vendored'],
    ['src/app.min.js', '', 'minified'],
    ['db/migrate/20240101_add_models.rb', '', 'migration'],
    ['db/schema.rb', '', 'migration'],
    ['database/migrations/2024_add_models.php', '', 'migration'],
    ['shop/migrations/0034_default_model.py', '', 'migration'],
    ['alembic/versions/3f2a_models.py', '', 'migration'],
    ['src/migrations/20240101120000-models.ts', '', 'migration'],
    ['src/migrations/run.py', '', 'live'],
    ['app/versions/models.py', '', 'live'],
    ['app/models/migration.rb', '', 'live'],
    ['spec/chat_spec.rb', '', 'test'],
    ['lang/en/chat.php', '', 'documentation'],
    ['src/api.py', '# Code generated by protoc. DO NOT EDIT.\n', 'generated'],
  ];
  for (const [path, text, expected] of cases) {
    it(`${path} is ${expected}`, () => {
      const found = surroundingsOf(path, text);
      assert.equal(found.kind === 'live' ? 'live' : found.why, expected);
    });
  }
});
