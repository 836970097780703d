import type { Change } from '../../scenario/change.ts';
import type { Mode } from '../theme/palette.ts';
import type { AccountDetail } from '../../engine/queries/account-rows.ts';
import { AccountLayer } from './account-layer.svelte.ts';
import type { Brush } from './brush.svelte.ts';
import { type PaintEffect, effectOf } from './paint-effect.ts';
import { deviationChange, positionsApart } from './deviation-words.ts';
import { countUnits } from './move-words.ts';
import { territoriesToBalance } from './near-territories.ts';
import { type ProposalScope, ProposalSession } from './proposal-session.svelte.ts';
import type { UnitPlaces } from './read-units.ts';
import { proposedBalance } from './proposed-plan.ts';
import { type Fix, fixOf } from './problem-fix.ts';
import { limitNotes } from './rule-actions.ts';
import { type RunBalance, runBalance } from './run-balance.ts';
import { type TerritoryBalance, holdersAfter } from './territory-balance.ts';
import { MapTools } from './map-tools.svelte.ts';
import { PlanDifference } from './plan-difference.svelte.ts';
import type { ToPlane } from './place-accounts.ts';
import { ProblemTour } from './problem-tour.svelte.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';
import { TerritoryKeys } from './territory-keys.svelte.ts';
import { TerritoryOperator } from './territory-operator.svelte.ts';
import { TerritoryScene } from './territory-scene.svelte.ts';

const NO_REMARKS: ReadonlyMap<string, string> = new Map();

export type TerritoryTab = 'balance' | 'changes' | 'rules' | 'accounts' | 'proposal';
export type TerritoryView = 'map' | 'split' | 'table';

/** Everything the page's parts share: the editor, the tools, the picture and the tour of problems. */
export class TerritoryPage {
  view = $state<TerritoryView>('map');
  /** The "Move to…" dialog stands open. */
  asking = $state(false);
  /** The form of a limit stands open, for a territory where one is named. */
  limiting = $state.raw<{ readonly territory: string | undefined } | undefined>(undefined);
  readonly tools: MapTools;
  readonly picture: TerritoryScene;
  readonly tour: ProblemTour;
  readonly proposal: ProposalSession;
  readonly operator: TerritoryOperator;
  readonly difference: PlanDifference;
  readonly accounts: AccountLayer;
  readonly keys: TerritoryKeys;
  /** What the side panel shows; the proposal's part is there while there is one. */
  tab = $state<TerritoryTab>('balance');

  constructor(
    readonly editor: TerritoryEditor,
    theme: () => Mode,
    places: UnitPlaces,
    brush: Brush,
    storage?: Pick<Storage, 'getItem' | 'setItem'>,
    search: RunBalance = runBalance,
    readAccounts: () => Promise<readonly AccountDetail[]> = () => Promise.resolve([]),
    toPlane?: ToPlane
  ) {
    this.accounts = new AccountLayer(editor, readAccounts, toPlane);
    this.tools = new MapTools(
      editor,
      brush,
      {
        pinAt: (point) => this.picture.pinAt(point),
        drop: (key, unit) => this.operator.setHome(key, editor.geometry.ids[unit]!)
      },
      this.accounts
    );
    this.proposal = new ProposalSession(editor, places, search);
    this.difference = new PlanDifference(editor);
    this.operator = new TerritoryOperator(editor, places, (keys) => this.rebalance(keys));
    this.picture = new TerritoryScene(
      editor,
      this.tools,
      theme,
      () => this.proposal.ghosts,
      () => this.#remarks,
      () => (this.tab === 'changes' && this.difference.isMarked ? this.difference.marks : []),
      () => this.proposal.madeColours
    );
    this.tour = new ProblemTour(editor, this.picture);
    this.keys = new TerritoryKeys(this, storage);
  }

  /** What lifting the hand would do now. */
  readonly effect = $derived.by(() => {
    const { handover } = this.tools;
    return handover === undefined ? undefined : effectOf(this.editor, handover);
  });
  /** The unit pointed at, else the one walked to; −1: none. */
  readonly pointed = $derived.by(() => (this.tools.hovered >= 0 ? this.tools.hovered : this.picture.focused));
  /** What handing over the unit pointed at would do, where no tool covers it. */
  readonly prospect = $derived.by((): PaintEffect | undefined => {
    const { editor, pointed, tools } = this;
    const { receiver } = editor;
    if (this.effect !== undefined || receiver === undefined || pointed < 0 || tools.isStroking)
      return undefined;
    const handover = editor.handover([pointed], receiver);
    if (handover.units.length === 0) return undefined;
    return effectOf(editor, handover);
  });
  /** The balance as it would be: after the stroke in the hand, else after the proposal's accepted moves. */
  readonly balance = $derived.by((): TerritoryBalance => {
    if (this.effect !== undefined) return this.effect.after;
    const { ghosts } = this.proposal;
    if (ghosts.length === 0) return this.editor.balance;
    if (this.proposal.resized) return proposedBalance(this.proposal.resized, this.editor.values);
    const after = ghosts.reduce(
      (holders, { units, to }) => holdersAfter(holders, units, to),
      this.editor.plan.holders
    );
    return this.editor.balanceWith(after);
  });
  /** Under the names of territories a proposal touches: from where to where. */
  readonly #remarks = $derived.by((): ReadonlyMap<string, string> => {
    if (this.tab === 'rules') return limitNotes(this.editor);
    if (this.proposal.ghosts.length === 0) return NO_REMARKS;
    const { plan, balance } = this.editor;
    const apart = positionsApart(this.editor);
    const touched = new Set(
      this.proposal.ghosts.flatMap(({ units, to }) => [to, ...units.map((unit) => plan.holders[unit]!)])
    );
    return new Map(
      [...touched].flatMap((t): [string, string][] => {
        const key = plan.territories[t]?.key;
        if (key === undefined) return [];
        if (this.proposal.resized?.emptied.includes(t)) return [[key, 'goes']];
        return [[key, deviationChange(apart.has(t), balance.deviations[t]!, this.balance.deviations[t]!)]];
      })
    );
  });

  /** Show the accounts as points with their list, or put them away. */
  toggleAccounts(): void {
    this.accounts.toggle();
    if (this.accounts.shown) this.tab = 'accounts';
    else if (this.tab === 'accounts') this.tab = 'balance';
  }
  /** Ask for a better balance of some territories, or of all. */
  propose(scope: ProposalScope): void {
    this.tour.leave();
    this.editor.selectedUnits.clear();
    this.tab = 'proposal';
    this.proposal.balance(scope);
  }
  /** Propose a better balance of some territories with as many neighbours as it takes. */
  rebalance(keys: readonly string[]): void {
    const { editor } = this;
    const chosen = keys.flatMap((key) => editor.plan.position.get(key) ?? []);
    const names = chosen.map((position) => nameOfHolder(editor.plan, position)).join(' and ');
    const territories = new Set(chosen.flatMap((position) => [...territoriesToBalance(editor, position)]));
    if (chosen.length > 0) this.propose({ title: `Balance ${names} with neighbours`, territories });
  }
  /** What mends the problem looked at, or all of them where none is. */
  readonly fix = $derived.by((): Fix | undefined => fixOf(this));

  /** Whether going back or forth to these changes takes nothing out of a locked territory; says so where it would. */
  keepsLocks(changes: readonly Change[]): boolean {
    const { editor } = this;
    const broken = editor.brokenLock(changes);
    if (broken === undefined) return true;
    editor.source.tell(
      `Nothing changed: it would take ${countUnits(broken.units, editor.noun)} out of ${broken.name}, which is locked`,
      { label: 'Unlock all', run: () => editor.lockAll(false) }
    );
    return false;
  }
  /** Choose a territory from a list: it lights up, and comes into sight where it was out of it. */
  choose(key: string, add = false): void {
    this.editor.choose(key, add);
    if (this.tour.at >= 0) this.tour.leave();
  }
  askLimit(territory: string | undefined): void {
    this.limiting = { territory };
  }
  askWhere(): void {
    if (this.editor.selectedUnits.size === 0) {
      this.editor.source.announce(`Select ${this.editor.noun.many} first, then choose where they go`);
      return;
    }
    this.asking = true;
  }
  /** Hand the selected units to a territory, and keep them selected. */
  moveSelection(to: number): void {
    this.asking = false;
    this.editor.hand(this.editor.selectedUnits, to);
  }
  selectParents(): void {
    const { editor } = this;
    const { parents } = editor.geometry;
    const chosen = new Set([...editor.selectedUnits].map((unit) => parents[unit]));
    editor.chooseUnits(parents.flatMap((parent, unit) => (chosen.has(parent) ? [unit] : [])));
  }
}
