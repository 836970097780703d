import { countUnits } from './move-words.ts';
import { territoriesToBalance } from './near-territories.ts';
import type { TerritoryPage } from './territory-page.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

export type Fix = { readonly label: string; readonly run: () => void };

/**
 * What mends the problem looked at: pieces are joined, pockets filled, a territory out of band balanced with its
 * neighbours; with none looked at, all are balanced. Undefined where there is no problem.
 */
export function fixOf(page: TerritoryPage): Fix | undefined {
  const { editor, tour, proposal } = page;
  const { plan } = editor;
  const problem = tour.current;
  if (editor.problems.length === 0) return undefined;
  const fix = (run: () => void): Fix => ({ label: 'Propose a fix', run });
  if (problem === undefined) return fix(() => page.propose({ title: `Balance all on ${editor.measure}` }));
  const name = nameOfHolder(plan, problem.territory);
  if (problem.kind === 'unassigned') {
    const [unit] = problem.units;
    return fix(() => {
      page.tab = 'proposal';
      proposal.fillPocket({ title: `Fill the pocket of ${countUnits(problem.extent, editor.noun)}` }, unit!);
    });
  }
  if (problem.kind === 'pieces') {
    return fix(() => {
      page.tab = 'proposal';
      proposal.joinPieces({ title: `Make ${name} one piece` }, problem.territory);
    });
  }
  return fix(() =>
    page.propose({
      title: `Balance ${name} with its neighbours`,
      territories: territoriesToBalance(editor, problem.territory)
    })
  );
}
