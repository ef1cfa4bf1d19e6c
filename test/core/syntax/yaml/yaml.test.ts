import assert from 'node:assert/strict';
import { collectYamlFacts } from '../../../../src/core/syntax/embedded/documents.ts';
import { contentsIn, readFacts, settingsIn, suppressionsIn } from '../../../support/read-settings.ts';

describe('yaml front end', () => {
  const cases: readonly [text: string, expected: readonly string[]][] = [
    ['model: gpt-4o', ['model = "gpt-4o"']],
    ['model: "gpt-4o"\nother: \'o3\'', ['model = "gpt-4o"', 'other = "o3"']],
    ['a: 1\nb: true\nc: null\nd:\ne: 2.5\nf: ~', ['a = #1', 'b = #true', 'c = #null', 'd = #', 'e = #2.5', 'f = #~']],
    ['a: "1"', ['a = "1"']],
    ['llm:\n  model: a\n  list:\n    - b\n    - c: d', ['llm = {model: "a", list: ["b", {c: "d"}]}']],
    ['- a\n- b', [' = ["a", "b"]']],
    ['a: 1\n---\na: 2\nb: 3', ['a = #1', 'a = #2', 'b = #3']],
    ['just text', []],
    ['', []],
    ['a: &x gpt-4o\nb: *x', ['a = "gpt-4o"', 'b = "gpt-4o"']],
    ['a: &x {m: o1}\nb:\n  <<: *x\n  n: o3', ['a = {m: "o1"}', 'b = {n: "o3", ...{m: "o1"}}']],
    [
      'a: &x {m: o1}\nb: &y {n: o3}\nc: {<<: [*x, *y]}',
      ['a = {m: "o1"}', 'b = {n: "o3"}', 'c = {...{m: "o1"}, ...{n: "o3"}}'],
    ],
    ['x: &x {m: o1}\n<<: *x', ['m = "o1"', 'x = {m: "o1"}']],
    ['a: *nowhere', ['a = ?unsupported']],
    ['a: &a [*a]', ['a = [?unsupported]']],
    ['a: |\n  gpt-4o\n', ['a = "gpt-4o"']],
    ['a: |-\n  one\n  two\n', ['a = "one\\ntwo"']],
    ['a: >-\n  gpt-4o\n', ['a = "gpt-4o"']],
    ['a: |\n', ['a = ""']],
    [
      'a: !Ref X\nb: !Sub "x"\nc: !reference [a, b]\nd: !ENV X',
      ['a = ?runtime-value', 'b = "x"', 'c = ["a", "b"]', 'd = $X'],
    ],
    ['a: gpt\n  4o', ['a = "gpt 4o"']],
    ['a: 1\na: 2', ['a = #1', 'a = #2']],
    ['? [x]\n: y', [' = "y"']],
    ['a: ${X}', ['a = $X']],
    ['a: ${X:-gpt-4o}', ['a = $X("gpt-4o")']],
    ['a: ${X-gpt-4o}', ['a = $X("gpt-4o")']],
    ['a: ${X:=gpt-4o}', ['a = $X("gpt-4o")']],
    ['a: ${X:gpt-4o}', ['a = $X("gpt-4o")']],
    ['a: ${X:?must be given}', ['a = $X']],
    ['a: ${X:-${Y:-gpt-4o}}', ['a = $X($Y("gpt-4o"))']],
    ['a: "${oc.env:X,gpt-4o}"', ['a = $X("gpt-4o")']],
    ["a: ${env:X, 'gpt-4o'}", ['a = $X("gpt-4o")']],
    ['a: ${my.key:gpt-4o}', ['a = $my.key("gpt-4o")']],
    ['a: ${my-key:gpt-4o}', ['a = $my-key("gpt-4o")']],
    ['a: ${other.key}', ['a = ?runtime-value']],
    ['a: $${X}', ['a = "$${X}"']],
    ['a: org/${X:-name}:v1', ['a = join("org/" $X("name") ":v1")']],
    ['a: ${{ env.X }}', ['a = $X']],
    ["a: ${{ inputs.x || 'gpt-4o' }}", ['a = or(?runtime-value | "gpt-4o")']],
    ["a: ${{ env.X || 'gpt-4o' }}", ['a = $X("gpt-4o")']],
    ["a: ${{ github.ref == 'main' && 'o1' || 'o3' }}", ['a = if("o1" | "o3")']],
    ['a: {{ .Values.x }}', ['a = ?runtime-value']],
    ['a: {{ .Values.x | default "gpt-4o" | quote }}', ['a = or(?runtime-value | "gpt-4o")']],
    ['a: "{{ default "gpt-4o" .Values.x }}"', ['a = or(?runtime-value | "gpt-4o")']],
    ['a: {{ "gpt-4o" }}', ['a = "gpt-4o"']],
    ['a: {{ eq .x "gpt-4o" }}', ['a = ?runtime-value']],
    ["a: \"{{ env_var('X', 'gpt-4o') }}\"", ['a = $X("gpt-4o")']],
    ['a: {{ .x }}-y', ['a = join(?runtime-value "-y")']],
    ['{{ .x }}: y', [' = "y"']],
    ['{{- if .x }}\na: b\n{{- else }}\na: c\n{{- end }}', ['a = "b"', 'a = "c"']],
    ['a:\n  {{- include "x" . | nindent 2 }}\n  b: c', ['a = {b: "c"}']],
    ['{% if x %}\na: b\n{% endif %}', ['a = "b"']],
    ['c.yaml: |\n  m: o1\n', ['c.yaml = {m: "o1"}']],
    ['c.json: |\n  {"m": "o1"}\n', ['c.json = {m: "o1"}']],
    ['c.toml: |\n  [a]\n  m = "o1"\n', ['c.toml = {a: {m: "o1"}}']],
    ['c.env: |\n  M=o1\n', ['c.env = {M: "o1"}']],
    ['c.properties: |\n  a.m=o1\n', ['c.properties = {a.m: "o1"}']],
    ['c.yaml: just text', ['c.yaml = "just text"']],
    ['x: \'{"m": "o1", "n": [1]}\'', ['x = {m: "o1", n: [#1]}']],
    ['x: "{\\"m\\": \\"o1\\"}"', ['x = {m: "o1"}']],
    ['x: "[not json]"', ['x = "[not json]"']],
    ['a: b: c', ['a = {b: "c"}']],
    ['a: [b\nc: d', ['a = ["b"]', 'c = "d"']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(settingsIn(collectYamlFacts, text), expected);
    });
  }

  it('gives strings the places an edit may replace', () => {
    const text =
      'a: gpt-4o\nb: "gpt-4.1"\nc: \'o1\'\nd: |\n  o3\ne: >-\n    o4-mini  \n\nf: ${X:-gpt-4}\ng.json: |\n  {\n    "m": "x1"\n  }\nh: "{\\"m\\": \\"x2\\"}"\n';
    assert.deepEqual(contentsIn(collectYamlFacts, text), [
      'gpt-4o',
      'gpt-4.1',
      'o1',
      'o3',
      'o4-mini',
      'gpt-4',
      'x1',
      'x2',
    ]);
  });

  it('gives an alias the place of its anchor', () => {
    const text = 'a: &x gpt-4o\nb: *x\n';
    const [, b] = readFacts(collectYamlFacts, text).settings;
    assert.ok(b?.value.kind === 'string');
    assert.equal(b.value.content.start, text.indexOf('gpt-4o'));
  });

  it('counts errors and reads the rest', () => {
    const facts = readFacts(collectYamlFacts, 'a: b\nc: "d\ne: f\n');
    assert.ok(facts.syntaxErrors > 0);
    assert.equal(facts.settings[0]?.path[0], 'a');
    assert.equal(readFacts(collectYamlFacts, 'a: b\n').syntaxErrors, 0);
  });

  it('reads suppressions in comments, also of embedded documents and templates, and not in text', () => {
    const text = [
      '{{/* modelkeel-ignore-next-line */}}',
      'a: o1 # modelkeel-ignore-line floating-model -- known',
      'b: |',
      '  # modelkeel-ignore-file',
      'c.yaml: |',
      '  # modelkeel-ignore-next-line',
      '  d: o3',
      'e: "# modelkeel-ignore-file"',
    ].join('\n');
    assert.deepEqual(suppressionsIn(collectYamlFacts, text), [
      'next-line  "a: o1 # modelkeel-ignore-line floating-model -- known"',
      'line floating-model "a: o1 # modelkeel-ignore-line floating-model -- known"',
      'next-line  "d: o3"',
    ]);
  });

  it('does not grow with aliases of aliases', () => {
    const levels = Array.from(
      { length: 30 },
      (_, n) =>
        `l${String(n + 1)}: &l${String(n + 1)} [${Array(10)
          .fill(`*l${String(n)}`)
          .join(', ')}]`,
    );
    const facts = collectYamlFacts({
      uri: 'file:///a',
      language: 'yaml',
      version: 1,
      text: ['l0: &l0 [x]', ...levels].join('\n'),
    });
    let values = 0;
    const visit = (value: (typeof facts.settings)[number]['value']): void => {
      values++;
      if (value.kind === 'list') value.items.forEach(visit);
    };
    facts.settings.forEach(({ value }) => {
      visit(value);
    });
    assert.ok(values < 100_000, String(values));
  });

  it('takes any depth', () => {
    for (const text of ['['.repeat(20_000), '- '.repeat(20_000), '{a: '.repeat(20_000), 'a: '.repeat(2000)]) {
      assert.doesNotThrow(() => collectYamlFacts({ uri: 'file:///a', language: 'yaml', version: 1, text }));
    }
  });

  it('leaves nesting alone that the stack may not hold, and only that', () => {
    const read = (text: string): ReturnType<typeof settingsIn> => settingsIn(collectYamlFacts, text);
    const stairs = Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    for (const text of [
      '"a": {'.repeat(2500),
      '- - '.repeat(1500),
      '? '.repeat(1500),
      `${stairs} b`,
      '[{a: ['.repeat(100),
    ])
      assert.deepEqual(read(text), [], text.slice(0, 20));
    assert.deepEqual(read(`model: gpt-4o\ntext: "${'[{'.repeat(500)}"\nnote: |\n  ${'[ '.repeat(500)}\n`).length, 3);
    assert.equal(read(`model: gpt-4o\n${stairs.slice(0, 1000)}: b\n`).length, 2);
  });
});
