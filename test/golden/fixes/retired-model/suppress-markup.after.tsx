import { openai } from '@ai-sdk/openai';
import { Chat } from './chat';

export function Page() {
  return (
    <main>
      {/* modelpin-ignore-next-line retired-model -- say why */}
      <Chat model={openai('gpt-4-0314')}>Hello</Chat>
      <Chat
        model={openai('gpt-4')}  // modelpin-ignore-line retired-model -- say why
      />
    </main>
  );
}
