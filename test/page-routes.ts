/** Every page there is, by its address, as the routes say. */
export const routes = Object.keys(import.meta.glob('/src/routes/**/+page.svelte'))
  .map((file) => file.replace('/src/routes', '').replace(/\/\+page\.svelte$/, '') || '/')
  .sort();
