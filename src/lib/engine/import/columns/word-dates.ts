const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';

/**
 * The ways an English date is written with the month's name: the pattern that recognises it and the pattern by
 * which the engine reads it once the weekday is cut off.
 */
export const wordDateForms: Readonly<Record<string, { readonly pattern: string; readonly format: string }>> =
  {
    'Month D, YYYY': { pattern: `^(?:${weekday},? )?${month} \\d{1,2},? \\d{4}$`, format: '%B %-d %Y' },
    'D Month YYYY': { pattern: `^(?:${weekday},? )?\\d{1,2} ${month},? \\d{4}$`, format: '%-d %B %Y' },
    'D-Mon-YYYY': { pattern: `^\\d{1,2}-${month}-\\d{4}$`, format: '%-d %B %Y' },
    'D-Mon-YY': { pattern: `^\\d{1,2}-${month}-\\d{2}$`, format: '%-d %B %y' }
  };

const tests = Object.entries(wordDateForms).map(
  ([name, { pattern }]) => [name, new RegExp(pattern, 'i')] as const
);

/** The form of a date with a month's name in it, or undefined. */
export const wordDateForm = (text: string): string | undefined =>
  tests.find(([, test]) => test.test(text.trim()))?.[0];
