import { failureWords } from '../../engine/failure-words.ts';
import type { ShapeChoices } from '../map/own/map-of-shapes.ts';
import type { ShapeMap } from '../map/own/shape-map.ts';
import type { OwnMapLook } from '../map/own/own-map-worker.ts';
import type { DocumentStore } from '../workbench/session.ts';
import { forgetMap, keepMap } from './load-map.ts';
import { type BuiltMap, OwnMapClient } from './own-map-client.ts';

/** A file of shapes on its way to become the map: looked at, chosen, built, kept. */
export class OwnMap {
  name = $state('');
  busy = $state('');
  failure = $state('');
  look = $state.raw<OwnMapLook | undefined>(undefined);
  built = $state.raw<ShapeMap | undefined>(undefined);
  choices = $state.raw<ShapeChoices>({ id: '', name: '', parent: '', coordinates: 'degrees' });
  #client: OwnMapClient | undefined;
  #text = '';

  constructor(
    readonly documents: DocumentStore,
    readonly codes: readonly string[],
    /** The map kept with the workspace changed, to one that is built already where there is one. */
    readonly onchange: (built?: BuiltMap) => void
  ) {}

  get isOpen(): boolean {
    return this.name !== '';
  }
  async open(name: string, read: () => Promise<string>): Promise<void> {
    this.close();
    [this.name, this.busy] = [name, 'Reading the shapes'];
    await this.#try(async (client) => {
      this.#text = await read();
      const look = await client.look(this.#text, this.codes);
      this.look = look;
      const [best] = look.columns;
      const named = look.columns.find(({ name: column }) => /^(name|label|title)$/i.test(column));
      await this.#build(client, {
        id: best?.name ?? '',
        name: named?.name ?? best?.name ?? '',
        parent: '',
        coordinates: look.looksLikeDegrees ? 'degrees' : 'metres'
      });
    });
  }
  /** Build again as chosen now. */
  async choose(choices: ShapeChoices): Promise<void> {
    this.busy = 'Drawing borders';
    await this.#try((client) => this.#build(client, choices));
  }
  async use(): Promise<void> {
    this.busy = 'Keeping the map with the workspace';
    await this.#try(() =>
      keepMap(this.documents, { name: this.name, choices: this.choices, text: this.#text })
    );
    if (this.failure !== '' || this.built === undefined) return;
    const built = { name: this.name, map: this.built };
    this.close();
    this.onchange(built);
  }
  /** Back to the counties that ship. */
  async forget(): Promise<void> {
    await forgetMap(this.documents);
    this.onchange();
  }
  close(): void {
    this.#client?.close();
    this.#client = undefined;
    [this.name, this.busy, this.failure, this.look, this.built, this.#text] = [
      '',
      '',
      '',
      undefined,
      undefined,
      ''
    ];
  }

  async #build(client: OwnMapClient, choices: ShapeChoices): Promise<void> {
    this.choices = choices;
    this.built = await client.build(choices);
  }
  async #try(task: (client: OwnMapClient) => Promise<void>): Promise<void> {
    this.failure = '';
    try {
      await task((this.#client ??= new OwnMapClient((phase) => (this.busy = phase))));
    } catch (error) {
      this.failure = failureWords(error).sentence;
    }
    this.busy = '';
  }
}
