import type { Attachment } from 'svelte/attachments';
import type { Mode } from '../theme/palette.ts';
import type { MapDifference } from '../../scenario/map-difference.ts';

/** Draw a small map where it is attached, again whenever the place changes its size. */
export function drawCardMap(map: MapDifference, mode: Mode): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    let gone = false;
    let watcher: ResizeObserver | undefined;
    void import('./card-map-painter.ts').then(async ({ loadPainter }) => {
      const paint = await loadPainter(map);
      if (gone) return;
      watcher = new ResizeObserver(() => paint(canvas, mode));
      watcher.observe(canvas);
      canvas.dataset['drawn'] = 'true';
    });
    return () => {
      gone = true;
      watcher?.disconnect();
    };
  };
}
