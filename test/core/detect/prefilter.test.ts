import assert from 'node:assert/strict';
import { createPrefilter } from '../../../src/core/detect/prefilter.ts';
import { sdkTables } from '../../../src/core/detect/registry.ts';
import { familyStems } from '../../../src/core/identify/families.ts';

const { mayMatch } = createPrefilter(sdkTables, familyStems);

describe('the prefilter', () => {
  it('passes what names a provider or an id whose name half of all words hold', () => {
    const texts = ['host = "https://fal.run/x"', 'FAL_KEY=', '"fal-ai/some"', "'ft:gpt-3.5-turbo:us::1'", '"ft:x"'];
    for (const text of texts) assert.ok(mayMatch(text, '/a/b.py'), text);
  });

  it('stops words that only hold such a name', () => {
    const texts = [
      'let shown = false;',
      'export default {};',
      'fallback()',
      'margin-left: 1px',
      'DEFAULT',
      'draft: true',
    ];
    for (const text of texts) assert.equal(mayMatch(text, '/a/b.ts'), false, text);
  });

  it('passes what hands on a model that is named elsewhere', () => {
    const texts = [
      'send({ model: options.judgeModel })',
      '<Chat initialModel={DEFAULT_CHAT_MODEL} />',
      'request = { "model": self.llm_name }',
      'model: @assistant.chat_model',
      'class LanguageModel < Record',
      'public string DeploymentName => Read("AI:Deployment");',
      'DEFAULT_MODEL_ID',
    ];
    for (const text of texts) assert.ok(mayMatch(text, '/a/b.ts'), text);
  });

  it('stops what hands on something else, and what only speaks of models', () => {
    const texts = [
      'send({ model: name })',
      'car.model = 3',
      '// the data model',
      'class UserModel {}',
      'remodel: yes',
      'modelNames(x)',
    ];
    for (const text of texts) assert.equal(mayMatch(text, '/a/b.ts'), false, text);
  });
});
