import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { memoryWorkspace, ROOT, testPorts } from '../../support/ports.ts';

/** `text literal-file` of each model that a call of `file` is seen to take, sorted; the reason where it is not known. */
async function called(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const ports = { ...testPorts(), workspace: memoryWorkspace(files) };
  const analyzer = createAnalyzer(ports, { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return reports
    .filter(({ uri }) => uri === `${ROOT}/${file}`)
    .flatMap(({ references }) => references)
    .filter(({ kind, use }) => kind === 'model' && use === 'call')
    .map(({ text, literal, reason }) =>
      text === null ? `unknown: ${reason ?? ''}` : `${text} ${literal?.uri.slice(ROOT.length + 1) ?? ''}`,
    )
    .toSorted();
}

const SETTINGS = '{"Ai": {"Chat": {"ModelName": "gpt-4o"}}}';
const OPTIONS = `namespace Acme;
public class ChatOptions
{
    public const string SectionName = "Ai:Chat";
    public string ModelName { get; set; }
}
`;
const USE = `using OpenAI.Chat;
using Microsoft.Extensions.Options;
namespace Acme;
public class Writer
{
    private readonly ChatOptions _options;
    public Writer(IOptions<ChatOptions> options) { _options = options.Value; }
    public ChatClient Make(string key) => new ChatClient(_options.ModelName, key);
}
`;
const program = (statement: string): string => `using Acme;
var builder = WebApplication.CreateBuilder(args);
${statement}
`;

const BINDINGS: readonly (readonly [string, string])[] = [
  ['a section', 'builder.Services.Configure<ChatOptions>(builder.Configuration.GetSection("Ai:Chat"));'],
  [
    'a section of a section',
    'builder.Services.Configure<ChatOptions>(builder.Configuration.GetSection("Ai").GetSection("Chat"));',
  ],
  ['a constant', 'builder.Services.Configure<ChatOptions>(builder.Configuration.GetSection(ChatOptions.SectionName));'],
  [
    'options that are bound',
    'builder.Services.AddOptions<ChatOptions>().Bind(builder.Configuration.GetSection("Ai:Chat"));',
  ],
  ['options by a name', 'builder.Services.AddOptions<ChatOptions>().BindConfiguration("Ai:Chat");'],
  [
    'an object that is filled',
    'var options = new ChatOptions();\nbuilder.Configuration.GetSection("Ai:Chat").Bind(options);',
  ],
];

const BOUND = `package com.acme;
import org.springframework.boot.context.properties.ConfigurationProperties;
@ConfigurationProperties(prefix = "acme.chat")
public class ChatProperties {
  private String modelName;
  public String getModelName() { return modelName; }
  public void setModelName(String modelName) { this.modelName = modelName; }
}
`;
const JAVA_USE = `package com.acme;
import dev.langchain4j.model.openai.OpenAiChatModel;
public class Writer {
  private final ChatProperties properties;
  public Writer(ChatProperties properties) { this.properties = properties; }
  OpenAiChatModel make() { return OpenAiChatModel.builder().modelName(properties.getModelName()).build(); }
}
`;
const JAVA = 'src/main/java/com/acme';
const YAML = 'acme:\n  chat:\n    model-name: gpt-4o\n';

describe('classes that configuration fills', () => {
  for (const [name, statement] of BINDINGS)
    it(`have what the section says: ${name}`, async () => {
      const files = {
        'appsettings.json': SETTINGS,
        'ChatOptions.cs': OPTIONS,
        'Writer.cs': USE,
        'Program.cs': program(statement),
      };
      assert.deepEqual(await called(files, 'Writer.cs'), ['gpt-4o appsettings.json']);
    });

  it('have the default of the class besides', async () => {
    const files = {
      'appsettings.json': SETTINGS,
      'ChatOptions.cs': OPTIONS.replace('{ get; set; }', '{ get; set; } = "gpt-4.1";'),
      'Writer.cs': USE,
      'Program.cs': program('builder.Services.Configure<ChatOptions>(builder.Configuration.GetSection("Ai:Chat"));'),
    };
    assert.deepEqual(await called(files, 'Writer.cs'), ['gpt-4.1 ChatOptions.cs', 'gpt-4o appsettings.json']);
  });

  it('have nothing where nobody fills them, or another section does', async () => {
    for (const statement of [
      '',
      'builder.Services.Configure<ChatOptions>(builder.Configuration.GetSection("Ai:Other"));',
    ]) {
      const files = {
        'appsettings.json': SETTINGS,
        'ChatOptions.cs': OPTIONS,
        'Writer.cs': USE,
        'Program.cs': program(statement),
      };
      const [value, ...rest] = await called(files, 'Writer.cs');
      assert.match(value ?? '', /^unknown: (?:runtime-value|parameter)$/, statement);
      assert.deepEqual(rest, []);
    }
  });

  it('have nothing of a section that fills another type', async () => {
    const files = {
      'appsettings.json': SETTINGS,
      'ChatOptions.cs': OPTIONS,
      'Writer.cs': USE,
      'Program.cs': program(
        'builder.Services.Configure<ChatModelOptions>(builder.Configuration.GetSection("Ai:Chat"));',
      ),
    };
    assert.deepEqual(await called(files, 'Writer.cs'), ['unknown: runtime-value']);
  });

  it('are annotated in Java, with names in any form', async () => {
    const files = {
      'src/main/resources/application.yml': YAML,
      [`${JAVA}/ChatProperties.java`]: BOUND,
      [`${JAVA}/Writer.java`]: JAVA_USE,
    };
    assert.deepEqual(await called(files, `${JAVA}/Writer.java`), ['gpt-4o src/main/resources/application.yml']);
  });

  it('may be records of Java and classes of Kotlin', async () => {
    const files = {
      'src/main/resources/application.yml': YAML,
      [`${JAVA}/ChatProperties.java`]:
        'package com.acme;\n@ConfigurationProperties("acme.chat")\npublic record ChatProperties(String modelName) {}\n',
      [`${JAVA}/Writer.java`]: JAVA_USE.replace('getModelName()', 'modelName()'),
      'src/main/kotlin/Writer.kt': `package com.other
import dev.langchain4j.model.openai.OpenAiChatModel
@ConfigurationProperties(prefix = "acme.chat")
data class Props(val modelName: String)
class Writer(private val props: Props) {
  fun make() = OpenAiChatModel.builder().modelName(props.modelName).build()
}
`,
    };
    assert.deepEqual(await called(files, `${JAVA}/Writer.java`), ['gpt-4o src/main/resources/application.yml']);
    assert.deepEqual(await called(files, 'src/main/kotlin/Writer.kt'), ['gpt-4o src/main/resources/application.yml']);
  });

  it('have nothing of another prefix, and without the annotation', async () => {
    for (const text of [BOUND.replace('acme.chat', 'acme.other'), BOUND.replace(/@Conf.*\n/, '')]) {
      const files = {
        'src/main/resources/application.yml': YAML,
        [`${JAVA}/ChatProperties.java`]: text,
        [`${JAVA}/Writer.java`]: JAVA_USE,
      };
      assert.deepEqual(
        (await called(files, `${JAVA}/Writer.java`)).filter((one) => !one.startsWith('unknown')),
        [],
      );
    }
  });
});
