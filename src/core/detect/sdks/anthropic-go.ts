import type { SdkTable } from '../signature.ts';

/** Anthropic's SDK for Go. */
export const anthropicGo: SdkTable = {
  id: 'anthropic-go',
  documentation: 'https://pkg.go.dev/github.com/anthropics/anthropic-sdk-go',
  packages: [
    {
      ecosystem: 'golang',
      name: 'github.com/anthropics/anthropic-sdk-go',
      modules: ['github.com/anthropics/anthropic-sdk-go'],
    },
    {
      ecosystem: 'golang',
      name: 'github.com/liushuangls/go-anthropic',
      modules: ['github.com/liushuangls/go-anthropic'],
    },
  ],
  provider: 'anthropic',
  grammar: 'native',
  signatures: [
    {
      id: 'message',
      subject: 'model',
      callee: [
        'github.com/anthropics/anthropic-sdk-go#{MessageNewParams,BetaMessageNewParams,MessageCountTokensParams}',
        'github.com/liushuangls/go-anthropic#MessagesRequest',
      ],
      argument: { names: ['Model'] },
    },
  ],
  constants: ['github.com/anthropics/anthropic-sdk-go#*', 'github.com/liushuangls/go-anthropic#*'],
};
