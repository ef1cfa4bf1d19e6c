// Loaded before a program under test: any attempt to open a connection, or to ask for one, ends it.
const { Socket } = require('node:net');
const { Socket: DatagramSocket } = require('node:dgram');
const dns = require('node:dns');

const refuse = (what) => () => {
  process.stderr.write(`a connection was attempted: ${what}\n`);
  process.exit(99);
};
Socket.prototype.connect = refuse('socket');
for (const method of ['send', 'connect']) DatagramSocket.prototype[method] = refuse('datagram');
for (const asked of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(asked))
    if (/^(?:lookup|resolve|reverse)/.test(name)) asked[name] = refuse('name look-up');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
