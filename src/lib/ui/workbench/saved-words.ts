import { formatMoment, formatTime } from '../format/date.ts';

/** When edits were last kept, in the top bar: the time of day today, else the date. */
export const savedWords = (saved: Date, now: Date): string =>
  `Saved on this computer ${saved.toDateString() === now.toDateString() ? formatTime(saved) : formatMoment(saved, now)}`;
