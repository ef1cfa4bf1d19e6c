import assert from 'node:assert/strict';
import { packageFileOf } from '../../src/core/base/package-files.ts';
import { repositoryOf } from '../../src/core/base/serving-images.ts';
import { trimmedEndOf, trimmedOf } from '../../src/core/base/trim.ts';
import { isPage } from '../../src/core/detect/addresses.ts';
import { wordsOf } from '../../src/core/detect/names.ts';
import { surroundingsOf } from '../../src/core/detect/surroundings.ts';
import { raiseFix } from '../../src/core/fixes/raise.ts';
import { placeOf } from '../../src/core/metadata/images/ask-image.ts';
import { licenseFact } from '../../src/core/metadata/lineage/license-fact.ts';
import { versionOrder } from '../../src/core/metadata/packages/versions/registry.ts';
import { hubCard } from '../../src/core/metadata/sources/hugging-face-hub.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import { languageOf } from '../../src/core/model/language.ts';
import { isEnvironmentFile } from '../../src/core/workspace/environment-files.ts';
import { plainText } from '../../src/server/common/plain-text.ts';
import { assertLinear } from '../support/doubling.ts';

/** Text of others that is read with an expression, and what makes one that is ambiguous try again. */
const READERS: Readonly<Record<string, readonly [run: (text: string) => unknown, ...texts: (readonly string[])[]]>> = {
  'the repository of an image': [repositoryOf, ['', '.'], ['a', ':']],
  'the registry of an image': [placeOf, ['', '.', 'h'], ['a.b/', ':']],
  'an address': [isPage, ['https://a/v0', '0', '!'], ['https://a', '/', '/b']],
  'a name': [wordsOf, ['', 'A', '\0'], ['', 'Aa']],
  'the path of a file': [
    (path) => [surroundingsOf(path, ''), languageOf(path), packageFileOf(path), isEnvironmentFile(path)],
    ['/', 't', 'gIT.cs'],
    ['/migrations/', '0', '.x'],
    ['/environment', '-'],
    ['/environment', '-', '.yml!'],
  ],
  'a licence': [licenseFact, ['', '\t', '!'], ['a', '-', 'b'], ['a (', '(']],
  'the card of a model': [readCard, ['#', '\t', '\0'], ['# ', ' '], ['', '# a\n']],
  'a card of ours': [plainText, ['', '[\\'], ['', '[a]('], ['', '[']],
  'a row that is raised': [raised, ['a', '\t', '{version="1"'], ['a =', ' ', '{version'], ['a', '=', '1']],
  'a version of Composer': [order('composer'), ['0B0', '0', '0B'], ['1', '.0'], ['1-rc', '-1']],
  'a version of Python': [order('pypi'), ['1', '+', '\n+'], ['1', '.0']],
  'a version of Ruby': [order('gem'), ['1', '-arm', '\n'], ['1', '.a']],
  'a version of Maven': [order('maven'), ['1', '.0'], ['1', '-a']],
  'a version of NuGet': [order('nuget'), ['1', '.0'], ['1-a', '.1']],
  'signs at the ends': [(text) => trimmedOf(trimmedEndOf(text, '/'), '/'), ['a', '/', 'b'], ['', '/']],
};

function readCard(text: string): unknown {
  const headers = { 'content-type': 'text/plain' };
  const answer = { status: 200, headers, url: '', withToken: false, text: () => text, json: () => null };
  return hubCard('model', 'a/b', 'c').read(answer);
}

function raised(text: string): unknown {
  const identity = { name: 'a', provider: 'pypi', subject: 'package' } as unknown as Identity;
  const row = { identity, literal: { uri: 'file:///a', span: { start: 0, end: 1 } }, text, version: '1' };
  return raiseFix(row, '2');
}

function order(ecosystem: Parameters<typeof versionOrder>[0]): (version: string) => unknown {
  return (version) => versionOrder(ecosystem).compare(version, `${version}1`);
}

describe('expressions that see text of others', () => {
  it('are quick in names and versions that are short', () => {
    for (const name of [`environment${'-'.repeat(60)}`, `environment-m${'-v'.repeat(30)}y`])
      assert.equal(packageFileOf(`file:///w/${name}`), null);
    assert.equal(versionOrder('composer').compare(`0b${'0'.repeat(60)}0b`, '1'), null);
    assert.equal(versionOrder('maven').compare(`1${'-a'.repeat(20_000)}`, '1'), null);
  });

  for (const [name, [run, ...texts]] of Object.entries(READERS))
    for (const [before = '', piece = '', behind = ''] of texts)
      it(`${name}: ${JSON.stringify(before)}, and many ${JSON.stringify(piece)}`, () =>
        assertLinear((count) => before + piece.repeat(count) + behind, run));
});
