import type { PageLoad } from './$types';

/** The demo's figures, computed ahead: they stand in the page as it is served, before any engine. */
export const load: PageLoad = async ({ fetch }) => {
  const response = await fetch('/demo/figures.json');
  return { figures: response.ok ? ((await response.json()) as unknown) : undefined };
};
