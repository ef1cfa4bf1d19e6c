const URL = 'https://api.openai.com/v1/chat/completions';

export async function ask(messages: object[]): Promise<Response> {
  return fetch(URL, {
    method: 'POST',
    body: JSON.stringify({
      model: 'gpt-4-turbo-preview',
      messages,
      temperature: 0.2,
      max_tokens: 500,
    }),
  });
}
