import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../../src/protocol/options.ts';
import type { SettingDescription, SettingSchema } from '../../src/protocol/options.ts';
import { readSettings } from '../../src/server/common/read-settings.ts';
import { PROJECT } from '../support/ports.ts';

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly additionalProperties?: boolean | { readonly enum: readonly string[] };
  readonly properties?: Readonly<Record<string, { readonly default: string; readonly enum: readonly string[] }>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(PROJECT, path), 'utf8'));
const { contributes } = read('package.json') as {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Property>> } };
};
const texts = read('package.nls.json') as Readonly<Record<string, string>>;
const { properties } = contributes.configuration;

/** What `package.json` says of a setting, as far as its schema can say it. */
function schemaOf(property: Property, { type }: SettingSchema): SettingSchema {
  switch (type) {
    case 'number':
      return { type, minimum: property.minimum ?? NaN, maximum: property.maximum ?? NaN };
    case 'choice':
      return { type, values: property.enum ?? [] };
    case 'hosts': {
      const more = property.additionalProperties;
      return { type, values: (typeof more === 'object' ? more.enum : []) as ('always' | 'never')[] };
    }
    case 'rules':
      return {
        type,
        defaults: Object.fromEntries(
          Object.entries(property.properties ?? {}).map(([rule, { default: level }]) => [rule, level]),
        ) as Extract<SettingSchema, { type: 'rules' }>['defaults'],
      };
    default:
      return { type };
  }
}

describe('the settings', () => {
  it('are the same for the editor and the server: names, kinds, defaults, scopes, words', () => {
    const described = Object.fromEntries(SETTINGS.map((setting) => [`modelkeel.${setting.key}`, setting]));
    assert.deepEqual(Object.keys(properties).toSorted(), Object.keys(described).toSorted());
    for (const [name, property] of Object.entries(properties)) {
      const setting = described[name];
      assert.ok(setting);
      const said: SettingDescription = {
        key: setting.key,
        schema: schemaOf(property, setting.schema),
        default: property.default,
        scope: property.scope as SettingDescription['scope'],
        description: texts[property.markdownDescription.replaceAll('%', '')] ?? '',
      };
      assert.deepEqual(said, setting, name);
    }
  });

  it('are told to people with other editors', () => {
    const page = readFileSync(join(PROJECT, 'docs', 'editors.md'), 'utf8');
    for (const { key, default: value } of SETTINGS)
      assert.match(
        page,
        new RegExp(`^\\| \`${key}\` +\\| \`${JSON.stringify(value).replace(/[[\]{}.]/g, '\\$&')}\` `, 'm'),
      );
  });

  it('have defaults that are valid, and mean them where nothing is set', () => {
    const defaults = Object.fromEntries(SETTINGS.map(({ key, default: value }) => [key, value]));
    assert.deepEqual(readSettings(defaults), readSettings(undefined));
    assert.deepEqual(readSettings(defaults).problems, []);
  });
});
