import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileReport, Reference } from '../../src/core/model/report.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { mergeReports } from '../../src/core/report/merge.ts';
import { createInventory } from '../../src/server/common/inventory.ts';

const URIS = ['/w/a.py', '/w/b.py', '/w/c.py', '/w/d.py'];

/** A reference of one document to a literal of any: few places, so that they meet. */
const references = (uri: string): fc.Arbitrary<readonly Reference[]> =>
  fc
    .array(
      fc.record({
        use: fc.constantFrom('call' as const, 'config' as const, 'listed' as const),
        detector: fc.constantFrom('openai/chat', 'convention/model-names'),
        literal: fc.option(fc.record({ uri: fc.constantFrom(...URIS), start: fc.integer({ min: 0, max: 3 }) })),
        own: fc.boolean(),
        via: fc.constantFrom(['constant'], ['key'], ['row']),
        start: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 4 },
    )
    .map((list) =>
      list.map(({ use, detector, literal, own, start, via }, index) => {
        const place = literal && {
          uri: own ? uri : literal.uri,
          span: { start: literal.start, end: literal.start + 1 },
        };
        const site = { uri, span: own && place ? place.span : { start: start + 10, end: start + 11 } };
        const component = place && `openai:m${String(place.span.start)}`;
        const one = { id: `r${String(index)}`, use, detector, site, literal: place, component, via };
        return one as unknown as Reference;
      }),
    );

const findings = (uri: string): fc.Arbitrary<readonly Finding[]> =>
  fc
    .array(fc.record({ uri: fc.constantFrom(...URIS), start: fc.integer({ min: 0, max: 2 }) }), { maxLength: 3 })
    .map((list) =>
      list.map(({ uri: other, start }) => {
        const place = { uri: other, span: { start, end: start + 1 } };
        return { rule: 'retired-model', place, related: [{ place, message: uri }], fixes: [] } as unknown as Finding;
      }),
    );

const report = fc.constantFrom(...URIS).chain((uri) =>
  fc.record({
    uri: fc.constant(uri),
    version: fc.constant(0),
    references: references(uri),
    findings: findings(uri),
    notes: fc.constant([]),
    dependencies: fc.subarray(URIS),
  }),
);

const step = fc.oneof(
  fc.array(report, { maxLength: 3 }).map((put) => ({ kind: 'put' as const, put })),
  fc.constantFrom(...URIS).map((uri) => ({ kind: 'remove' as const, uri })),
  fc
    .record({ put: fc.array(report, { maxLength: 3 }), keep: fc.subarray(URIS) })
    .map((all) => ({ kind: 'all' as const, ...all })),
);

const located = (one: FileReport) => ({ report: one, at: () => null });

describe('the inventory of the server', () => {
  it('shows after any changes what merging all reports anew would', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const inventory = createInventory();
        const known = new Map<string, FileReport>();
        for (const one of steps) {
          if (one.kind === 'put') {
            inventory.put(one.put.map(located));
            for (const each of one.put) known.set(each.uri, each);
          } else if (one.kind === 'remove') {
            inventory.remove(one.uri);
            known.delete(one.uri);
          } else {
            inventory.putAll(one.put.map(located), (uri) => one.keep.includes(uri));
            for (const uri of [...known.keys()]) if (!one.keep.includes(uri)) known.delete(uri);
            for (const each of one.put) if (!one.keep.includes(each.uri)) known.set(each.uri, each);
          }
          const merged = mergeReports([...known.values()].toSorted((a, b) => (a.uri < b.uri ? -1 : 1)));
          const views = inventory.shown().flatMap((uri) => inventory.view(uri) ?? []);
          assert.deepEqual(
            views.flatMap((view) => view.references),
            merged.references,
          );
          assert.deepEqual(
            views.flatMap((view) => view.findings),
            merged.findings,
          );
          assert.deepEqual(
            inventory.components().toSorted(),
            merged.components.map(({ id }) => id),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('tells which documents read otherwise: those that name the same literal, and no others', () => {
    const inventory = createInventory();
    const at = (uri: string, start: number) => ({ uri, span: { start, end: start + 5 } });
    const make = (uri: string, use: string, literal: ReturnType<typeof at>, site = literal): FileReport => ({
      uri,
      version: 0,
      references: [
        { id: 'r', use, detector: 'x/y', site, literal, component: 'openai:m', via: [] } as unknown as Reference,
      ],
      findings: [],
      notes: [],
      dependencies: [],
    });
    inventory.put(
      [make('/w/models.py', 'config', at('/w/models.py', 3)), make('/w/other.py', 'call', at('/w/other.py', 1))].map(
        located,
      ),
    );
    const told: string[][] = [];
    inventory.onDidChange((uris) => told.push([...uris].toSorted()));
    inventory.put([located(make('/w/app.py', 'call', at('/w/models.py', 3), at('/w/app.py', 20)))]);
    assert.deepEqual(told, [['/w/app.py', '/w/models.py']]);
    assert.deepEqual(inventory.view('/w/models.py'), null);
    assert.deepEqual(inventory.documentsOf('openai:m'), ['/w/app.py', '/w/other.py']);
  });
});
