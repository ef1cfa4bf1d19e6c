import assert from 'node:assert/strict';
import { applyEdits, overlaps } from '../../../src/core/base/edits.ts';
import { codeLine } from '../../../src/core/fixes/code-line.ts';
import { pinAliasFix, pinRevisionFix } from '../../../src/core/fixes/pin.ts';
import type { RevisionTarget } from '../../../src/core/fixes/pin.ts';
import { renameEdit, replaceFix } from '../../../src/core/fixes/replace.ts';
import { suppressFixes, suppressInFile } from '../../../src/core/fixes/suppress.ts';
import { REASON_PLACEHOLDER, withReason } from '../../../src/core/model/fix.ts';
import type { Fix } from '../../../src/core/model/fix.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import { chooseFixes } from '../../../src/core/report/choose-fixes.ts';
import { identity, URI } from '../../support/references.ts';
import { told } from '../../../src/core/model/told.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';

function renamed(raw: string, own: Partial<Identity>, id: string): string | null {
  const literal = { uri: URI, span: { start: 10, end: 10 + raw.length } };
  const edit = renameEdit({ identity: identity(own), literal, raw }, id);
  return edit && applyEdits('x'.repeat(10) + raw, [edit]).slice(10);
}

describe('writing another id', () => {
  it('keeps the prefix', () => {
    assert.equal(renamed('gpt-x', { name: 'gpt-x' }, 'gpt-y'), 'gpt-y');
    assert.equal(renamed('azure/gpt-x', { name: 'gpt-x', prefix: 'azure/' }, 'gpt-y'), 'azure/gpt-y');
    assert.equal(renamed('openai:gpt-x', { name: 'gpt-x', prefix: 'openai:' }, 'gpt-y'), 'openai:gpt-y');
    assert.equal(renamed('us.a.b-v1:0', { name: 'a.b-v1:0', prefix: 'us.' }, 'a.c-v1:0'), 'us.a.c-v1:0');
    assert.equal(renamed('gpt/gpt', { name: 'gpt', prefix: 'gpt/' }, 'new'), 'gpt/new');
  });

  it('takes a version behind @ with it, and expects the name before it', () => {
    const own = { name: 'gecko', suffix: '@003', provider: 'vertex' };
    assert.equal(renamed('gecko@003', own, 'gemini-embedding-001'), 'gemini-embedding-001');
    const literal = { uri: URI, span: { start: 0, end: 9 } };
    const named = { identity: identity(own), literal, raw: 'gecko@003' };
    const fix = replaceFix(named, { id: 'claude@20250514', prefix: '' }, told`alive`, null, { moves: [] });
    assert.deepEqual(fix?.expects, { kind: 'identity', provider: 'vertex', name: 'claude', pin: null });
  });

  it('leaves alone what it cannot place', () => {
    assert.equal(renamed('z/gpt-x:free', { name: 'gpt-x', prefix: 'z/', suffix: ':free' }, 'gpt-y'), null);
    assert.equal(renamed('gpt\\u002dx', { name: 'gpt-x' }, 'gpt-y'), null);
    assert.equal(renamed('gpt-x or gpt-x', { name: 'gpt-x' }, 'gpt-y'), null);
    assert.equal(
      renameEdit({ identity: identity(), literal: { uri: URI, span: { start: 0, end: 1 } }, raw: null }, 'y'),
      null,
    );
  });
});

describe('pinning', () => {
  it('an alias is as safe as is said, and expects a pinned id of the same provider', () => {
    const literal = { uri: URI, span: { start: 0, end: 5 } };
    const fix = pinAliasFix({ identity: identity(), literal, raw: 'gpt-x' }, 'gpt-x-2026-04-23', 'safe');
    assert.deepEqual(
      [fix?.safety, fix?.preferred, fix?.expects],
      ['safe', true, { kind: 'identity', provider: 'openai', name: 'gpt-x-2026-04-23', pin: 'pinned' }],
    );
  });

  const written = (parts: Partial<RevisionTarget>, uri = URI): string | undefined => {
    const target: RevisionTarget = {
      provider: 'huggingface',
      name: 'org/name',
      insertion: null,
      revisionLiteral: null,
      text: null,
      quote: '"',
      ...parts,
    };
    const edit = pinRevisionFix({ ...target }, SHA, 'a test')?.edits[0];
    assert.ok(edit === undefined || edit.uri === uri);
    return edit?.newText;
  };

  it('a load writes the argument as the language has it', () => {
    const at = { uri: URI, offset: 5 };
    assert.equal(written({ insertion: { ...at, style: 'keyword', comma: 'before' } }), `, revision="${SHA}"`);
    assert.equal(written({ insertion: { ...at, style: 'keyword', comma: 'after' } }), `revision="${SHA}", `);
    const quoted = { insertion: { ...at, style: 'property', comma: 'before' }, quote: "'" } as const;
    assert.equal(written(quoted), `, revision: '${SHA}'`);
    assert.equal(written({ insertion: { ...at, style: 'property', comma: 'none' } }), ` revision: "${SHA}" `);
    assert.equal(written({ insertion: { ...at, style: 'options', comma: 'before' } }), `, { revision: "${SHA}" }`);
  });

  it('a load in a notebook file is written as JSON has it', () => {
    const uri = 'file:///workspace/a.ipynb';
    const insertion = { uri, offset: 5, style: 'keyword', comma: 'before' } as const;
    assert.equal(written({ insertion }, uri), `, revision=\\"${SHA}\\"`);
  });

  it('puts the commit in the place of a branch, wherever that is written', () => {
    const revisionLiteral = { uri: 'file:///workspace/settings.py', span: { start: 3, end: 7 } };
    assert.equal(written({ revisionLiteral }, revisionLiteral.uri), SHA);
    assert.equal(written({}), undefined);
  });
});

describe('lines of code', () => {
  const line = (uri: string, text: string, word: string): string => {
    const { start, end } = codeLine(uri, text, text.indexOf(word));
    return text.slice(start, end);
  };

  it('end before the line break, whatever it is', () => {
    for (const end of ['\n', '\r\n', '\r']) assert.equal(line(URI, `a${end}b x c${end}d`, 'x'), 'b x c');
    assert.equal(line(URI, 'x', 'x'), 'x');
  });

  it('in a notebook file are pieces of JSON strings', () => {
    const uri = 'file:///workspace/a.ipynb';
    assert.equal(line(uri, '   "a = \\"x\\"\\n",\n   "b"', 'x'), 'a = \\"x\\"');
    assert.equal(line(uri, '"source": "one\\nb = \\"x\\"\\r\\nthree"', 'x'), 'b = \\"x\\"');
    assert.equal(line(uri, '["s = 1\\n", "c = x \\\\\\n", "d"]', 'x'), 'c = x \\\\');
    assert.equal(line(uri, '["last x"]', 'x'), 'last x');
  });
});

describe('suppressing', () => {
  const applied = (text: string, uri = URI, comment = '#'): readonly string[] => {
    const start = text.indexOf('gpt-x');
    const place = { uri, span: { start, end: start + 5 } };
    return suppressFixes('retired-model', place, text, comment).map((fix) => applyEdits(text, fix.edits));
  };
  const why = `retired-model -- ${REASON_PLACEHOLDER}`;

  it('ends the line with a comment', () => {
    assert.deepEqual(applied('a = "gpt-x",\r\nb\r\n'), [`a = "gpt-x",  # modelkeel-ignore-line ${why}\r\nb\r\n`]);
    assert.deepEqual(applied("a('gpt-x')", 'file:///workspace/a.ts', '//'), [
      `a('gpt-x')  // modelkeel-ignore-line ${why}`,
    ]);
  });

  it('puts the comment above where none can end the line', () => {
    assert.deepEqual(applied('if a:\r\n\tb("gpt-x", \\\r\n\t  2)\r\n'), [
      `if a:\r\n\t# modelkeel-ignore-next-line ${why}\r\n\tb("gpt-x", \\\r\n\t  2)\r\n`,
    ]);
    assert.deepEqual(applied('A=1\nMODEL=gpt-x\n', 'file:///workspace/.env'), [
      `A=1\n# modelkeel-ignore-next-line ${why}\nMODEL=gpt-x\n`,
    ]);
  });

  it('keeps a notebook file valid', () => {
    const notebook = (lines: readonly string[]): string => JSON.stringify({ cells: [{ source: lines }] }, null, 1);
    const uri = 'file:///workspace/a.ipynb';
    const source = (text: string | undefined): string =>
      (JSON.parse(text ?? '') as { cells: { source: string[] }[] }).cells[0]?.source.join('') ?? '';
    assert.equal(
      source(applied(notebook(['\tf("gpt-x")\n', 'g()']), uri)[0]),
      `\tf("gpt-x")  # modelkeel-ignore-line ${why}\ng()`,
    );
    assert.equal(
      source(applied(notebook(['a()\n', '\tf("gpt-x", \\\n', '\t2)']), uri)[0]),
      `a()\n\t# modelkeel-ignore-next-line ${why}\n\tf("gpt-x", \\\n\t2)`,
    );
  });

  it('offers several ways within markup, all of one title', () => {
    const text = '  <A m="gpt-x">b</A>\n';
    const all = applied(text, 'file:///workspace/a.tsx', '//');
    assert.deepEqual(all, [
      `  <A m="gpt-x">b</A>  // modelkeel-ignore-line ${why}\n`,
      `  // modelkeel-ignore-next-line ${why}\n${text}`,
      `  {/* modelkeel-ignore-next-line ${why} */}\n${text}`,
    ]);
    assert.equal(applied('  m="gpt-x"\n', 'file:///workspace/a.tsx', '//').length, 1);
  });

  it('writes a property above where JSON has no comments', () => {
    const uri = 'file:///workspace/a.json';
    const text = '{\n  "model": "gpt-x"\n}\n';
    const [only, ...more] = applied(text, uri, '');
    assert.deepEqual(more, []);
    assert.equal(only, `{\n  "//": "modelkeel-ignore-next-line ${why}",\n  "model": "gpt-x"\n}\n`);
    assert.ok(JSON.parse(only));
    assert.deepEqual(applied('["gpt-x"]', uri, ''), []);
    assert.deepEqual(applied('FROM gpt-x', 'file:///workspace/a.txt', ''), []);
  });

  it('does nothing within a text of several lines', () => {
    const text = '"""\ngpt-x\n"""';
    const place = { uri: URI, span: { start: 3, end: 10 } };
    assert.deepEqual(suppressFixes('retired-model', place, text, '#'), []);
    assert.deepEqual(suppressFixes('retired-model', place, null, '#'), []);
  });
});

describe('suppressing a second rule', () => {
  it('joins the comment that is there', () => {
    const joined = (text: string): readonly string[] => {
      const start = text.indexOf('gpt-x');
      const place = { uri: URI, span: { start, end: start + 5 } };
      return suppressFixes('floating-model', place, text, '#').map((fix) => applyEdits(text, fix.edits));
    };
    assert.deepEqual(joined('call("gpt-x")  # modelkeel-ignore-line retired-model, unknown-model -- old\n'), [
      'call("gpt-x")  # modelkeel-ignore-line retired-model, unknown-model, floating-model -- old\n',
    ]);
    assert.deepEqual(joined('# modelkeel-ignore-next-line retired-model\ncall("gpt-x")\n'), [
      '# modelkeel-ignore-next-line retired-model, floating-model\ncall("gpt-x")\n',
    ]);
    assert.match(
      joined('a()  # modelkeel-ignore-line retired-model\ncall("gpt-x")\n')[0] ?? '',
      /gpt-x"\) {2}# modelkeel-ignore-line floating-model -- /,
      'a comment for another line stays as it is',
    );
  });
});

describe('the reason of a suppression', () => {
  const fix = (uri: string, newText: string): Fix => ({
    title: '',
    kind: 'suppress',
    preferred: false,
    safety: 'review',
    edits: [{ uri, span: { start: 0, end: 0 }, newText }],
    expects: { kind: 'silenced' },
  });
  const said = (newText: string, reason: string, uri = URI): string | undefined =>
    withReason(fix(uri, newText), reason).edits[0]?.newText;

  it('takes the place of the placeholder, in every form', () => {
    assert.equal(said('  # ignore r -- say why', ' until $& March '), '  # ignore r -- until $& March');
    assert.equal(said('# ignore r -- say why\n', 'a\r\nb'), '# ignore r -- a b\n');
    assert.equal(said('{/* ignore r -- say why */}\n', 'no */ end'), '{/* ignore r -- no end */}\n');
    assert.equal(said('# ignore r -- say why', 'a "b"', 'file:///a.ipynb'), '# ignore r -- a \\"b\\"');
  });

  it('may be left out', () => {
    assert.equal(said('{/* ignore r -- say why */}\n', '  '), '{/* ignore r */}\n');
  });
});

describe('edits', () => {
  const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });

  it('apply in any order and leave line breaks alone', () => {
    const edits = [edit(6, 7, 'C'), edit(0, 1, 'A'), edit(3, 3, '+')];
    assert.equal(applyEdits('a\r\nb\r\nc', edits), 'A\r\n+b\r\nC');
  });

  it('overlap where they touch the same text or insert at one place', () => {
    assert.equal(overlaps(edit(0, 2, ''), edit(2, 3, '')), false);
    assert.equal(overlaps(edit(0, 2, ''), edit(1, 3, '')), true);
    assert.equal(overlaps(edit(2, 2, 'a'), edit(2, 2, 'b')), true);
    assert.equal(overlaps(edit(2, 2, 'a'), edit(1, 4, 'b')), true);
    assert.throws(() => applyEdits('abc', [edit(0, 2, 'x'), edit(1, 3, 'y')]), /overlapping/);
  });

  it('of several findings: the preferred fix of each, without those that touch the same text', () => {
    const fix = (title: string, preferred: boolean, start: number): Fix => ({
      title,
      kind: 'pin',
      preferred,
      safety: 'safe',
      edits: [{ uri: URI, ...edit(start, start + 3, title) }],
      expects: { kind: 'silenced' },
    });
    const chosen = chooseFixes([[fix('a', false, 0), fix('b', true, 0)], [], [fix('c', true, 2)], [fix('d', true, 9)]]);
    assert.deepEqual(
      chosen.map(({ title }) => title),
      ['b', 'd'],
    );
  });
});

describe('silence in a whole document', () => {
  const silenced = (uri: string, text: string, comment: string): string | null => {
    const fix = suppressInFile('retired-model', uri, text, comment);
    return fix && applyEdits(text, fix.edits);
  };
  it('stands behind what has to stand first, joins the comment that is there, and is none without comments', () => {
    const why = 'modelkeel-ignore-file retired-model -- say why';
    assert.equal(silenced('a.php', '<?php\necho 1;\n', '//'), `<?php\n// ${why}\necho 1;\n`);
    assert.equal(silenced('a.ts', 'let a;\r\n', '//'), `// ${why}\r\nlet a;\r\n`);
    assert.equal(
      silenced('a.py', 'x = 1\n# modelkeel-ignore-file floating-model -- old\n', '#'),
      'x = 1\n# modelkeel-ignore-file floating-model, retired-model -- old\n',
    );
    assert.equal(silenced('a.json', '{}\n', ''), null);
    assert.equal(silenced('a.ipynb', '{}\n', '#'), null);
  });
});
