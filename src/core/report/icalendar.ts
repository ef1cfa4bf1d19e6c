import { hashText } from '../base/hash.ts';
import type { ComponentEnd } from '../model/end.ts';

/** Octets of a line, without its break (RFC 5545, 3.1). */
const LINE = 75;
/** Days before an announced end on which calendars remind of it. */
const REMINDER_DAYS = 30;

/**
 * Ends that are to come as a calendar of whole days (RFC 5545). The same end has the same id each time, so that a calendar that takes the
 * file again moves what moved.
 *
 * @param today ISO day: the stamp of all entries
 */
export function icalendar(ends: readonly ComponentEnd[], today: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Modelkeel//Modelkeel//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Modelkeel',
    ...ends.filter(({ day }) => day >= today).flatMap((end) => entryOf(end, today)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entryOf(end: ComponentEnd, today: string): readonly string[] {
  const summary = summaryOf(end);
  const isAnnounced = end.kind !== 'earliest';
  return [
    'BEGIN:VEVENT',
    `UID:${hashText(`${end.component}\u0000${end.kind}`)}@modelkeel`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(end.day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(end.day))}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(descriptionOf(end))}`,
    ...(end.url !== null && /^https?:\/\/\S+$/.test(end.url) ? [`URL:${end.url}`] : []),
    `STATUS:${isAnnounced && !end.isReported ? 'CONFIRMED' : 'TENTATIVE'}`,
    'TRANSP:TRANSPARENT',
    ...(isAnnounced
      ? [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${text(summary)}`,
          `TRIGGER:-P${String(REMINDER_DAYS)}D`,
          'END:VALARM',
        ]
      : []),
    'END:VEVENT',
  ];
}

function summaryOf({ name, platform, kind }: ComponentEnd): string {
  const what = {
    firm: 'is shut down',
    redirect: 'is answered by another model',
    earliest: 'is served no longer than promised',
  }[kind];
  return `${name} ${what} (${platform})`;
}

function descriptionOf({ places, replacement, source, asOf, isReported }: ComponentEnd): string {
  return [
    `Used in ${places === 1 ? '1 place' : `${String(places)} places`}.`,
    replacement === null ? 'No replacement is known.' : `Replacement: ${replacement}.`,
    `${isReported ? 'Reported by' : 'Source:'} ${source}, seen ${asOf}.`,
  ].join('\n');
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function text(value: string): string {
  return value.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** A line in pieces of so many octets; no character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let length = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (length + size > LINE) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
}
