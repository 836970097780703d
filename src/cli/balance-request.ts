import type { BalanceProblem, Seat, TerritoryLimit } from '../lib/core/territory/balance-problem.ts';
import type { UnitGraph } from '../lib/core/territory/unit-graph.ts';
import { readTable, requireColumn } from './read-table.ts';
import {
  compareLabels,
  holdersOf,
  readAlignment,
  readGroups,
  readLimits,
  readUnitFiles,
  readUnitList,
  type UnitFiles
} from './territory-files.ts';
import { amountOption, ratioOption } from './territory-options.ts';
import { requireOption, textOption, UsageError, WorkError, type Arguments } from './verb.ts';

/** What a call of `balance` asks for, read and put in numbers for each number of territories tried. */
export type BalanceRequest = {
  readonly files: UnitFiles;
  /** Numbers of territories to choose from, ascending. */
  readonly counts: readonly number[];
  readonly tolerance: number;
  /** The problem with k territories, and their labels. */
  problemFor(k: number): { readonly problem: BalanceProblem; readonly labels: readonly string[] };
  /** Territories whose number is given by locks, seats or limits, by label. */
  readonly pinned: ReadonlySet<string>;
};

type LabelledSeat = { readonly label: string; readonly x: number; readonly y: number };

/** Most numbers of territories tried in one call. */
const MOST_COUNTS = 40;

/** `48`, or a range such as `40-50`. */
export function countsOption(args: Arguments): number[] {
  const text = textOption(args, 'k');
  if (text === undefined) throw new UsageError('-k is missing');
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const [least, most] = [Number(from), Number(to ?? from)];
  if (from === undefined || least < 1 || most < least || most - least >= MOST_COUNTS) {
    throw new UsageError(
      `-k must be a whole number of at least 1, or a range of at most ${MOST_COUNTS} such as 40-50: ${text}`
    );
  }
  return Array.from({ length: most - least + 1 }, (_, i) => least + i);
}

/** Read every file a call of `balance` names; what is wrong in them is refused here. */
export async function readBalanceRequest(args: Arguments): Promise<BalanceRequest> {
  const counts = countsOption(args);
  const tolerance = ratioOption(args, 'tolerance', 0.05);
  const measures = textOption(args, 'measure')?.split(',') ?? [];
  const [unitsFile, edgesFile] = [requireOption(args, 'units'), requireOption(args, 'edges')];
  const currentFile = textOption(args, 'current');
  const borderWeight = amountOption(args, 'border-weight', 0);
  const disruptionWeight = amountOption(args, 'disruption-weight', currentFile === undefined ? 0 : 1);

  const files = await readUnitFiles(unitsFile, edgesFile, measures, textOption(args, 'links'));
  const { graph } = files;
  const given = async <T>(name: string, read: (file: string) => Promise<T>, none: T): Promise<T> => {
    const file = textOption(args, name);
    return file === undefined ? none : read(file);
  };
  const current = await given('current', (file) => readAlignment(file, graph), undefined);
  const locks = await given('locks', (file) => readAlignment(file, graph), new Map<string, string>());
  const seats = await given('seats', (file) => readSeats(file, files), []);
  const limits = await given('limits', readLimits, []);
  const groups = await given('groups', (file) => readGroups(file, graph), []);
  const protectedUnits = await given('protected', (file) => readUnitList(file, graph), []);
  if (protectedUnits.length > 0 && current === undefined)
    throw new UsageError('--protected keeps units where they are today: give that plan with --current');
  const pinned = new Set([
    ...locks.values(),
    ...seats.map(({ label }) => label),
    ...limits.map(({ label }) => label)
  ]);
  for (const unit of protectedUnits) {
    const label = current?.get(graph.ids[unit]!);
    if (label !== undefined) pinned.add(label);
  }
  return {
    files,
    counts,
    tolerance,
    pinned,
    problemFor(k) {
      const labels = chooseLabels(graph, k, current, pinned);
      const numberOf = ({ label }: { readonly label: string }) => labels.indexOf(label);
      const problem: BalanceProblem = {
        graph,
        k,
        tolerance,
        current: current && holdersOf(graph, current, labels),
        locks: holdersOf(graph, locks, labels),
        seats: seats.map((seat): Seat => ({ territory: numberOf(seat), x: seat.x, y: seat.y })),
        limits: limits.map(({ label, ...limit }): TerritoryLimit => ({
          territory: numberOf({ label }),
          ...limit
        })),
        groups,
        protectedUnits,
        borderWeight,
        disruptionWeight
      };
      return { problem, labels };
    }
  };
}

async function readSeats(file: string, { place }: UnitFiles): Promise<LabelledSeat[]> {
  const table = await readTable(file);
  const at = requireColumn(table, 'territory', file);
  const seen = new Set<string>();
  return table.rows.map((row) => {
    const label = row[at] ?? '';
    if (seen.has(label)) throw new WorkError(`${file} gives the territory ${label} two seats: keep one.`);
    seen.add(label);
    const [x, y] = place(table, row, file);
    return { label, x, y };
  });
}

/** The k labels of the plan: those pinned, then the current plan's (heaviest first), then new numbers. */
function chooseLabels(
  graph: UnitGraph,
  k: number,
  current: ReadonlyMap<string, string> | undefined,
  needed: ReadonlySet<string>
): string[] {
  if (needed.size > k) {
    throw new WorkError(
      `Locks and seats name ${needed.size} territories, but only ${k} are asked: raise -k or drop some.`
    );
  }
  const heft = new Map<string, number>();
  for (const [unit, label] of current ?? [])
    heft.set(label, (heft.get(label) ?? 0) + graph.values[0]![graph.indexOf.get(unit)!]!);
  const byHeft = [...heft.keys()].sort((a, b) => heft.get(b)! - heft.get(a)! || compareLabels(a, b));
  const labels = new Set(needed);
  for (const label of byHeft) if (labels.size < k) labels.add(label);
  for (let number = 1; labels.size < k; number++) labels.add(String(number));
  return [...labels].sort(compareLabels);
}
