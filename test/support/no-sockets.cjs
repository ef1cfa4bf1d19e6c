// Loaded before a program under test: any attempt to open a connection ends it.
const { Socket } = require('node:net');
const dns = require('node:dns');

const refuse = (what) => () => {
  process.stderr.write(`a connection was attempted: ${what}\n`);
  process.exit(99);
};
Socket.prototype.connect = refuse('socket');
dns.lookup = refuse('name look-up');
