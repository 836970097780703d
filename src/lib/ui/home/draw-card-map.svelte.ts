import type { Attachment } from 'svelte/attachments';
import type { Mode } from '../theme/palette.ts';
import type { MapDifference } from '../../scenario/map-difference.ts';

/** Draw a small map where it is attached, again whenever the place changes its size or the page its mode. */
export function drawCardMap(map: MapDifference, mode: () => Mode): Attachment<HTMLCanvasElement> {
  let paint = $state.raw<(canvas: HTMLCanvasElement, mode: Mode) => void>();
  return (canvas) => {
    let gone = false;
    const watcher = new ResizeObserver(() => paint?.(canvas, mode()));
    void import('./card-map-painter.ts').then(async ({ loadPainter }) => {
      const loaded = await loadPainter(map);
      if (gone) return;
      paint = loaded;
      watcher.observe(canvas);
      canvas.dataset['drawn'] = 'true';
    });
    $effect(() => paint?.(canvas, mode()));
    return () => {
      gone = true;
      watcher.disconnect();
    };
  };
}
