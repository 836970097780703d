import { reject, succeed, type Result } from '../core/result.ts';

export type Migration = {
  readonly to: number;
  readonly name: string;
  readonly up: (document: Record<string, unknown>) => Record<string, unknown>;
};

/** The version this program writes. */
export const SCENARIO_VERSION = 1;

/** Append only: an entry that has shipped is never edited, reordered or removed. One entry a version from 2 on. */
export const migrations: readonly Migration[] = [];

/** Bring a document of an older version up to date, step by step; a newer version is refused, not guessed at. */
export function migrate(
  document: Record<string, unknown>,
  steps: readonly Migration[] = migrations,
  target = SCENARIO_VERSION
): Result<Record<string, unknown>> {
  const version = document['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return reject({
      code: 'scenario-version',
      message: 'The scenario file has no version number.',
      path: ['version']
    });
  }
  if (version > target) {
    const message = `The scenario file is of version ${version}; this Evenfield reads up to ${target}. Open it with a newer one.`;
    return reject({ code: 'scenario-newer', message, path: ['version'] });
  }
  const upToDate = steps
    .filter(({ to }) => to > version && to <= target)
    .reduce((current, { to, up }) => ({ ...up(current), version: to }), document);
  return succeed(upToDate);
}
