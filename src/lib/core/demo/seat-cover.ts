import type { Seat, Staff, Tenure } from './hire-people.ts';
import type { DemoTerritory } from './draw-territories.ts';

/** Who holds a seat on a day, or undefined while it is empty. */
export const holderOn = ({ tenures }: Seat, day: number): Tenure | undefined =>
  tenures.find(({ start, end }) => start <= day && (end === null || day < end));

/** Who sells in a territory on a day: its rep or, while the seat is empty, the district's manager. */
export type Cover = {
  /** Person, by territory and day. */
  personAt(territory: number, day: number): number;
  /** The rep's tenure, undefined while the seat is empty. */
  tenureAt(territory: number, day: number): Tenure | undefined;
};

export function createCover({ seats }: Staff, territories: readonly DemoTerritory[]): Cover {
  const tenureAt = (territory: number, day: number) => holderOn(seats.rep[territory]!, day);
  return {
    tenureAt,
    personAt(territory, day) {
      const tenure =
        tenureAt(territory, day) ?? holderOn(seats.manager[territories[territory]!.district]!, day);
      return tenure!.person;
    }
  };
}
