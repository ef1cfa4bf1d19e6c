import { remembering } from '../base/remember.ts';
import { namesModel } from '../detect/names.ts';
import type { Likeness } from '../model/identity.ts';

/** Tells of the values in a text that is only listed which of them could be the id of a model, by their key and by themselves. */
export function createIdTest(likely: (text: string) => Likeness): (key: string, value: string) => boolean {
  const mayBe = remembering((value) => {
    if (!/[a-z]/i.test(value)) return false;
    // `models/gemini-2.5-flash`: an id behind the folder that its platform keeps it in.
    const last = value.slice(value.lastIndexOf('/') + 1);
    return likely(value) !== 'no' || (last !== value && likely(last) !== 'no');
  });
  return (key, value) => (key !== '' && namesModel(key)) || mayBe(value);
}
