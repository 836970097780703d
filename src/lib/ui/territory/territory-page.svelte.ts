import type { Change } from '../../scenario/change.ts';
import type { Mode } from '../theme/palette.ts';
import type { AccountDetail } from '../../engine/queries/account-rows.ts';
import { neighbourTowards } from '../map/walk-neighbours.ts';
import { AccountLayer } from './account-layer.svelte.ts';
import type { Brush } from './brush.svelte.ts';
import { balanceGroups } from './balance-groups.ts';
import { commandOf, type MapCommand } from './map-keys.ts';
import { type PaintEffect, effectOf } from './paint-effect.ts';
import { deviationChange, deviationOf, positionsApart } from './deviation-words.ts';
import { countUnits } from './move-words.ts';
import { territoriesToBalance } from './near-territories.ts';
import { type ProposalScope, ProposalSession } from './proposal-session.svelte.ts';
import type { UnitPlaces } from './read-units.ts';
import { proposedBalance } from './proposed-plan.ts';
import { prospectWords } from './prospect-lines.ts';
import { limitNotes } from './rule-actions.ts';
import { type RunBalance, runBalance } from './run-balance.ts';
import { type TerritoryBalance, holdersAfter } from './territory-balance.ts';
import { MapTools } from './map-tools.svelte.ts';
import { PlanDifference } from './plan-difference.svelte.ts';
import type { ToPlane } from './place-accounts.ts';
import { ProblemTour } from './problem-tour.svelte.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';
import { TerritoryOperator } from './territory-operator.svelte.ts';
import { TerritoryScene } from './territory-scene.svelte.ts';

const LETTERS_KEY = 'evenfield-single-letters';

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
  /** What the side panel shows; the proposal's part is there while there is one. */
  tab = $state<TerritoryTab>('balance');
  #pressedG = -Infinity;

  constructor(
    readonly editor: TerritoryEditor,
    theme: () => Mode,
    places: UnitPlaces,
    brush: Brush,
    readonly storage?: Pick<Storage, 'getItem' | 'setItem'>,
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
  /** What mends the problem looked at: pieces are joined, pockets filled, a territory out of band balanced with its neighbours. */
  readonly fix = $derived.by((): { label: string; run: () => void } | undefined => {
    const { editor, tour, proposal } = this;
    const { plan } = editor;
    const problem = tour.current;
    if (editor.problems.length === 0) return undefined;
    if (problem === undefined) {
      return {
        label: 'Propose a fix',
        run: () => this.propose({ title: `Balance all on ${editor.measure}` })
      };
    }
    const name = nameOfHolder(plan, problem.territory);
    if (problem.kind === 'unassigned') {
      const [unit] = problem.units;
      return {
        label: 'Propose a fix',
        run: () => {
          this.tab = 'proposal';
          proposal.fillPocket(
            { title: `Fill the pocket of ${countUnits(problem.extent, editor.noun)}` },
            unit!
          );
        }
      };
    }
    if (problem.kind === 'pieces') {
      return {
        label: 'Propose a fix',
        run: () => {
          this.tab = 'proposal';
          proposal.joinPieces({ title: `Make ${name} one piece` }, problem.territory);
        }
      };
    }
    return {
      label: 'Propose a fix',
      run: () =>
        this.propose({
          title: `Balance ${name} with its neighbours`,
          territories: territoriesToBalance(editor, problem.territory)
        })
    };
  });

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

  /** A key pressed on the map or the tables. Keys of fields, buttons and the browser are left alone. */
  readonly press = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.closest('input, select, textarea, dialog') || this.#belongsToWorkbench(event)) return;
    const command = commandOf(event);
    if (command === undefined) return;
    const onButton = target.closest('button, summary, [role="row"], [role="menu"]') !== null;
    const belongsToButton = ['walk', 'toggle-unit', 'hand-unit'].includes(command.kind);
    if (onButton && belongsToButton) return;
    if (this.run(command) !== false) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** The letter after G goes to a page, and single letters may be switched off. */
  #belongsToWorkbench({ key, timeStamp }: KeyboardEvent): boolean {
    const afterG = timeStamp - this.#pressedG < 1500;
    this.#pressedG = key === 'g' ? timeStamp : -Infinity;
    return afterG || (/^[a-z]$/i.test(key) && this.storage?.getItem(LETTERS_KEY) === 'off');
  }

  run(command: MapCommand): boolean | void {
    const { editor, tools, picture } = this;
    switch (command.kind) {
      case 'tool':
        return tools.pick(command.tool);
      case 'resize-brush':
        return tools.brush.resize(tools.brush.kilometres * command.factor);
      case 'zoom':
        return editor.camera.zoom(command.factor);
      case 'show-all':
        return editor.camera.showAll();
      case 'problem':
        return this.tour.step(command.step);
      case 'walk':
        return this.#walk(command.direction);
      case 'pick':
        return this.#pick(command.place);
      case 'difference':
        this.tab = this.tab === 'changes' ? 'balance' : 'changes';
        return;
      case 'accounts':
        return this.toggleAccounts();
      case 'move':
        return this.askWhere();
      case 'lock':
        return this.#lock();
      case 'toggle-unit':
        return picture.focused < 0 ? false : editor.chooseUnits([picture.focused], true);
      case 'hand-unit':
        return this.#handFocused();
      case 'escape':
        return this.#escape();
    }
  }

  /** Territories the digits 1 to 9 pick: the first of the open group, the one that holds the chosen territory. */
  readonly numbered = $derived.by((): readonly string[] => {
    const { editor } = this;
    const groups = balanceGroups(editor, editor.balance);
    const chosen = editor.selected.at(-1);
    const open = groups.find(({ rows }) => rows.some(({ key }) => key === chosen)) ?? groups[0];
    return (open?.rows ?? []).slice(0, 9).map(({ key }) => key);
  });
  #pick(place: number): void {
    const key = this.numbered[place - 1];
    if (key === undefined) return this.editor.source.announce(`There is no territory ${place} in this group`);
    this.choose(key);
    const { plan, balance } = this.editor;
    const position = plan.position.get(key)!;
    this.editor.source.announce(
      `${nameOfHolder(plan, position)} is chosen, ${deviationOf(positionsApart(this.editor).has(position), balance.deviations[position]!)}`
    );
  }
  #lock(): void {
    const chosen = this.editor.selected.at(-1);
    if (chosen === undefined) this.editor.source.announce('Choose a territory first, then lock it');
    else this.editor.toggleLock(chosen);
  }
  #escape(): boolean {
    if (this.tools.isStroking) return this.tools.escape();
    if (this.proposal.state !== 'idle') {
      this.proposal.discard();
      return true;
    }
    if (this.tour.at >= 0) this.tour.leave();
    else if (this.picture.focused >= 0) this.picture.focused = -1;
    else return this.tools.escape();
    return true;
  }
  /** Step to the neighbour in a direction, and say where one is. */
  #walk(direction: readonly [number, number]): void {
    const { editor, picture } = this;
    const { geometry, plan } = editor;
    const start = editor.selectedUnits.values().next().value ?? plan.holders.indexOf(editor.receiver ?? 0);
    picture.focused =
      picture.focused < 0 ? start : neighbourTowards(geometry, editor.neighbours, picture.focused, direction);
    const unit = picture.focused;
    const place = `${geometry.names[unit]}, ${geometry.parentNames.get(geometry.parents[unit]!) ?? ''}`;
    const selected = editor.selectedUnits.has(unit) ? ', selected' : '';
    const prospect = this.prospect === undefined ? '' : `; ${prospectWords(editor, this.prospect)}`;
    editor.source.announce(`${place}: ${nameOfHolder(plan, plan.holders[unit]!)}${selected}${prospect}`);
  }
  #handFocused(): void | false {
    const { editor, picture } = this;
    if (picture.focused < 0) return false;
    if (editor.receiver === undefined) editor.choose(editor.keyAt(editor.plan.holders[picture.focused]!));
    else editor.hand([picture.focused], editor.receiver);
  }
}
