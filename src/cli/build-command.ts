import { build } from 'esbuild';

/** Bundle the command line into `build/cli/evenfield.js`, the `evenfield` bin. Packages stay outside. */
await build({
  entryPoints: ['src/cli/evenfield.ts'],
  outdir: 'build/cli',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm'
});
