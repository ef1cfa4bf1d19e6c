/** Networks that no address of the internet leads to: loopback, RFC 1918, link-local, carrier-grade. */
const PRIVATE_ADDRESS =
  /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0\.0\.0\.0|\[)/;
/** Names that only a network of one's own resolves. */
const PRIVATE_NAME =
  /\.(?:local|localhost|localdomain|internal|intranet|lan|home|corp|svc|test|example|invalid|ts\.net)$/;

/** Whether a host, in lower case, is on this machine or in a network of one's own, as far as its name tells. */
export function isPrivateHost(host: string): boolean {
  return !host.includes('.') || PRIVATE_ADDRESS.test(host) || PRIVATE_NAME.test(host);
}

/** Whether a host stands for one that is yet to be written: `example.com`, `your-host.com`. */
export function isPlaceholderHost(host: string): boolean {
  return /(?:^|\.)example\.(?:com|org|net)$|your|<|>|\$|\{|%|xxx|placeholder/.test(host);
}
