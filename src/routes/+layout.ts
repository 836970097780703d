/** Every page is written out at build time: the first paint needs neither engine nor server. */
export const prerender = true;
