/** Dates as providers write them into ids. Each function gives the part of the name that is the date, or null. */

const year = '20(?:1[89]|[2-4]\\d)';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';
const shortYear = '2[2-9]';

function finder(source: string): (name: string) => string | null {
  const pattern = new RegExp(`(?:^|[-_.@:/])(${source})(?=$|[-_.:@])`, 'i');
  return (name) => pattern.exec(name)?.[1] ?? null;
}

/** `2024-08-06`, anywhere between separators. */
export const isoDate = finder(`${year}-${month}-${day}`);

/** `20240620`. */
export const compactDate = finder(`${year}${month}${day}`);

/** `0613`: month and day. */
export const monthDay = finder(`${month}${day}`);

/** `2407`: year and month. */
export const yearMonth = finder(`${shortYear}${month}`);

/** `08-2024`: month and year. */
export const monthOfYear = finder(`${month}-${year}`);

/** `05-20`: month and day. Only at the end, since versions look the same. */
export function monthDashDay(name: string): string | null {
  return new RegExp(`-(${month}-${day})$`).exec(name)?.[1] ?? null;
}

/** Any of the forms that cannot be mistaken for a size: what resellers keep of the lab's own name. */
export function anyDate(name: string): string | null {
  const short = yearMonth(name) ?? monthDay(name);
  // 1024 is the one size that reads like a day.
  return isoDate(name) ?? compactDate(name) ?? monthOfYear(name) ?? (short === '1024' ? null : short);
}
