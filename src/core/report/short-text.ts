import type { ModelMetadata } from '../model/metadata.ts';
import { joined, told } from '../model/told.ts';
import type { Text } from '../model/told.ts';

/** A model in one short line, for a list to choose from: `ends 2027-01-14 · 128k context · $0.15 / $0.60 · apache-2.0`. */
export function shortText({ lifecycle, traits, hub }: ModelMetadata): Text {
  const life = lifecycle?.value;
  const { contextWindow = null, price = null } = traits?.value ?? {};
  const parts = [
    life?.status === 'preview' ? told`preview` : null,
    life?.status === 'deprecated' ? told`deprecated` : null,
    life?.retires == null
      ? null
      : life.retiresKind === 'earliest'
        ? told`until at least ${life.retires}`
        : told`ends ${life.retires}`,
    life?.status === 'unconfirmed' && life.seen ? told`last seen ${life.seen.day}` : null,
    contextWindow === null ? null : told`${tokens(contextWindow)} context`,
    price === null ? null : `$${dollars(price.input)} / $${dollars(price.output)}`,
    hub?.value.license ?? null,
  ];
  return joined(
    parts.filter((part) => part !== null),
    ' · ',
  );
}

/** `128k`, `1M`. */
function tokens(count: number): string {
  if (count >= 1_000_000) return `${String(Math.round(count / 100_000) / 10)}M`;
  return count >= 1000 ? `${String(Math.round(count / 1000))}k` : String(count);
}

/** Cents are written in full: `0.20`. */
function dollars(amount: number): string {
  const cents = amount.toFixed(2);
  return Number(cents) === amount ? cents.replace(/\.00$/, '') : String(amount);
}
