/** One of everything the front end reads, to be broken at random places. */
export const SAMPLE = `{{- if .Values.on }}
# modelkeel-ignore-next-line
model: &m gpt-4o # modelkeel-ignore-line x
base: &b {model: "gpt\\x2d4o", n: 3, 'it''s': [a, "b"]}
agent:
  <<: [*b]
  name: *m
  text: |-
    one
      two
  folded: >+
    three
    four

  tagged: !Ref Foo
  read: !ENV \${MODEL:gpt-4}
  json: '{"model": "o3", "a": [1]}'
  action: {{ .Values.model | default "gpt-4o" }}
data:
  config.yaml: |
    llm: {model: o1}
    list: [a, b]
{{- end }}
? complex
: key
---
- q: 1
- - r
...
`;
