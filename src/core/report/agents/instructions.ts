import { platformName } from '../../base/platform-names.ts';
import { visible } from '../../base/visible.ts';
import { inventoryOf, isUsed, versionedName } from '../inventory.ts';
import type { InventoryItem } from '../inventory.ts';
import type { MergedReport } from '../merge.ts';
import { shortText } from '../short-text.ts';
import { inEnglish } from '../../model/told.ts';

const BEGIN = '<!-- modelkeel:begin -->';
const END = '<!-- modelkeel:end -->';

/** Names as registries write them: what else a file may hold is no name, and an agent would read it as an instruction. */
const NAME = /^[\w./:@+-]{1,160}$/;

/**
 * The section on models for the instructions of coding agents (https://agents.md). It says nothing that changes by itself with the
 * day, so that it is made anew only where code or facts changed.
 */
export function instructionsOf(report: MergedReport): string {
  const models = inventoryOf(report).filter(
    ({ component: { kind, name }, references }) =>
      (kind === 'model' || kind === 'embedding-model') && isUsed(references) && NAME.test(name),
  );
  const ending = models.filter(isOver);
  const [living, unknown] = [
    models.filter((item) => !isOver(item) && isKnown(item)),
    models.filter((one) => !isKnown(one)),
  ];
  const lines = [
    BEGIN,
    '## Models in this repository',
    '',
    'Made by `modelkeel agents`; change the code and run it again instead of editing this section.',
    '',
    ...(living.length > 0 ? ['Used here, and the ones to use:', '', ...living.map(livingLine), ''] : []),
    ...(ending.length > 0 ? ['Not to be used in new code:', '', ...ending.map(endingLine), ''] : []),
    ...(unknown.length > 0
      ? ['Used here, and not in the catalog of Modelkeel:', '', ...unknown.map(livingLine), '']
      : []),
    ...(models.length === 0 ? ['No model is used yet.', ''] : []),
    'Look a model id up before you write one (`modelkeel explain ID`): ids known from training may be retired. Run `modelkeel scan` after a change to a model, a client or an SDK.',
    END,
  ];
  return lines.join('\n');
}

function lifeOf({ component: { metadata } }: InventoryItem) {
  return metadata?.kind === 'found' ? (metadata.value.lifecycle?.value ?? null) : null;
}

function isKnown({ component: { metadata } }: InventoryItem): boolean {
  return metadata?.kind === 'found';
}

function isOver(item: InventoryItem): boolean {
  const life = lifeOf(item);
  if (life === null) return false;
  const hasEnd = life.retires !== null && life.retiresKind !== 'earliest';
  return hasEnd || ['retired', 'redirected', 'deprecated'].includes(life.status);
}

function nameOf(item: InventoryItem): string {
  const name = versionedName(item);
  return `\`${NAME.test(name) ? name : item.component.name}\` (${platformName(item.component.provider)})`;
}

function livingLine(item: InventoryItem): string {
  const { metadata } = item.component;
  const short = metadata?.kind === 'found' ? inEnglish(shortText(metadata.value)) : '';
  return visible(`- ${nameOf(item)}${short === '' ? '' : `: ${short}`}`);
}

function endingLine(item: InventoryItem): string {
  const { metadata } = item.component;
  const life = lifeOf(item);
  const found = metadata?.kind === 'found' ? metadata.value : null;
  const state = life?.retires ? `ends or ended on ${life.retires}` : (life?.status ?? 'ended');
  const replacement = found?.replacement?.value;
  const advice = replacement?.unfit === null ? `; use \`${replacement.id}\`` : '; nothing stands in for it as it is';
  return visible(`- ${nameOf(item)}: ${state}${advice}`);
}

/** What became of the text of a file of instructions. */
export type Woven =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly text: string }
  /** Its marks do not pair: nothing can be replaced without losing what somebody wrote. */
  | { readonly kind: 'broken'; readonly why: string };

/** Puts the section in the place of the one that is there, or at the end. Everything else stays as it is. */
export function weave(text: string, section: string): Woven {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const written = section.split('\n').join(newline);
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (text.split(BEGIN).length > 2 || text.split(END).length > 2)
    return { kind: 'broken', why: 'it has more than one section between modelkeel:begin and modelkeel:end' };
  if (begin < 0 !== end < 0 || end < begin)
    return { kind: 'broken', why: 'only one of modelkeel:begin and modelkeel:end is there, or in the wrong order' };
  if (begin < 0) {
    const gap = text === '' ? '' : text.endsWith(newline) ? newline : `${newline}${newline}`;
    return { kind: 'changed', text: `${text}${gap}${written}${newline}` };
  }
  const woven = `${text.slice(0, begin)}${written}${text.slice(end + END.length)}`;
  return woven === text ? { kind: 'same' } : { kind: 'changed', text: woven };
}
