import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { memoryWorkspace, ROOT, testPorts } from '../../support/ports.ts';

/** `line text` of each endpoint and model that `file` uses and another file writes, or any file (`own`). */
async function used(
  files: Readonly<Record<string, string>>,
  file: string,
  own: 'own' | null = null,
): Promise<readonly string[]> {
  const analyzer = createAnalyzer(
    { ...testPorts(), workspace: memoryWorkspace(files) },
    { horizonDays: 90, includeTests: false },
  );
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  const text = files[file] ?? '';
  return reports
    .flatMap(({ references }) => references)
    .filter(
      ({ kind, site, literal }) =>
        kind !== 'package' && site.uri === `${ROOT}/${file}` && (own !== null || literal?.uri !== site.uri),
    )
    .map((one) => `${String(text.slice(0, one.site.span.start).split('\n').length)} ${one.text ?? '?'}`);
}

const CHAT = 'https://api.openai.com/v1/chat/completions';

describe('what other files write', () => {
  it('is an address where it is handed to a request, by a constant, a field or a module', async () => {
    const files = {
      'settings.py': `URL = "${CHAT}"\n\nclass Settings:\n    api_url = "${CHAT}"\n\nsettings = Settings()\n`,
      'app.py': `# openai
import requests
import settings as config
from settings import URL, settings

requests.post(URL, json={})
requests.post(settings.api_url, json={})
requests.post(config.URL, json={})
`,
    };
    assert.deepEqual(await used(files, 'app.py'), [`6 ${CHAT}`, `7 ${CHAT}`, `8 ${CHAT}`]);
  });

  it('is nothing where it is shown, or no model answers there', async () => {
    const files = {
      'settings.py': `URL = "${CHAT}"\nHOME_URL = "https://acme.example/v2"\nOWN_URL = "http://localhost:8080/api"\n`,
      'app.py': `# openai
import requests
from settings import HOME_URL, OWN_URL, URL

print(URL)
requests.get(HOME_URL)
requests.get(OWN_URL)
`,
    };
    assert.deepEqual(await used(files, 'app.py'), []);
  });

  it('is found behind getters of a bean', async () => {
    const files = {
      'Config.java': `package app;

import org.springframework.beans.factory.annotation.Value;

class Config {
  @Value("\${openai.model:gpt-4o}")
  private String model;

  @Value("\${openai.url:${CHAT}}")
  private String apiUrl;

  String getModel() { return model; }

  String getApiUrl() { return apiUrl; }
}
`,
      'Service.java': `package app;

class Service {
  private Config config;

  Object ask(Rest rest) {
    log.debug("openai {}", config.getModel());
    return rest.post(config.getApiUrl(), Body.of(config.getModel()));
  }
}
`,
    };
    assert.deepEqual(await used(files, 'Service.java'), [`8 ${CHAT}`, '8 gpt-4o']);
  });

  it('is found where a path is joined to it, and not where the text is only logged', async () => {
    const text = (line: string): string =>
      `const OPENAI_API_URL = 'https://api.openai.com/v1';\nexport async function ask(body) {\n  ${line}\n}\n`;
    const asked = text('return fetch(`${OPENAI_API_URL}/chat/completions`, { body });');
    assert.deepEqual((await used({ 'a.ts': asked }, 'a.ts', 'own')).slice(-1), ['3 https://api.openai.com/v1']);
    const logged = text('console.log(`${OPENAI_API_URL}/chat/completions`);');
    assert.deepEqual(
      (await used({ 'a.ts': logged }, 'a.ts', 'own')).filter((one) => one.startsWith('3')),
      [],
    );
  });

  it('is found where a field that the configuration fills is handed over', async () => {
    const files = (annotation: string): Readonly<Record<string, string>> => ({
      'src/main/resources/application.yml': `client:\n  anthropic:\n    base-url: https://api.anthropic.com/v1\n`,
      'src/main/kotlin/Clients.kt': `package app

class Clients {
  ${annotation}
  private lateinit var anthropicBaseUrl: String

  fun anthropic(): RestClient = RestClient.builder().baseUrl(anthropicBaseUrl).build()
}
`,
    });
    const file = 'src/main/kotlin/Clients.kt';
    const filled = files('@Value("\\${client.anthropic.base-url}")');
    assert.deepEqual(await used(filled, file), ['7 https://api.anthropic.com/v1']);
    assert.deepEqual(await used(files('@Named("client")'), file), []);
  });
});
