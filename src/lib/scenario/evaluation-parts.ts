import type { Evaluation } from './evaluation.ts';

/** The lists of an evaluation that grow with the company: they cross to a page as groups, and each group once. */
export type PartName =
  'attainment' | 'payouts' | 'credits' | 'territories' | 'reps' | 'likely' | 'findings' | 'lines' | 'days';
export type Parts = { readonly [P in PartName]: readonly object[] };
/** The rows of one person, or some others that lie side by side. */
export type Group = readonly object[];

export const partNames: readonly PartName[] = [
  'attainment',
  'payouts',
  'credits',
  'territories',
  'reps',
  'likely',
  'findings',
  'lines',
  'days'
];

export const partsOf = (evaluation: Evaluation): Parts => ({
  ...evaluation,
  lines: evaluation.pay.lines,
  days: [evaluation.pay.days]
});

/** Groups of rows side by side whose owner is the same; what belongs to nobody is taken by so many at a time. */
export function groupsOf(
  part: PartName,
  rows: readonly object[]
): { readonly owner: string; readonly rows: Group }[] {
  const ownerOf = owners[part];
  const groups: { readonly owner: string; readonly rows: object[] }[] = [];
  rows.forEach((row, at) => {
    const owner = ownerOf ? ownerOf(row as Row) : String(Math.floor(at / SIDE_BY_SIDE));
    const last = groups.at(-1);
    if (last?.owner === owner) last.rows.push(row);
    else groups.push({ owner, rows: [row] });
  });
  return groups;
}

const SIDE_BY_SIDE = 64;

type Row = { readonly rep: string | null; readonly payee: string; readonly series: string };
const byRep = ({ rep }: Row) => rep ?? '';
const byPayee = ({ payee }: Row) => payee;
const owners: { readonly [P in PartName]?: (row: Row) => string } = {
  attainment: byRep,
  credits: byRep,
  payouts: byPayee,
  lines: byPayee,
  likely: ({ series }) => series
};
