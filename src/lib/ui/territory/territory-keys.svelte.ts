import { neighbourTowards } from '../map/walk-neighbours.ts';
import { balanceGroups } from './balance-groups.ts';
import { deviationOf, positionsApart } from './deviation-words.ts';
import { commandOf, type MapCommand } from './map-keys.ts';
import { prospectWords } from './prospect-lines.ts';
import type { TerritoryPage } from './territory-page.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

const LETTERS_KEY = 'evenfield-single-letters';

/** The page by keyboard: what each key does to the tools, the selection and the plan, and what is said of it. */
export class TerritoryKeys {
  #pressedG = -Infinity;

  constructor(
    readonly page: TerritoryPage,
    readonly storage?: Pick<Storage, 'getItem'>
  ) {}

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
    const { editor, tools, picture } = this.page;
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
        return this.page.tour.step(command.step);
      case 'walk':
        return this.#walk(command.direction);
      case 'pick':
        return this.#pick(command.place);
      case 'difference':
        this.page.tab = this.page.tab === 'changes' ? 'balance' : 'changes';
        return;
      case 'accounts':
        return this.page.toggleAccounts();
      case 'move':
        return this.page.askWhere();
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
    const { editor } = this.page;
    const groups = balanceGroups(editor, editor.balance);
    const chosen = editor.selected.at(-1);
    const open = groups.find(({ rows }) => rows.some(({ key }) => key === chosen)) ?? groups[0];
    return (open?.rows ?? []).slice(0, 9).map(({ key }) => key);
  });
  #pick(place: number): void {
    const key = this.numbered[place - 1];
    const { editor } = this.page;
    if (key === undefined) return editor.source.announce(`There is no territory ${place} in this group`);
    this.page.choose(key);
    const { plan, balance } = editor;
    const position = plan.position.get(key)!;
    editor.source.announce(
      `${nameOfHolder(plan, position)} is chosen, ${deviationOf(positionsApart(editor).has(position), balance.deviations[position]!)}`
    );
  }
  #lock(): void {
    const { editor } = this.page;
    const chosen = editor.selected.at(-1);
    if (chosen === undefined) editor.source.announce('Choose a territory first, then lock it');
    else editor.toggleLock(chosen);
  }
  #escape(): boolean {
    const { tools, proposal, tour, picture } = this.page;
    if (tools.isStroking) return tools.escape();
    if (proposal.state !== 'idle') {
      proposal.discard();
      return true;
    }
    if (tour.at >= 0) tour.leave();
    else if (picture.focused >= 0) picture.focused = -1;
    else return tools.escape();
    return true;
  }
  /** Step to the neighbour in a direction, and say where one is. */
  #walk(direction: readonly [number, number]): void {
    const { editor, picture } = this.page;
    const { geometry, plan } = editor;
    const start = editor.selectedUnits.values().next().value ?? plan.holders.indexOf(editor.receiver ?? 0);
    picture.focused =
      picture.focused < 0 ? start : neighbourTowards(geometry, editor.neighbours, picture.focused, direction);
    const unit = picture.focused;
    const place = `${geometry.names[unit]}, ${geometry.parentNames.get(geometry.parents[unit]!) ?? ''}`;
    const selected = editor.selectedUnits.has(unit) ? ', selected' : '';
    const prospect = this.page.prospect === undefined ? '' : `; ${prospectWords(editor, this.page.prospect)}`;
    editor.source.announce(`${place}: ${nameOfHolder(plan, plan.holders[unit]!)}${selected}${prospect}`);
  }
  #handFocused(): void | false {
    const { editor, picture } = this.page;
    if (picture.focused < 0) return false;
    if (editor.receiver === undefined) editor.choose(editor.keyAt(editor.plan.holders[picture.focused]!));
    else editor.hand([picture.focused], editor.receiver);
  }
}
