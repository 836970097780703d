import { assert } from '../assert.ts';

/**
 * The states of the USA: number, letters and name as FIPS 5-2 and the Postal Service have them, and the numbers of
 * their counties (Census Bureau, the counties of `datasets/geography`); `1-9:2` is every second from 1 to 9.
 */
const table = `
01 AL Alabama = 1-133:2
02 AK Alaska = 13 16 20 50 60 68 70 90 100 105 110 122 130 150 158 164 170 180 185 188 195 198 220 230 240 261 275 282 290
04 AZ Arizona = 1-11:2 12 13-27:2
05 AR Arkansas = 1-149:2
06 CA California = 1-115:2
08 CO Colorado = 1-13:2 14 15-125:2
09 CT Connecticut = 1-15:2
10 DE Delaware = 1-5:2
11 DC District of Columbia = 1
12 FL Florida = 1-23:2 27-85:2 86 87-133:2
13 GA Georgia = 1-39:2 43-201:2 205-321:2
15 HI Hawaii = 1-9:2
16 ID Idaho = 1-87:2
17 IL Illinois = 1-203:2
18 IN Indiana = 1-183:2
19 IA Iowa = 1-197:2
20 KS Kansas = 1-209:2
21 KY Kentucky = 1-239:2
22 LA Louisiana = 1-127:2
23 ME Maine = 1-31:2
24 MD Maryland = 1-5:2 9-47:2 510
25 MA Massachusetts = 1-27:2
26 MI Michigan = 1-165:2
27 MN Minnesota = 1-173:2
28 MS Mississippi = 1-163:2
29 MO Missouri = 1-185:2 186 187 189 195-229:2 510
30 MT Montana = 1-111:2
31 NE Nebraska = 1-185:2
32 NV Nevada = 1-23:2 27-33:2 510
33 NH New Hampshire = 1-19:2
34 NJ New Jersey = 1-41:2
35 NM New Mexico = 1-5:2 6 7-27:2 28 29-61:2
36 NY New York = 1-123:2
37 NC North Carolina = 1-199:2
38 ND North Dakota = 1-105:2
39 OH Ohio = 1-175:2
40 OK Oklahoma = 1-153:2
41 OR Oregon = 1-71:2
42 PA Pennsylvania = 1-133:2
44 RI Rhode Island = 1-9:2
45 SC South Carolina = 1-91:2
46 SD South Dakota = 3-101:2 102 103-111:2 115-129:2 135 137
47 TN Tennessee = 1-189:2
48 TX Texas = 1-507:2
49 UT Utah = 1-57:2
50 VT Vermont = 1-27:2
51 VA Virginia = 1-35:2 36 37 41-53:2 57-121:2 125 127 131-149:2 153-187:2 191-199:2 510 520 530 540 550 570 580 590 595 600 610 620 630 640 650 660 670 678 680 683 685 690 700 710 720 730 735 740 750 760 770 775 790 800 810 820 830 840
53 WA Washington = 1-77:2
54 WV West Virginia = 1-109:2
55 WI Wisconsin = 1-77:2 78 79-141:2
56 WY Wyoming = 1-45:2
72 PR Puerto Rico =`;

export type UsState = {
  /** Two letters: `CA`. */
  readonly letters: string;
  readonly name: string;
  /** Two digits, which its counties' codes begin with: `06`. */
  readonly number: string;
  /** Five-digit codes of its counties. */
  readonly counties: readonly string[];
};

export const usStates: readonly UsState[] = table.trim().split('\n').map(readState);

function readState(line: string): UsState {
  const [head = '', counties = ''] = line.split('=');
  const parts = /^(\d\d) ([A-Z]{2}) (.+)$/.exec(head.trim());
  assert(parts !== null, `a state is written as number, letters and name, not “${head}”`);
  const [, number = '', letters = '', name = ''] = parts;
  return {
    letters,
    name,
    number,
    counties: countyNumbers(counties).map((county) => `${number}${String(county).padStart(3, '0')}`)
  };
}

function countyNumbers(text: string): number[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [range = '', step = '1'] = part.split(':');
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: (last - first) / Number(step) + 1 }, (_, i) => first + i * Number(step));
    });
}

/** Every way a state is written in files (`California`, `CA`, `06`, `6`, `US-CA`), in small letters, and its two letters. */
export const stateSpellings: ReadonlyMap<string, string> = new Map(
  usStates.flatMap(({ letters, name, number }) =>
    [letters, name, number, String(Number(number)), `US-${letters}`].map(
      (text) => [text.toLowerCase(), letters] as const
    )
  )
);

/** Ways to write the country, in small letters. */
export const countrySpellings: ReadonlyMap<string, string> = new Map(
  ['US', 'USA', 'U.S.', 'U.S.A.', 'United States', 'United States of America'].map((text) => [
    text.toLowerCase(),
    'US'
  ])
);
