import { openai } from '@ai-sdk/openai';
import { Chat } from './chat';

export function Page() {
  return (
    <main>
      <Chat model={openai('gpt-4-0314')}>Hello</Chat>
      <Chat
        model={openai('gpt-4')}
      />
    </main>
  );
}
