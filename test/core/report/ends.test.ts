import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import type { ComponentEnd } from '../../../src/core/model/end.ts';
import type { Reference } from '../../../src/core/model/report.ts';
import { componentEnds } from '../../../src/core/report/component-ends.ts';
import { contractLines } from '../../../src/core/report/contract-text.ts';
import { icalendar } from '../../../src/core/report/icalendar.ts';
import { inEnglish } from '../../../src/core/model/told.ts';

const linesOf = (contract: Parameters<typeof contractLines>[0]): readonly string[] =>
  contractLines(contract).map(inEnglish);

const END: ComponentEnd = {
  component: 'openai:gpt-4o',
  name: 'gpt-4o',
  platform: 'OpenAI',
  day: '2027-01-14',
  kind: 'firm',
  status: 'deprecated',
  daysLeft: 52,
  isReported: false,
  replacement: 'gpt-6-luna',
  source: 'a page; with, signs \\ of its own',
  url: 'https://example.com/ends?a=1,2',
  asOf: '2026-11-17',
  places: 3,
};

function reference(
  given: Partial<Reference> & { readonly retires?: string; readonly kind?: Reference['kind'] },
): Reference {
  const lifecycle = {
    value: {
      status: 'deprecated',
      retires: given.retires ?? null,
      retiresKind: 'firm',
      daysLeft: 1,
      confidence: 'low',
    },
    ...{ source: 'a page', url: null, asOf: '2026-11-17' },
  };
  return {
    component: 'openai:a',
    use: 'call',
    identity: { provider: 'openai', name: 'a' },
    metadata: { kind: 'found', value: { lifecycle, replacement: null } },
    ...given,
  } as unknown as Reference;
}

describe('ends of what a workspace names', () => {
  it('come once for each component, soonest first, with the number of places', () => {
    const ends = componentEnds([
      reference({ retires: '2027-03-01' }),
      reference({ component: 'openai:b', retires: '2027-01-01' }),
      reference({ retires: '2027-03-01' }),
      reference({ component: 'openai:c', retires: '2026-01-01', use: 'listed' }),
      reference({ component: 'openai:d' }),
    ]);
    assert.deepEqual(
      ends.map(({ component, day, places, isReported }) => [component, day, places, isReported]),
      [
        ['openai:b', '2027-01-01', 1, true],
        ['openai:a', '2027-03-01', 2, true],
      ],
    );
  });
});

describe('the calendar of ends', () => {
  const read = (text: string): readonly ICAL.Event[] =>
    new ICAL.Component(ICAL.parse(text) as unknown as unknown[])
      .getAllSubcomponents('vevent')
      .map((entry) => new ICAL.Event(entry));

  it('is read by a reader that others wrote, with every sign as it was', () => {
    const [event] = read(icalendar([END], '2026-11-23'));
    assert.ok(event);
    assert.equal(event.summary, 'gpt-4o is shut down (OpenAI)');
    assert.equal(event.startDate.toString(), '2027-01-14');
    assert.equal(event.endDate.toString(), '2027-01-15');
    assert.match(
      event.description,
      /^Used in 3 places\.\nReplacement: gpt-6-luna\.\nSource: a page; with, signs \\ of its own, seen/,
    );
    assert.equal(event.component.getFirstPropertyValue('url'), END.url);
    assert.equal(event.component.getFirstPropertyValue('status'), 'CONFIRMED');
    assert.equal(event.component.getAllSubcomponents('valarm').length, 1);
  });

  it('names the same end in the same way each time, and another kind of end in another', () => {
    const uid = (end: ComponentEnd): unknown => read(icalendar([end], '2026-11-23'))[0]?.uid;
    assert.equal(uid(END), uid({ ...END, day: '2027-02-01', places: 1 }));
    assert.notEqual(uid(END), uid({ ...END, kind: 'redirect' }));
  });

  it('leaves out what is past, and takes a promise and a report for tentative', () => {
    const events = read(
      icalendar(
        [
          { ...END, day: '2026-01-01' },
          { ...END, kind: 'earliest' },
          { ...END, component: 'openai:b', isReported: true },
        ],
        '2026-11-23',
      ),
    );
    assert.deepEqual(
      events.map(({ component }) => component.getFirstPropertyValue('status')),
      ['TENTATIVE', 'TENTATIVE'],
    );
    assert.equal(events[0]?.component.getAllSubcomponents('valarm').length, 0, 'nobody is reminded of a promise');
  });

  it('folds lines by octets and cuts no character', () => {
    const name = 'ä'.repeat(60) + '😀'.repeat(30);
    const text = icalendar([{ ...END, name }], '2026-11-23');
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(read(text)[0]?.summary, `${name} is shut down (OpenAI)`);
  });
});

describe('a contract in words', () => {
  it('says what becomes of each parameter', () => {
    const lines = linesOf({
      rules: [
        { kind: 'refused', name: 'temperature', unless: { name: 'effort', value: 'none' } },
        { kind: 'renamed', name: 'max_tokens', to: 'max_completion_tokens' },
        { kind: 'most', name: 'n', value: 1 },
      ],
      ...{ isServed: true, sources: [], confidence: 'high' },
    });
    assert.deepEqual(lines, [
      'temperature is refused, unless effort is none',
      'max_tokens is called max_completion_tokens',
      'n is at most 1',
    ]);
    assert.deepEqual(linesOf({ rules: [], isServed: true, sources: [], confidence: 'high' }), [
      'no parameter is known to be refused',
    ]);
    assert.deepEqual(linesOf({ rules: [], isServed: false, sources: [], confidence: 'high' }), [
      'this endpoint does not answer for it',
    ]);
  });
});
