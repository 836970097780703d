import { openWriterLock, type WriterLock } from '../../engine/tables/writer-lock.ts';
import type { SessionEvents } from './session.ts';

type PenEvents = Pick<SessionEvents, 'onWriter' | 'beforeHandOver'>;

let pen: Promise<WriterLock> | undefined;
let listener: PenEvents;

/** The pen of this tab: one a page, whichever workspace is open; the latest caller is told of changes. */
export function tabPen(events: PenEvents): Promise<WriterLock> {
  listener = events;
  let started = false;
  pen ??= openWriterLock({
    locks: navigator.locks,
    channel: new BroadcastChannel('evenfield writer'),
    beforeHandOver: () => listener.beforeHandOver(),
    onChange: ({ writes }) => {
      if (started) listener.onWriter(writes);
    }
  }).then((lock) => {
    started = true;
    return lock;
  });
  return pen;
}
