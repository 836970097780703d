import type { Problem } from '../../core/result.ts';
import type { ShapeChoices, ShapeMap } from '../map/own/map-of-shapes.ts';
import type { ZipPoint } from '../map/own/map-of-zips.ts';
import type { OwnMapAnswer, OwnMapLook, OwnMapRequest } from '../map/own/own-map-worker.ts';

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
  close(): void {
    this.#worker.terminate();
  }
  #ask(request: OwnMapRequest): Promise<OwnMapAnswer> {
    return new Promise((resolve, failed) => {
      this.#worker.onmessage = ({ data }: MessageEvent<OwnMapAnswer>) => resolve(data);
      this.#worker.onerror = (event) => failed(new Error(event.message || 'The map could not be read.'));
      this.#worker.postMessage(request);
    });
  }
}
