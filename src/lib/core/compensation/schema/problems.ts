import type * as v from 'valibot';
import type { Problem } from '../../result.ts';
import { formatPath } from '../../result.ts';

type Issue = v.BaseIssue<unknown>;

/** Every issue of a schema as a problem: where it is, what is wrong, what to write. */
export function problemsOf(issues: readonly Issue[]): Problem[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map((step) => step.key as string | number);
    const place = path.length === 0 ? 'The document' : formatPath(path);
    const [code, what] = describe(issue);
    return { code, message: `${place} ${what}.`, path };
  });
}

function describe(issue: Issue): [string, string] {
  if (issue.received === 'undefined' && issue.kind === 'schema') return ['missing', 'is missing'];
  if (issue.expected === 'never')
    return ['unknown-field', 'is not a field of this format; remove it or correct its name'];
  if (issue.type === 'strict_object' || issue.type === 'loose_object' || issue.type === 'record') {
    return ['wrong-type', `must be an object, not ${issue.received}`];
  }
  const generic = /^Invalid/.test(issue.message);
  return [
    'wrong-value',
    generic
      ? `must be ${issue.expected ?? 'different'}, not ${issue.received}`
      : `${issue.message}, not ${issue.received}`
  ];
}
