import assert from 'node:assert/strict';
import { maySendInput, sendsInput } from '../../../src/core/fixes/sent-inputs.ts';

describe('what is sent to a model beside text', () => {
  it('is seen in any text that is asked about one kind of it', () => {
    for (const [what, text] of [
      ['pdf', 'content_type: "application/pdf"'],
      ['audio', '{ type: "input_audio" }'],
      ['video', 'mime = "video/mp4"'],
      ['image', 'image_url: { url }'],
      ['tools', 'agent = create_react_agent(llm)'],
      ['pdf', 'client.files.upload(path)'],
    ] as const) {
      assert.ok(sendsInput(text, what), text);
      assert.ok(maySendInput(text), text);
    }
  });

  it('is not seen where nothing of it stands', () => {
    for (const text of ['', 'from data import tools_of', '# the agent uploads a file', 'document.title = "pdf"'])
      assert.equal(maySendInput(text), false, text);
  });
});
