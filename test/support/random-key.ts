const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz056789';

/** Characters as those of a key are, the same ones each time: nothing that looks like a key stands in any file. */
export function randomKey(length: number, letters: string = LETTERS): string {
  let state = 20_261_130;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return letters[Math.floor((state / 2_147_483_648) * letters.length)] ?? '';
  }).join('');
}
