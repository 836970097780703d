import type { IsoDate } from '../../period.ts';
import type { PayoutInput } from '../schema/input.ts';

type Link = PayoutInput['hierarchy'][number];

/** Effective-dated reporting lines. */
export class Hierarchy {
  readonly #managers = new Map<string, Link[]>();
  readonly #reports = new Map<string, Link[]>();

  constructor(links: readonly Link[]) {
    for (const link of links) {
      file(this.#managers, link.id, link);
      file(this.#reports, link.manager, link);
    }
  }

  /** The direct managers of a payee on a day (more than one where the data says so). */
  managers(payee: string, date: IsoDate): string[] {
    return unique(
      (this.#managers.get(payee) ?? []).filter((link) => inForce(link, date)).map(({ manager }) => manager)
    );
  }

  /** Managers up the line, nearest first; each once, so a loop in the data ends. */
  above(payee: string, date: IsoDate, levels: number | 'all'): string[] {
    return this.#walk(payee, levels, (id) => this.managers(id, date));
  }

  /** Reports down the line, nearest first; each once. */
  below(manager: string, date: IsoDate, levels: number | 'all'): string[] {
    return this.#walk(manager, levels, (id) =>
      unique((this.#reports.get(id) ?? []).filter((link) => inForce(link, date)).map((link) => link.id))
    );
  }

  #walk(start: string, levels: number | 'all', next: (id: string) => string[]): string[] {
    const seen = new Set([start]);
    const found: string[] = [];
    let front = [start];
    for (let level = 0; front.length > 0 && (levels === 'all' || level < levels); level++) {
      front = front.flatMap(next).filter((id) => !seen.has(id) && seen.add(id));
      found.push(...front);
    }
    return found;
  }
}

const inForce = ({ start, end }: Link, date: IsoDate) => (!start || start <= date) && (!end || date < end);

const unique = (ids: string[]): string[] => (ids.length < 2 ? ids : [...new Set(ids)].sort());

function file(map: Map<string, Link[]>, key: string, link: Link): void {
  const list = map.get(key);
  if (list) list.push(link);
  else map.set(key, [link]);
}
