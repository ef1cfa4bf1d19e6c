import { platformName } from '../../base/platform-names.ts';
import { visible } from '../../base/visible.ts';
import type { ModelMetadata, Replacement } from '../../model/metadata.ts';
import type { Offer } from '../../model/offer.ts';
import { explainText, platformText } from '../explain-text.ts';
import type { ExplainedModel } from '../explain-page.ts';
import { shortText } from '../short-text.ts';
import { firstSentence } from '../status.ts';
import type { Paint } from '../text.ts';
import type { AgentAnswer } from './agent-tools.ts';
import { inEnglish } from '../../model/told.ts';

const plainPaint: Paint = {
  severity: (_severity, text) => text,
  bold: (text) => text,
  dim: (text) => text,
  link: (text: string) => text,
};

/** Platforms told of an id that was asked for without one: the others are counted. */
const PLATFORMS = 6;
/** Models to choose from. */
const OFFERS = 30;

/** Everything known of one id. */
export function lookupAnswer(model: string, known: readonly ExplainedModel[], today: string): AgentAnswer {
  const told = known.slice(0, PLATFORMS);
  const others = known.slice(PLATFORMS).map(({ identity }) => platformName(identity.provider));
  const more = others.length > 0 ? `\nAlso served on ${others.join(', ')}: ask with a platform.\n` : '';
  return {
    text:
      known.length === 0
        ? `${visible(model)} is neither a model id nor a package.\n`
        : `${explainText(told, today, plainPaint)}${more}`,
    data: { model, today, platforms: known.map(({ identity, metadata }) => ({ identity, metadata })) },
  };
}

/** One line for each id: is it alive, and until when. */
export function checkAnswer(
  asked: readonly { readonly model: string; readonly known: readonly ExplainedModel[] }[],
  today: string,
): AgentAnswer {
  const rows = asked.flatMap(({ model, known }) =>
    known.length === 0
      ? [{ model, platform: null, status: 'not-an-id', sentence: 'This is not a model id.', replacement: null }]
      : known.slice(0, PLATFORMS).map((one) => checkRow(model, one, today)),
  );
  const lines = rows.map(({ model, platform, sentence, replacement }) =>
    visible(
      `- ${model}${platform === null ? '' : ` · ${platformName(platform)}`}: ${sentence}${replacement === null ? '' : ` Use ${replacement} instead.`}`,
    ),
  );
  return { text: `${lines.join('\n')}\n`, data: { today, models: rows } };
}

function checkRow(model: string, { kind, identity, metadata }: ExplainedModel, today: string) {
  const found = metadata.kind === 'found' ? metadata.value : null;
  const replacement = found?.replacement?.value;
  return {
    model,
    platform: kind === 'ending' ? null : identity.provider,
    status: found?.lifecycle?.value.status ?? 'unknown',
    sentence: inEnglish(firstSentence(kind, identity, metadata, today)),
    replacement: replacement?.unfit === null ? replacement.id : null,
  };
}

/** What suggestions are made of. */
export interface Suggestions {
  readonly platform: string;
  readonly purpose: string | null;
  /** null: the platform is not known. */
  readonly offers: readonly Offer[] | null;
  readonly platforms: readonly string[];
  /** What is to be replaced, as it is known. */
  readonly former: ExplainedModel | null;
}

/** Models that may be chosen on a platform, and what stands in for one that ends. */
export function suggestAnswer({ platform, purpose, offers, platforms, former }: Suggestions): AgentAnswer {
  if (offers === null)
    return {
      text: `No model of the platform "${visible(platform)}" is known. Known platforms: ${platforms.join(', ')}.\n`,
      data: { platform, models: [], platforms },
    };
  const fitting = purpose === null ? offers : offers.filter(({ metadata }) => metadata.asked?.kinds.includes(purpose));
  const rows = fitting.slice(0, OFFERS);
  const more = fitting.length - rows.length;
  const advice = former === null ? null : adviceOf(former);
  const lines = [
    ...(advice === null ? [] : [advice, '']),
    rows.length === 0
      ? `No living model of ${platformName(platform)} is known${purpose === null ? '' : ` for ${visible(purpose)}`}.`
      : `Models of ${platformName(platform)} that are served, those without an announced end first:`,
    ...rows.map(({ id, metadata }) => `- ${id}: ${inEnglish(shortText(metadata))}`),
    ...(more > 0 ? [`- and ${String(more)} more`] : []),
  ];
  return {
    text: `${lines.map(visible).join('\n')}\n`,
    data: {
      platform,
      advice,
      models: rows.map(({ id, metadata, isEnding }) => ({ id, isEnding, ...offerData(metadata) })),
    },
  };
}

function offerData({ lifecycle, traits, asked }: ModelMetadata): object {
  return {
    status: lifecycle?.value.status ?? null,
    retires: lifecycle?.value.retires ?? null,
    contextWindow: traits?.value.contextWindow ?? null,
    price: traits?.value.price ?? null,
    kinds: asked?.kinds ?? [],
  };
}

/** What is said to stand in for a model, and why that may not do. */
function adviceOf(former: ExplainedModel): string {
  const { identity, metadata, kind } = former;
  const name = `${identity.name}${platformText(kind, identity)}`;
  if (metadata.kind !== 'found') return `${name} is not in the catalog, so nothing is known to stand in for it.`;
  const { replacement, unreplaced } = metadata.value;
  if (replacement) return `${name}: ${replacementText(replacement.value)} (${replacement.source}, ${replacement.asOf})`;
  if (unreplaced) return `${name}: nothing stands in for it: ${unreplaced.value}`;
  return `${name} has no announced end.`;
}

function replacementText({ id, unfit, retires }: Replacement): string {
  const life = retires === null ? '' : `, which ends ${retires}`;
  return unfit === null ? `use ${id}${life}` : `${id} is advised${life}, but it does not fit: ${unfit}`;
}
