const NOTE = 'evenfield-importing';
const LOCK = 'evenfield importing';

/** Note that files are being imported; the answer takes the note away when that is done or given up. */
export function markImport(names: readonly string[]): () => void {
  let letGo = () => {};
  const done = new Promise<void>((resolve) => (letGo = resolve));
  void navigator.locks.request(LOCK, { mode: 'shared' }, () => done);
  localStorage.setItem(NOTE, names.length === 1 ? names[0]! : `${names.length} files`);
  return () => {
    localStorage.removeItem(NOTE);
    letGo();
  };
}

/** What was being imported when the page or the browser ended, told once; nothing while another tab imports. */
export async function takeInterrupted(): Promise<string | undefined> {
  const what = localStorage.getItem(NOTE);
  if (what === null) return undefined;
  const { held = [] } = await navigator.locks.query();
  if (held.some(({ name }) => name === LOCK)) return undefined;
  localStorage.removeItem(NOTE);
  return what;
}
