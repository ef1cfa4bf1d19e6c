import { openai } from '@ai-sdk/openai';
import { Chat } from './chat';

export function Page() {
  return (
    <main>
      {/* modelkeel-ignore-next-line retired-model -- say why */}
      <Chat model={openai('gpt-4-0314')}>Hello</Chat>
      <Chat
        model={openai('gpt-4')}  // modelkeel-ignore-line retired-model -- say why
      />
    </main>
  );
}
