const BASE = 'https://generativelanguage.googleapis.com/v1beta';

export async function ask(key, text) {
  return fetch(`${BASE}/models/gemini-1.0-pro:generateContent?key=${key}`, {
    method: 'POST',
    body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text }] }] }),
  });
}

export async function askTwice(key, text) {
  return fetch(`https://generativelanguage.googleapis.com/v1beta/models/gemini-1.0-pro:generateContent?key=${key}`, {
    method: 'POST',
    body: JSON.stringify({ model: 'models/gemini-1.0-pro', contents: [{ role: 'user', parts: [{ text }] }] }),
  });
}
