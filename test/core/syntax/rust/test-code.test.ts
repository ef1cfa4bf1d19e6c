import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createGrammars } from '../../../../src/core/syntax/grammars.ts';
import { blankTests } from '../../../../src/core/syntax/rust/test-code.ts';
import { createFactCollector } from '../../../../src/core/syntax/trees.ts';
import { testAssets } from '../../../support/ports.ts';

/** What is left of a text, blanks taken together. */
function left(text: string): string {
  const blanked = blankTests(text);
  assert.equal(blanked.length, text.length);
  return blanked.replace(/ +/g, ' ');
}

describe('code of tests in Rust', () => {
  it('is blanked in modules and functions, whatever stands before them', () => {
    assert.equal(
      left('fn a() {}\n#[cfg(test)]\nmod tests { fn b() { "}" } }\nfn c() {}'),
      'fn a() {}\n#[cfg(test)]\nmod tests { }\nfn c() {}',
    );
    assert.equal(
      left('#[tokio::test]\n#[ignore = "]"]\n// why\npub async fn a(x: [u8; 2]) -> A { b() }'),
      '#[tokio::test]\n#[ignore = "]"]\n// why\npub async fn a(x: [u8; 2]) -> A { }',
    );
    assert.equal(
      left('#[cfg(all(test, feature = "x"))] mod t { const A: char = \'}\'; const B: &str = r#"}"#; }'),
      '#[cfg(all(test, feature = "x"))] mod t { }',
    );
    assert.equal(
      left("impl<'a> A<'a> { #[cfg(test)] fn b(&'a self) { /* } /* } */ */ } fn c() {} }"),
      "impl<'a> A<'a> { #[cfg(test)] fn b(&'a self) { } fn c() {} }",
    );
  });

  it('stays where it is no item of a test', () => {
    const texts = [
      '#[cfg(not(test))] mod a { b() }',
      '#[cfg(test)] use a::{b, c};\nfn d() { e() }',
      '#[cfg(test)] mod tests;\nfn d() { e() }',
      'fn test() { a() }',
      '// #[cfg(test)]\nmod a { b() }',
      'const A: &str = r#"#[test] fn a() { b() }"#;',
      'const A: &str = "#[test] fn a() { \\" b() }";',
      'macro_rules! each { () => { #[test] fn a() { b() } } }',
      'each! { #[test] fn a() { b("gpt-4o") } }',
      // Something is open.
      '#[test] fn a() { b(',
      '#[test] fn a() { b() } }',
      '#[test] fn a() { // modelkeel-ignore-line\n b() }',
    ];
    for (const text of texts) assert.equal(blankTests(text), text);
  });

  it('is never more than bodies, for any text', () => {
    const pieces = [
      '#[test]',
      '#[cfg(test)]',
      ' fn a() ',
      ' mod b ',
      '{',
      '}',
      '(',
      ')',
      '"',
      "'",
      'r#"',
      '"#',
      '//',
      '\n',
      '/*',
      '*/',
      'c!',
      'x',
      ';',
      '\\',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const blanked = blankTests(text);
        assert.equal(blanked.length, text.length);
        for (let at = 0; at < text.length; at++) assert.ok(blanked[at] === ' ' || blanked[at] === text[at]);
      }),
    );
  });

  it('leaves no fact behind, so none is lost', async () => {
    const collector = createFactCollector(createGrammars(testAssets()));
    const code = (inner: string): string =>
      `use rig::client;\npub fn model() -> &'static str { "gpt-4o" }\n#[cfg(test)]\nmod tests {${inner}}\npub const B: &str = "x";\n`;
    const inner =
      '\n  use super::*;\n  #[test]\n  fn is_right() { assert_eq!(model(), "gpt-4o"); let x = client::new("o3"); }\n';
    const read = async (text: string): Promise<unknown> => {
      const source = { uri: 'file:///a.rs', language: 'rust', version: 0, text };
      const { facts, notes } = await collector.collect(source, new AbortController().signal);
      assert.deepEqual(notes, []);
      return facts;
    };
    assert.deepEqual(await read(code(inner)), await read(code(' '.repeat(inner.length))));
    collector.dispose();
  });
});
