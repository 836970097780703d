import type { Point } from './unit-finder.ts';

/** What the pointer does on the map once panning and zooming have been taken out; points lie on the plane. */
export type MapGesture =
  | { readonly kind: 'hover'; readonly point: Point }
  | { readonly kind: 'leave' }
  | { readonly kind: 'start'; readonly point: Point; readonly extend: boolean; readonly box: boolean }
  | { readonly kind: 'drag'; readonly from: Point; readonly point: Point }
  | { readonly kind: 'finish'; readonly point: Point }
  | { readonly kind: 'cancel' };
