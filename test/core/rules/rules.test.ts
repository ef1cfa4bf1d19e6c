import assert from 'node:assert/strict';
import { deprecatedModel } from '../../../src/core/rules/deprecated-model.ts';
import { floatingModel } from '../../../src/core/rules/floating-model.ts';
import { providerMismatch } from '../../../src/core/rules/provider-mismatch.ts';
import { redirectedModel } from '../../../src/core/rules/redirected-model.ts';
import { rules } from '../../../src/core/rules/registry.ts';
import { otherTier } from '../../../src/core/rules/replacement-fits.ts';
import { retiredModel } from '../../../src/core/rules/retired-model.ts';
import { retiringModel } from '../../../src/core/rules/retiring-model.ts';
import { inEnglish } from '../../../src/core/model/told.ts';
import type { LiveReference, Rule, RuleContext } from '../../../src/core/rules/rule.ts';
import { unknownModel } from '../../../src/core/rules/unknown-model.ts';
import { unpinnedRevision } from '../../../src/core/rules/unpinned-revision.ts';
import type { Lifecycle } from '../../../src/core/model/metadata.ts';
import { identity, metadata, reference, ruleContext } from '../../support/references.ts';

/** What a rule says, in English. */
function checked({ check }: Pick<Rule, 'check'>, one: LiveReference, within: RuleContext) {
  const hit = check(one, within);
  return hit && { ...hit, message: inEnglish(hit.message) };
}

/** Those that look at what is named. */
const ofModels = rules.filter((rule) => 'check' in rule);

const TEXT = 'ask(model="gpt-x")\n';
const context = ruleContext(TEXT);
const about = (parts: Parameters<typeof metadata>[0], own: Partial<LiveReference> = {}): LiveReference =>
  reference(TEXT, { metadata: metadata(parts), ...own });
const dead: Partial<Lifecycle> = { status: 'retired', retires: '2026-01-05', retiresKind: 'firm', daysLeft: -322 };

describe('retired-model', () => {
  it('is a warning where one second-hand source says so', () => {
    const hit = checked(retiredModel, about({ lifecycle: { ...dead, confidence: 'low' } }), context);
    assert.equal(hit?.severity, 'warning');
    assert.match(hit.message, /\(reported\); requests may fail/);
  });

  it('says of what takes its place what is known of its end, and when it was last seen', () => {
    const advice = (replacement: NonNullable<Parameters<typeof metadata>[0]>['replacement']): string =>
      checked(retiredModel, about({ lifecycle: dead, ...(replacement ? { replacement } : {}) }), context)?.message ??
      '';
    assert.match(advice({ id: 'gpt-y' }), /gpt-y \(no shutdown announced\)/);
    assert.match(advice({ id: 'gpt-y', isEndKnown: false }), /gpt-y \(end date unknown\)/);
    const unfit = about({ lifecycle: dead, replacement: { id: 'gpt-y', unfit: 'for realtime, not for speech' } });
    const hit = checked(retiredModel, unfit, context);
    assert.match(hit?.message ?? '', /gpt-y is named in its place; it is for realtime, not for speech\.$/);
    assert.deepEqual(hit?.fixes, [], 'nothing is written that breaks the call');
    assert.match(advice({ id: 'gpt-y', lastSeen: '2026-08-01' }), /gpt-y \(last seen on 2026-08-01\)/);
  });

  it('says when, by whom, what happens and what to do', () => {
    const hit = checked(retiredModel, about({ lifecycle: dead, replacement: { id: 'gpt-y' } }), context);
    assert.equal(hit?.severity, 'error');
    assert.deepEqual(hit.tags, ['deprecated']);
    assert.equal(
      hit.message,
      'gpt-x was retired by OpenAI on 2026-01-05; requests fail. Replace it with gpt-y (no shutdown announced).',
    );
    assert.deepEqual(
      hit.fixes.map(({ title, kind, preferred, safety }) => [title, kind, preferred, safety]),
      // No call is seen here whose parameters could be held against what the new model takes.
      [['Replace with gpt-y (no shutdown announced); check the calls that use it', 'replace', false, 'review']],
    );
  });

  it('names the day until which the replacement is promised, if that lies ahead', () => {
    const until = (retires: string): string =>
      checked(
        retiredModel,
        about({ lifecycle: dead, replacement: { id: 'gpt-y', retires, retiresKind: 'earliest' } }),
        context,
      )?.message ?? '';
    assert.match(until('2027-05-28'), /gpt-y \(served until at least 2027-05-28\)\.$/);
    assert.match(until('2026-11-17'), /gpt-y \(no shutdown announced\)\.$/);
  });

  it('offers nothing where nothing that lives is known', () => {
    const hit = checked(retiredModel, about({ lifecycle: dead }), context);
    assert.equal(hit?.message, 'gpt-x was retired by OpenAI on 2026-01-05; requests fail.');
    assert.deepEqual(hit.fixes, []);
  });

  it('words second-hand dates as reported', () => {
    const hit = checked(retiredModel, about({ lifecycle: { ...dead, confidence: 'low' } }), context);
    assert.match(hit?.message ?? '', /on 2026-01-05 \(reported\); requests may fail/);
  });

  it('does not claim to know what a deployment runs', () => {
    const own = identity({ provider: 'azure-openai' });
    const hit = checked(
      retiredModel,
      about({ lifecycle: dead, replacement: { id: 'gpt-y' } }, { identity: own }),
      context,
    );
    assert.equal(hit?.severity, 'warning');
    assert.deepEqual([hit.tags, hit.fixes], [[], []]);
    assert.match(hit.message, /^gpt-x names a deployment;/);
  });

  it('offers no other id for a model the caller has trained', () => {
    const text = 'ask(model="ft:gpt-x:acme::1")';
    const own = identity({ name: 'ft:gpt-x:acme::1', lookup: 'gpt-x' });
    const trained = reference(text, {
      identity: own,
      metadata: metadata({ lifecycle: dead, replacement: { id: 'gpt-y' } }),
    });
    const hit = checked(retiredModel, trained, ruleContext(text));
    assert.equal(hit?.severity, 'error');
    assert.deepEqual(hit.fixes, []);
  });

  it('is silent while the model is served', () => {
    for (const status of ['active', 'preview', 'deprecated', 'redirected'] as const)
      assert.equal(checked(retiredModel, about({ lifecycle: { status } }), context), null, status);
  });
});

describe('redirected-model', () => {
  it('says that another model answers', () => {
    const lifecycle: Partial<Lifecycle> = { status: 'redirected', retires: '2026-05-15', retiresKind: 'redirect' };
    const own = identity({ provider: 'google' });
    const hit = checked(
      redirectedModel,
      about({ lifecycle, replacement: { id: 'gem-y' } }, { identity: own }),
      context,
    );
    assert.equal(hit?.severity, 'warning');
    assert.equal(
      hit.message,
      'gpt-x has been redirected to another model on the Gemini API since 2026-05-15; behaviour and price may differ. Replace it with gem-y (no shutdown announced).',
    );
    assert.equal(checked(redirectedModel, about({ lifecycle: dead }), context), null);
  });
});

describe('retiring-model', () => {
  const ending = (daysLeft: number, retiresKind: Lifecycle['retiresKind'] = 'firm'): LiveReference =>
    about({ lifecycle: { status: 'deprecated', retires: '2027-01-14', retiresKind, daysLeft } });

  it('warns inside the horizon and informs beyond it', () => {
    assert.equal(checked(retiringModel, ending(90), context)?.severity, 'warning');
    assert.equal(checked(retiringModel, ending(91), context)?.severity, 'info');
    assert.equal(checked(retiringModel, ending(91), ruleContext(TEXT, { horizonDays: 200 }))?.severity, 'warning');
  });

  it('counts the days', () => {
    assert.equal(
      checked(retiringModel, ending(1), context)?.message,
      'gpt-x will be shut down by OpenAI on 2027-01-14, 1 day left.',
    );
    assert.match(
      checked(retiringModel, ending(8, 'redirect'), context)?.message ?? '',
      /^gpt-x will be redirected to another model on OpenAI from 2027-01-14, 8 days left\./,
    );
  });

  it('takes no promise of a minimum, and no day of unknown kind, for an announcement', () => {
    assert.equal(checked(retiringModel, ending(10, 'earliest'), context), null);
    assert.equal(checked(retiringModel, ending(10, null), context), null);
  });

  it('speaks of the last version where a deployment is named', () => {
    const hit = checked(retiringModel, { ...ending(52), identity: identity({ provider: 'azure-openai' }) }, context);
    assert.match(
      hit?.message ?? '',
      /names a deployment; the last version of the model with that name will be shut down/,
    );
    assert.deepEqual(hit?.fixes, []);
  });
});

describe('deprecated-model', () => {
  const lifecycle: Partial<Lifecycle> = { status: 'deprecated', deprecated: '2026-04-01' };

  it('is information, and its replacement is not forced on anybody', () => {
    const hit = checked(deprecatedModel, about({ lifecycle, replacement: { id: 'gpt-y' } }), context);
    assert.equal(hit?.severity, 'info');
    assert.equal(
      hit.message,
      'gpt-x was deprecated by OpenAI on 2026-04-01; no shutdown date has been announced. Replace it with gpt-y (no shutdown announced).',
    );
    assert.deepEqual(
      hit.fixes.map(({ preferred }) => preferred),
      [false],
    );
  });

  it('says until when the model is promised', () => {
    const until = (retires: string): string =>
      checked(deprecatedModel, about({ lifecycle: { ...lifecycle, retires, retiresKind: 'earliest' } }), context)
        ?.message ?? '';
    assert.match(until('2027-02-01'), /; it will be served until at least 2027-02-01\.$/);
    assert.match(until('2026-02-01'), /; no shutdown date has been announced\.$/);
  });

  it('speaks where the kind of the day is unknown, and leaves firm days to retiring-model', () => {
    const day = { ...lifecycle, retires: '2027-01-14', daysLeft: 52 };
    assert.notEqual(checked(deprecatedModel, about({ lifecycle: { ...day, retiresKind: null } }), context), null);
    assert.equal(checked(deprecatedModel, about({ lifecycle: { ...day, retiresKind: 'firm' } }), context), null);
  });
});

describe('floating-model', () => {
  const pin = { state: 'floating', target: 'gpt-x-2026-04-23' } as const;
  const floating = identity({ pin: 'floating', revision: { kind: 'alias', value: null } });
  const alias = (lifecycle?: Partial<Lifecycle>): LiveReference =>
    about(lifecycle ? { pin, lifecycle } : { pin }, { identity: floating });
  const snapshot = (parts: Parameters<typeof metadata>[0]): typeof context =>
    ruleContext(TEXT, { models: { 'gpt-x-2026-04-23': metadata(parts) } });

  it('says what the alias means today and pins it', () => {
    const hit = checked(floatingModel, alias(), snapshot({ lifecycle: {}, pin: { state: 'pinned', target: null } }));
    assert.equal(hit?.severity, 'info');
    assert.equal(
      hit.message,
      'gpt-x is an alias; it points to gpt-x-2026-04-23 today and may move without a code change.',
    );
    assert.deepEqual(
      hit.fixes.map(({ title, kind, preferred, safety }) => [title, kind, preferred, safety]),
      [['Pin to gpt-x-2026-04-23', 'pin', true, 'safe']],
    );
  });

  it('is safe for 30 days since it was seen what it means and that it is served; then it is told when that was', () => {
    const seen = (day: string): typeof context =>
      snapshot({ lifecycle: { seen: { day, source: 'a list' } }, pin: { state: 'pinned', target: null } });
    assert.deepEqual(
      ['2026-10-24', '2026-10-23'].map((day) => checked(floatingModel, alias(), seen(day))?.fixes[0]?.safety),
      ['safe', 'review'],
    );
    const later = { ...seen('2026-12-20'), today: '2026-12-24' };
    const hit = checked(floatingModel, alias(), later);
    assert.match(hit?.message ?? '', /is an alias; it pointed to gpt-x-2026-04-23 on 2026-11-23 and may move/);
    assert.equal(hit?.fixes[0]?.safety, 'review');
  });

  it('waits for a person where a function of the application may ask a relay', () => {
    const preferred = (text: string, detector: string): boolean | undefined => {
      const own = {
        ...ruleContext(text, { models: { 'gpt-x-2026-04-23': metadata({ pin: { state: 'pinned', target: null } }) } }),
      };
      return checked(floatingModel, about({ pin }, { identity: floating, use: 'call', detector }), own)?.fixes[0]
        ?.preferred;
    };
    const relay = `${TEXT}const BASE_URL = process.env.BASE_URL\n`;
    assert.equal(preferred(relay, 'convention/model-argument'), false);
    assert.equal(preferred(relay, 'openai/chat-completions'), true);
    assert.equal(preferred(TEXT, 'convention/model-argument'), true);
  });

  const refused: readonly (readonly [string, Parameters<typeof metadata>[0], RegExp])[] = [
    ['is retired', { lifecycle: dead }, /No pin is offered: gpt-x-2026-04-23 is already retired\.$/],
    [
      'dies first',
      { lifecycle: { status: 'deprecated', retires: '2027-09-01', retiresKind: 'firm', daysLeft: 282 } },
      /shuts down on 2027-09-01, before the alias\.$/,
    ],
    ['is deprecated', { lifecycle: { status: 'deprecated' } }, /is deprecated and the alias is not\.$/],
    ['moves itself', { pin: { state: 'floating', target: 'gpt-z' } }, /is not a snapshot\.$/],
  ];
  for (const [name, parts, message] of refused) {
    it(`refuses to pin to a target that ${name}`, () => {
      const hit = checked(floatingModel, alias(), snapshot(parts));
      assert.match(hit?.message ?? '', message);
      assert.deepEqual(hit?.fixes, []);
    });
  }

  it('leaves dead and dying aliases to the rules of their end', () => {
    assert.equal(checked(floatingModel, alias(dead), context), null);
    const near: Partial<Lifecycle> = { status: 'deprecated', retires: '2027-01-14', retiresKind: 'firm', daysLeft: 52 };
    assert.equal(checked(floatingModel, alias(near), context), null);
    assert.equal(checked(floatingModel, alias({ ...near, retires: '2028-01-14', daysLeft: 417 }), context), null);
    assert.equal(checked(floatingModel, alias({ status: 'deprecated' }), context), null);
    const earliest = { ...near, status: 'active', retiresKind: 'earliest' } as const;
    assert.notEqual(checked(floatingModel, alias(earliest), context), null);
  });

  it('says nothing where no target is known or no pin is offered', () => {
    const other = (state: 'floating' | 'no-pin-offered' | 'pinned', own = floating): LiveReference =>
      about({ pin: { state, target: null } }, { identity: own });
    assert.equal(checked(floatingModel, other('floating'), context), null);
    assert.equal(checked(floatingModel, other('no-pin-offered'), context), null);
    assert.equal(checked(floatingModel, about({ pin }, { identity: identity({ pin: 'pinned' }) }), context), null);
  });
});

describe('unpinned-revision', () => {
  const text = "load('org/name')\n";
  const sha = 'a'.repeat(40);
  const hub = identity({ provider: 'huggingface', name: 'org/name', pin: 'floating' });
  const insertion = { uri: 'file:///workspace/app.py', offset: 15, style: 'keyword', comma: 'before' } as const;
  const load = (parts: Partial<LiveReference> = {}): LiveReference =>
    reference(text, { identity: hub, insertion, metadata: metadata({ commit: sha }), ...parts });

  it('writes the commit with the quotes of the id', () => {
    const hit = checked(unpinnedRevision, load(), ruleContext(text));
    assert.equal(hit?.severity, 'warning');
    assert.equal(
      hit.message,
      'org/name is loaded without a revision; the weights can change between runs. Pin a commit.',
    );
    const [fix] = hit.fixes;
    assert.deepEqual(fix?.edits[0]?.newText, `, revision='${sha}'`);
    assert.equal(fix.title, 'Pin to commit aaaaaaaa (chosen by a test)');
  });

  it('says which branch is loaded, and puts the commit in its place', () => {
    const own = { ...hub, revision: { kind: 'branch', value: 'main' } as const };
    const revisionLiteral = { uri: 'file:///workspace/app.py', span: { start: 20, end: 24 } };
    const hit = checked(unpinnedRevision, load({ identity: own, insertion: null, revisionLiteral }), ruleContext(text));
    assert.match(hit?.message ?? '', /is loaded from the branch main;/);
    assert.deepEqual(hit?.fixes[0]?.edits, [{ ...revisionLiteral, newText: sha }]);
  });

  it('writes a short commit in full, and never another one over it', () => {
    const revisionLiteral = { uri: 'file:///workspace/app.py', span: { start: 20, end: 28 } };
    const of = (value: string): ReturnType<typeof checked> => {
      const own = { ...hub, revision: { kind: 'branch', value } as const };
      return checked(unpinnedRevision, load({ identity: own, insertion: null, revisionLiteral }), ruleContext(text));
    };
    assert.deepEqual(
      of('aaaaaaaa')?.fixes.map(({ title }) => title),
      ['Write commit aaaaaaaa in full'],
    );
    assert.match(of('aaaaaaaa')?.message ?? '', /from the short commit aaaaaaaa; write it in full/);
    assert.deepEqual(of('bbbbbbbb')?.fixes, []);
    assert.equal(of('main')?.fixes.length, 1);
  });

  it('offers no commit where the id may be another one, or what is loaded is gone', () => {
    const open: readonly Partial<LiveReference>[] = [
      { via: ['environment-default'] },
      { via: ['constant', 'parameter-default'] },
      { resolution: 'choices' },
    ];
    const gone = { metadata: metadata({ commit: sha, lifecycle: { status: 'retired' } }) };
    assert.deepEqual(checked(unpinnedRevision, load(gone), ruleContext(text))?.fixes ?? [], []);
    for (const parts of open) assert.deepEqual(checked(unpinnedRevision, load(parts), ruleContext(text))?.fixes, []);
    assert.equal(checked(unpinnedRevision, load({ via: ['constant', 'import'] }), ruleContext(text))?.fixes.length, 1);
  });

  it('is silent of what is on this machine already', () => {
    const span = { start: 0, end: 1 };
    const local = (constant: string): Partial<LiveReference> => {
      const list = [{ name: 'local_files_only', nameSpan: span, value: span, constant }];
      return { parameters: { api: null, fits: false, uri: 'file:///workspace/app.py', list, isComplete: true } };
    };
    assert.equal(checked(unpinnedRevision, load(local('True')), ruleContext(text)), null);
    assert.notEqual(checked(unpinnedRevision, load(local('False')), ruleContext(text)), null);
  });

  it('warns without a fix where no commit is known', () => {
    const hit = checked(
      unpinnedRevision,
      load({ metadata: { kind: 'absent', complete: false, suggestions: [] } }),
      ruleContext(text),
    );
    assert.deepEqual(hit?.fixes, []);
  });

  it('is silent where a revision is there or cannot be given, and where nothing is loaded', () => {
    const silent: readonly Partial<LiveReference>[] = [
      { identity: { ...hub, pin: 'pinned' } },
      { insertion: null },
      { use: 'config' },
      { identity: { ...hub, provider: 'together' } },
    ];
    for (const parts of silent) assert.equal(checked(unpinnedRevision, load(parts), ruleContext(text)), null);
  });
});

describe('unknown-model', () => {
  const near = { kind: 'absent', complete: true, suggestions: ['gpt-xy'] } as const;

  it('asks what was meant', () => {
    const hit = checked(unknownModel, reference(TEXT, { metadata: near }), context);
    assert.equal(hit?.severity, 'warning');
    assert.equal(hit.message, 'gpt-x is not a known model of OpenAI. Did you mean gpt-xy?');
    assert.deepEqual(
      hit.fixes.map(({ title, preferred }) => [title, preferred]),
      [['Change to gpt-xy', false]],
    );
  });

  it('is silent unless the list is complete, a name is near and the provider is certain', () => {
    const silent: readonly Partial<LiveReference>[] = [
      { metadata: { ...near, complete: false } },
      { metadata: { ...near, suggestions: [] } },
      { metadata: { kind: 'unavailable', reason: 'rate limit', retryAt: null } },
      { metadata: near, addressed: true },
      { metadata: near, detector: 'convention/model-setting' },
    ];
    for (const parts of silent) assert.equal(checked(unknownModel, reference(TEXT, parts), context), null);
    const known = ruleContext(TEXT, { platforms: { 'gpt-x': ['mistral'] } });
    assert.equal(checked(unknownModel, reference(TEXT, { metadata: near }), known), null);
  });
});

describe('provider-mismatch', () => {
  const absent = { kind: 'absent', complete: false, suggestions: [] } as const;
  const elsewhere = { platforms: { 'gpt-x': ['anthropic', 'bedrock'] } };

  it('says who serves the model instead', () => {
    const hit = checked(providerMismatch, reference(TEXT, { metadata: absent }), ruleContext(TEXT, elsewhere));
    assert.equal(hit?.severity, 'warning');
    assert.equal(
      hit.message,
      'gpt-x is served by the Anthropic API, but this call goes to OpenAI; the request fails. Change the client or the id.',
    );
    assert.deepEqual(hit.fixes, []);
  });

  it('is silent unless it is certain who answers', () => {
    const other = identity({ provider: 'openai-compatible' });
    const silent: readonly Partial<LiveReference>[] = [
      { metadata: metadata() },
      { metadata: absent, addressed: true },
      { metadata: absent, use: 'config' },
      { metadata: absent, detector: 'convention/model-setting' },
      { metadata: absent, resolution: 'choices' },
      { metadata: absent, via: ['parameter-default'] },
      { metadata: absent, identity: other },
      { metadata: absent, identity: identity({ provider: 'azure-openai' }) },
    ];
    for (const parts of silent)
      assert.equal(checked(providerMismatch, reference(TEXT, parts), ruleContext(TEXT, elsewhere)), null);
    for (const line of ['openai.api_base = proxy', 'new OpenAI({ baseURL })', 'OpenAI(base_url=url)']) {
      const text = `${line}\n${TEXT}`;
      assert.equal(
        checked(providerMismatch, reference(text, { metadata: absent }), ruleContext(text, elsewhere)),
        null,
        line,
      );
    }
  });

  it('speaks where a client is given the address that it has anyway', () => {
    const text = `client = OpenAI(base_url="https://api.openai.com/v1")\n${TEXT}`;
    assert.ok(checked(providerMismatch, reference(text, { metadata: absent }), ruleContext(text, elsewhere)));
  });

  it('is silent where only resellers know the id', () => {
    const resold = ruleContext(TEXT, { platforms: { 'gpt-x': ['groq'] } });
    assert.equal(checked(providerMismatch, reference(TEXT, { metadata: absent }), resold), null);
  });
});

describe('rules', () => {
  it('one end of life, one rule', () => {
    const lives: readonly (readonly [Partial<Lifecycle>, readonly string[]])[] = [
      [{ status: 'active' }, []],
      [{ status: 'preview' }, []],
      [{ status: 'active', retires: '2027-06-01', retiresKind: 'earliest', daysLeft: 190 }, []],
      [dead, ['retired-model']],
      [{ status: 'retired' }, ['retired-model']],
      [{ status: 'redirected', retires: '2026-05-15', retiresKind: 'redirect', daysLeft: -192 }, ['redirected-model']],
      [{ status: 'deprecated', retires: '2027-01-14', retiresKind: 'firm', daysLeft: 52 }, ['retiring-model']],
      [{ status: 'active', retires: '2027-01-14', retiresKind: 'redirect', daysLeft: 52 }, ['retiring-model']],
      [{ status: 'deprecated' }, ['deprecated-model']],
      [{ status: 'deprecated', retires: '2027-06-01', retiresKind: 'earliest', daysLeft: 190 }, ['deprecated-model']],
    ];
    for (const [lifecycle, expected] of lives) {
      const said = ofModels.filter((rule) => checked(rule, about({ lifecycle }), context) !== null).map(({ id }) => id);
      assert.deepEqual(said, expected, JSON.stringify(lifecycle));
    }
  });

  it('say nothing where nothing is known', () => {
    for (const rule of ofModels) {
      assert.equal(checked(rule, reference(TEXT, { metadata: null }), context), null, rule.id);
      const unreachable = { kind: 'unavailable', reason: 'offline', retryAt: null } as const;
      assert.equal(checked(rule, reference(TEXT, { metadata: unreachable }), context), null, rule.id);
    }
  });
});

describe('the size of a replacement', () => {
  it('is told where names say that it is another', () => {
    assert.deepEqual(otherTier('gemini-2.5-pro', 'gemini-3.5-flash').map(inEnglish), [
      'check the answers: it is a smaller model',
    ]);
    assert.deepEqual(otherTier('gemini-1.5-flash', 'gemini-3.5-flash-lite').map(inEnglish), [
      'check the answers: it is a smaller model',
    ]);
    assert.deepEqual(otherTier('claude-3-haiku-20240307', 'claude-sonnet-4-6').map(inEnglish), [
      'check the answers: it is a larger model',
    ]);
    for (const [own, other] of [
      ['claude-3-opus-20240229', 'claude-opus-4-8'],
      ['gpt-4o-mini', 'gpt-5.6-luna'],
      ['gemini-1.5-flash-8b', 'gemini-2.5-flash-lite'],
      ['minimax-m1', 'pronto-1'],
    ] as const)
      assert.deepEqual(otherTier(own, other).map(inEnglish), [], own);
  });
});
