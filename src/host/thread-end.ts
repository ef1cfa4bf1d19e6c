import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from './thread-messages.ts';

/** What a thread does. */
export interface ThreadProgram {
  readonly run: (task: unknown) => Promise<unknown>;
  readonly share: (state: unknown) => void;
}

type Ask = (question: unknown) => Promise<unknown>;

interface Asked {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The other end of `createThreads`: works at tasks one by one. What fails is told, and the thread goes on. */
export function serveThread(port: MessagePort, create: (ask: Ask) => ThreadProgram): void {
  const asked = new Map<number, Asked>();
  let last = 0;
  const tell = (message: FromThread): void => {
    port.postMessage(message);
  };
  const program = create(
    (question) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        asked.set(id, { resolve, reject });
        tell({ kind: 'ask', id, question });
      }),
  );
  const work = async (task: unknown): Promise<void> => {
    try {
      tell({ kind: 'done', value: await program.run(task) });
    } catch (error) {
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  let queue: Promise<void> = Promise.resolve();
  const take = (id: number): Asked | undefined => {
    const one = asked.get(id);
    asked.delete(id);
    return one;
  };
  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'task':
        queue = queue.then(() => work(message.task));
        return;
      case 'share':
        // In its turn: what comes before it is worked at with what was known then.
        queue = queue.then(() => {
          program.share(message.state);
        });
        return;
      case 'answer':
        take(message.id)?.resolve(message.value);
        return;
      case 'no-answer':
        take(message.id)?.reject(new Error(message.message));
        return;
    }
  });
  tell({ kind: 'ready' });
}
