import { reject, succeed, type Result } from '../../core/result.ts';
import type { Change, TerritoryRule } from '../../scenario/change.ts';
import { ruleWords } from '../../scenario/describe-changes.ts';
import { ruleId, setRule, territoryRules } from '../../scenario/territory-rules.ts';
import { piecesOf } from '../map/territory-pieces.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import type { MeasureKey } from './unit-measures.ts';

type Rule<K extends TerritoryRule['kind']> = Extract<TerritoryRule, { kind: K }>;
type UnitKind = 'together' | 'protected';
/** A rule with the units of the map it names; codes the map does not draw are left out. */
export type UnitRule<K extends UnitKind> = {
  readonly id: string;
  readonly rule: Rule<K>;
  readonly units: readonly number[];
};
export type LimitRule = { readonly id: string; readonly rule: Rule<'limit'>; readonly territory: number };

/** Most numbers of territories tried for one proposal. */
export const MOST_COUNTS = 9;

/** What proposals must heed, as the scenario says; every edit is one step that can be undone. */
export class PlanRules {
  constructor(readonly editor: TerritoryEditor) {}

  readonly #all = $derived.by(() => territoryRules(this.editor.source.changes));
  readonly together = $derived.by(() => this.#ofUnits('together'));
  readonly protected = $derived.by(() => this.#ofUnits('protected'));
  /** Limits of territories the plan has. */
  readonly limits = $derived.by((): LimitRule[] =>
    [...this.#all].flatMap(([id, rule]) => {
      const territory = rule.kind === 'limit' ? this.editor.plan.position.get(rule.territory) : undefined;
      return rule.kind === 'limit' && territory !== undefined ? [{ id, rule, territory }] : [];
    })
  );
  readonly count = $derived.by(() => {
    const rule = this.#all.get('count');
    return rule?.kind === 'count' ? rule : undefined;
  });
  readonly size = $derived.by(
    () => this.together.length + this.protected.length + this.limits.length + (this.count ? 1 : 0)
  );
  /** Units kept where they are. */
  readonly protectedUnits = $derived.by(() => [...new Set(this.protected.flatMap(({ units }) => units))]);
  /** Numbers of territories to choose from; the plan's own where nothing is said. */
  readonly counts = $derived.by((): readonly number[] => {
    const { least, most } = this.count ?? {
      least: this.editor.plan.territories.length,
      most: this.editor.plan.territories.length
    };
    return Array.from({ length: Math.min(most - least + 1, MOST_COUNTS) }, (_, i) => least + i);
  });

  /** One group of these units, and of the groups they are in already. They must touch. */
  keepTogether(chosen: Iterable<number>): Result<void> {
    const { geometry, neighbours } = this.editor;
    const selected = new Set(chosen);
    const joined = this.together.filter(({ units }) => units.some((unit) => selected.has(unit)));
    const units = [...new Set([...selected, ...joined.flatMap((group) => group.units)])].sort(
      (a, b) => a - b
    );
    if (units.length < 2) return refuse(`Select at least two ${this.editor.noun.many} that belong together.`);
    if (piecesOf(units, neighbours).length > 1)
      return refuse('They do not touch each other: no plan in one piece could keep them together.');
    const rule: TerritoryRule = { kind: 'together', units: units.map((unit) => geometry.ids[unit]!) };
    const [first, ...others] = joined;
    this.#apply('Keep together', [
      ...others.flatMap(({ id }) => this.#change(id, null)),
      ...this.#change(first?.id ?? ruleId(this.editor.source.changes, rule), rule)
    ]);
    return succeed(undefined);
  }
  /** These units keep their territory; `accounts` are the ones they are kept for. */
  protect(chosen: Iterable<number>, accounts: readonly string[] = []): Result<void> {
    const { geometry, plan } = this.editor;
    const known = new Set(accounts.length > 0 ? [] : this.protectedUnits);
    const units = [...new Set(chosen)].filter((unit) => plan.holders[unit]! >= 0 && !known.has(unit));
    if (units.length === 0)
      return refuse(`Select ${this.editor.noun.many} that a territory holds and no rule protects yet.`);
    const ids = units.sort((a, b) => a - b).map((unit) => geometry.ids[unit]!);
    const rule: TerritoryRule = {
      kind: 'protected',
      units: ids,
      ...(accounts.length > 0 && { accounts: [...accounts].sort() })
    };
    this.#apply('Protect', this.#change(ruleId(this.editor.source.changes, rule), rule));
    return succeed(undefined);
  }
  /** The least and most of a measure in a territory, as plain decimals; both null: no limit. */
  limit(
    territory: string,
    measure: MeasureKey,
    minimum: string | null,
    maximum: string | null
  ): Result<void> {
    if (minimum !== null && maximum !== null && Number(minimum) > Number(maximum))
      return refuse('The least is above the most: nothing would satisfy both.');
    const rule: TerritoryRule = { kind: 'limit', territory, measure, minimum, maximum };
    const none = minimum === null && maximum === null;
    this.#apply('Limit a territory', this.#change(ruleId([], rule), none ? null : rule));
    return succeed(undefined);
  }
  /** From how many to how many territories; the plan's own number takes the rule away. */
  choose(least: number, most: number): Result<void> {
    if (most < least) return refuse('The most is below the least.');
    if (most - least >= MOST_COUNTS)
      return refuse(`At most ${MOST_COUNTS} numbers are tried at once: narrow the range.`);
    const { territories } = this.editor.plan;
    const own = least === territories.length && most === territories.length;
    this.#apply(
      'Choose how many territories',
      this.#change('count', own ? null : { kind: 'count', least, most })
    );
    return succeed(undefined);
  }
  drop(id: string): void {
    this.#apply('Drop a rule', this.#change(id, null));
  }

  #ofUnits<K extends UnitKind>(kind: K): UnitRule<K>[] {
    const { position } = this.editor.geometry;
    const isKind = (rule: TerritoryRule): rule is Rule<K> => rule.kind === kind;
    return [...this.#all].flatMap(([id, rule]): UnitRule<K>[] => {
      if (!isKind(rule)) return [];
      const { units }: Rule<UnitKind> = rule;
      return [{ id, rule, units: units.flatMap((code) => position.get(code) ?? []) }];
    });
  }
  #change(id: string, to: TerritoryRule | null): Change[] {
    const change = setRule(this.editor.source.changes, id, to);
    return change === undefined ? [] : [change];
  }
  #apply(label: string, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const { source, plan } = this.editor;
    source.apply(label, changes);
    const last = changes.at(-1)!;
    if (last.type !== 'territory.rule') return;
    const names = {
      territory: (key: string) => plan.territories[plan.position.get(key) ?? -1]?.name ?? key,
      rep: (key: string) => key
    };
    source.announce(
      last.to === null ? 'The rule is dropped' : `Proposals heed: ${ruleWords(last.to, names)}`
    );
  }
}

const refuse = (message: string) => reject({ code: 'rule-refused', message, path: [] });
