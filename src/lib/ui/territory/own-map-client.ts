import type { Problem } from '../../core/result.ts';
import type { ShapeChoices } from '../map/own/map-of-shapes.ts';
import type { ShapeMap } from '../map/own/shape-map.ts';
import type { ZipPoint } from '../map/own/map-of-zips.ts';
import type { OwnMapAnswer, OwnMapLook, OwnMapRequest } from '../map/own/own-map-worker.ts';

/** A map of one's own, ready to open. */
export type BuiltMap = { readonly name: string; readonly map: ShapeMap };

/** A file cannot be a map: every reason, one sentence each. */
export class OwnMapError extends Error {
  override readonly name = 'OwnMapError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
  }
}

/** A worker that looks at a file of shapes and builds maps of it; the page never waits. `close` ends it. */
export class OwnMapClient {
  readonly #worker = new Worker(new URL('../map/own/own-map-worker.ts', import.meta.url), {
    type: 'module',
    name: 'own-map'
  });

  constructor(
    /** Told in words what the worker is at. */
    readonly onphase: (phase: string) => void = () => {}
  ) {}

  async look(text: string, codes: readonly string[]): Promise<OwnMapLook> {
    const answer = await this.#ask({ ask: 'look', text, codes });
    if (answer.kind === 'looked') return answer.look;
    throw new OwnMapError(answer.kind === 'refused' ? answer.problems : []);
  }
  async build(choices: ShapeChoices): Promise<ShapeMap> {
    const answer = await this.#ask({ ask: 'build', choices });
    if (answer.kind === 'built') return answer.map;
    throw new OwnMapError(answer.kind === 'refused' ? answer.problems : []);
  }
  async zips(points: readonly ZipPoint[], codes: readonly string[]): Promise<ShapeMap> {
    const answer = await this.#ask({ ask: 'zips', points, codes });
    if (answer.kind === 'built') return answer.map;
    throw new OwnMapError(answer.kind === 'refused' ? answer.problems : []);
  }
  /** Build the map kept in a note; undefined where the note is damaged. */
  async reopen(note: string, codes: readonly string[]): Promise<BuiltMap | undefined> {
    const answer = await this.#ask({ ask: 'reopen', note, codes });
    if (answer.kind === 'reopened') return answer;
    if (answer.kind === 'damaged') return undefined;
    throw new OwnMapError(answer.kind === 'refused' ? answer.problems : []);
  }
  close(): void {
    this.#worker.terminate();
  }
  #ask(request: OwnMapRequest): Promise<OwnMapAnswer> {
    return new Promise((resolve, failed) => {
      this.#worker.onmessage = ({ data }: MessageEvent<OwnMapAnswer>) =>
        data.kind === 'phase' ? this.onphase(data.phase) : resolve(data);
      this.#worker.onerror = (event) => failed(new Error(event.message || 'The map could not be read.'));
      this.#worker.postMessage(request);
    });
  }
}
