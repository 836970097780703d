import type { Connector } from '../../engine/connector.ts';
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { filledAttributes, saleValues, type SaleValue } from '../../engine/queries/sale-values.ts';
import { isSaleAttribute } from '../../scenario/credit-grain.ts';

type Found = ReadonlyMap<string, readonly SaleValue[]>;

/** What conditions may pick from: the attributes the sales of this data have, and their values, read when first asked. */
export class SaleChoices {
  attributes = $state.raw<readonly string[]>();
  #values = $state.raw<Found>(new Map());
  readonly #connector: () => Connector | undefined;
  #read: Connector | undefined;
  readonly #asked = new Set<string>();

  constructor(connector: () => Connector | undefined) {
    this.#connector = connector;
  }

  /** The values of an attribute; undefined while they are not known. */
  valuesOf = (attribute: string | undefined): readonly SaleValue[] | undefined =>
    attribute === undefined ? undefined : this.#values.get(attribute);

  /** Read the attributes, and the values of one; what cannot be read is left to be typed. */
  load = async (attribute?: string): Promise<void> => {
    const db = this.#connector();
    if (!db) return;
    if (this.#read !== db) {
      this.#read = db;
      this.#asked.clear();
      this.attributes = undefined;
      this.#values = new Map();
    }
    const asks = ['', ...(attribute && isSaleAttribute(attribute) ? [attribute] : [])];
    for (const ask of asks.filter((one) => !this.#asked.has(one))) {
      this.#asked.add(ask);
      try {
        const catalog = await readDataCatalog(db);
        if (ask === '') this.attributes = await filledAttributes(db, catalog);
        else if (isSaleAttribute(ask))
          this.#values = new Map(this.#values).set(ask, await saleValues(db, catalog, ask));
      } catch {
        // Nothing to pick from then: it is typed as before, and asked again with the next condition.
        this.#asked.delete(ask);
      }
    }
  };
}
