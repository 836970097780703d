const people =
  'people who report to nobody in this data, such as those who have left, and what is credited to nobody';

/** Who and what a part without a name holds, in a sentence: it stands wherever such a part does. */
const sentences: Readonly<Record<string, string>> = {
  region: `No region holds ${people}. Who has left sells nothing more: its fall is their past sales, which the company’s growth contains and that of the regions does not.`,
  team: `No team holds ${people}. Who has left sells nothing more: its fall is their past sales, which the company’s growth contains and that of the teams does not.`,
  rep: 'Nobody holds sales that no split, rep, account or territory gives to anybody.',
  district: 'No district holds territories that are part of no other, and sales outside every territory.',
  territory: 'No territory holds sales outside every territory.',
  family: 'No family holds sales without a product, or of a product without a family.'
};

export const unplacedWords = (level: string): string => sentences[level] ?? '';

/** The same where pay is added up by region: nobody who has left is paid there for coming sales. */
export const unplacedPay =
  'Nobody’s region is people who report to nobody in this data, such as those who have left, with what they were paid.';
