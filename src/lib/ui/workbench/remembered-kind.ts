import type { WorkspaceKind } from './session.ts';

const KEY = 'evenfield-workspace';

/** Which workspace this computer had open: the demo on a first visit. */
export const rememberedKind = (): WorkspaceKind => (localStorage.getItem(KEY) === 'own' ? 'own' : 'demo');

export const rememberKind = (kind: WorkspaceKind): void => localStorage.setItem(KEY, kind);
