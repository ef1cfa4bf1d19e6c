/** Whole days since 1970-01-01 of an ISO day. */
function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return Date.UTC(year ?? NaN, (month ?? NaN) - 1, date ?? NaN) / 86_400_000;
}

/** Whole days from one ISO day to another; negative where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The ISO day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);
}
