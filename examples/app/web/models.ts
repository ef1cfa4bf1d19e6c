/** What people may choose in the settings dialog: a list of choices is not a use. */
export const choices = [
  { id: 'gpt-4o', label: 'GPT-4o' },
  { id: 'gpt-4-0314', label: 'GPT-4 (March)' },
  { id: 'claude-3-opus-20240229', label: 'Claude 3 Opus' },
];

export const DEFAULT_CHAT_MODEL = 'gpt-4o';
