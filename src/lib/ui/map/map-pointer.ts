import type { MapGesture } from './map-gesture.ts';
import { type MapView, panBy, toPlane, zoomAbout } from './map-view.ts';
import type { Point } from './unit-finder.ts';

export type PointerHost = {
  readonly view: () => MapView;
  readonly fitted: () => MapView;
  readonly look: (view: MapView) => void;
  readonly gesture: (gesture: MapGesture) => void;
  /** Whether a plain drag moves the map rather than uses a tool. */
  readonly pans: (point: Point) => boolean;
};

const CLICK_SLOP = 3;

/**
 * Listen to the pointer on an element: the wheel and two fingers zoom, the middle button, the space bar or the pan tool drag the
 * map, anything else is a gesture for the tool. Returns the clean-up.
 */
export function listenToPointer(element: HTMLElement, host: PointerHost): () => void {
  const fingers = new Map<number, Point>();
  let mode: 'idle' | 'pan' | 'tool' | 'pinch' = 'idle';
  let last: Point = [0, 0];
  let moved = 0;
  const local = (event: PointerEvent | WheelEvent): Point => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const plane = (point: Point) => toPlane(host.view(), point);
  const spread = () => {
    const [a, b] = [...fingers.values()] as [Point, Point];
    return {
      apart: Math.hypot(a[0] - b[0], a[1] - b[1]),
      middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as Point
    };
  };

  const down = (event: PointerEvent) => {
    const at = local(event);
    fingers.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    if (fingers.size === 2) {
      if (mode === 'tool') host.gesture({ kind: 'cancel' });
      mode = 'pinch';
      return;
    }
    if (event.button === 2) return;
    [last, moved] = [at, 0];
    mode = event.button === 1 || host.pans(plane(at)) ? 'pan' : 'tool';
    if (mode === 'tool') {
      host.gesture({
        kind: 'start',
        point: plane(at),
        extend: event.shiftKey,
        box: event.ctrlKey || event.metaKey
      });
    }
  };
  const move = (event: PointerEvent) => {
    const at = local(event);
    if (mode === 'pinch' && fingers.has(event.pointerId)) {
      const before = spread();
      fingers.set(event.pointerId, at);
      const after = spread();
      const panned = panBy(
        host.view(),
        after.middle[0] - before.middle[0],
        after.middle[1] - before.middle[1]
      );
      host.look(zoomAbout(panned, after.middle, after.apart / Math.max(before.apart, 1), host.fitted()));
      return;
    }
    if (mode === 'idle') return host.gesture({ kind: 'hover', point: plane(at) });
    moved += Math.hypot(at[0] - last[0], at[1] - last[1]);
    if (mode === 'pan') host.look(panBy(host.view(), at[0] - last[0], at[1] - last[1]));
    if (mode === 'tool') host.gesture({ kind: 'drag', from: plane(last), point: plane(at) });
    last = at;
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    const at = local(event);
    if (mode === 'tool') host.gesture({ kind: 'finish', point: plane(at) });
    else if (mode === 'pan' && moved < CLICK_SLOP && event.button === 0) {
      host.gesture({ kind: 'start', point: plane(at), extend: event.shiftKey, box: false });
      host.gesture({ kind: 'finish', point: plane(at) });
    }
    mode = fingers.size > 0 ? 'pinch' : 'idle';
    if (fingers.size < 2) mode = 'idle';
  };
  const cancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (mode === 'tool') host.gesture({ kind: 'cancel' });
    mode = 'idle';
  };
  const leave = () => {
    if (mode === 'idle') host.gesture({ kind: 'leave' });
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
    const factor = Math.exp(-Math.min(240, Math.max(-240, event.deltaY * lines)) * 0.0022);
    host.look(zoomAbout(host.view(), local(event), factor, host.fitted()));
  };
  const listeners = {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: cancel,
    pointerleave: leave
  };
  for (const [name, listener] of Object.entries(listeners)) {
    element.addEventListener(name, listener as EventListener);
  }
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    for (const [name, listener] of Object.entries(listeners)) {
      element.removeEventListener(name, listener as EventListener);
    }
    element.removeEventListener('wheel', wheel);
  };
}
