import { holdLife } from '../worker-life.ts';

/**
 * The worker DuckDB runs in. The first message is the address of DuckDB's own worker script, which then takes over;
 * what was sent before it is there waits for it.
 */
const early: MessageEvent[] = [];

self.onmessage = ({ data }: MessageEvent<string>) => {
  self.onmessage = (event) => void early.push(event);
  import(/* @vite-ignore */ data).then(() => {
    for (const event of early) self.onmessage?.(event);
  }, reportError);
  holdLife();
};
