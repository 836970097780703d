import { formatMoment, formatTime } from '../format/date.ts';

/** When edits were last kept, in the top bar: the time of day today, else the date. */
export const savedWords = (saved: Date, now: Date): string =>
  `Saved on this computer ${saved.toDateString() === now.toDateString() ? formatTime(saved) : formatMoment(saved, now)}`;

/** Why an edit could not be kept, as a sentence without its full stop. */
export function unsavedReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'QuotaExceededError'
    ? 'The storage of this browser is full: make room on the disk, or take data out on the Data page'
    : error.message;
}
