const URL = 'https://api.openai.com/v1/chat/completions';

export async function ask(messages: object[]): Promise<Response> {
  return fetch(URL, {
    method: 'POST',
    body: JSON.stringify({
      model: 'gpt-5.6-sol',
      messages,
      temperature: 0.2,
      reasoning_effort: 'none',
      max_completion_tokens: 500,
    }),
  });
}
