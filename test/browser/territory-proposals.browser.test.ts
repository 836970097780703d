import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TerritoriesPage } from './territories-page.ts';

let on: TerritoriesPage;
beforeAll(async () => {
  on = await TerritoriesPage.open();
});
afterAll(() => on?.close());
beforeEach(() => on.beginAnew());

test('a piece is found with N, made contiguous by the proposal, and the proposal is one step', async () => {
  await on.find('Autauga, Alabama');
  await on.moveSelectionTo('Honolulu');
  await on.page.getByText(/1 in pieces|2 in pieces/).waitFor();
  await on.press('n');
  await on.page.getByText(/^1 of \d+: Honolulu, HI/).waitFor();
  await on.page.getByRole('button', { name: 'Propose a fix' }).click();
  await on.page.getByRole('button', { name: /as draft$/ }).click();
  const made = await on.moves();
  expect(made.at(-1)).toMatchObject({ units: ['01001'], from: made[0]!.to });
  await on.stepBack();
  expect(await on.moves()).toHaveLength(1);
});

test('one move of a proposal, accepted alone, does what is said beside it', async () => {
  await on.find('Sacramento, CA');
  await on.act('Sacramento, CA', /^Balance with its neighbours$/);
  await on.proposed();
  expect(await on.undo.isEnabled()).toBe(false);
  await on.page.getByRole('slider', { name: 'Share of the moves' }).press('Home');
  const boxes = on.panel.getByRole('checkbox');
  const count = await boxes.count();
  await boxes.first().check();
  const said = await on.panel.getByRole('listitem').first().innerText();
  const [, name, after] = /Alone: (?:.+? set apart, )?(.+?) [+−]?[\d.]+ to ([+−]?[\d.]+)\s%/.exec(said)!;
  const ahead = on.page.getByRole('region', { name: 'Attainment and pay, ± against now' });
  const expected = await ahead.locator('dd strong').nth(2).innerText();
  await on.page.getByRole('button', { name: 'Apply 1 move as draft' }).click();
  await on.find(name!);
  const row = on.page
    .getByRole('region', { name: 'Balance of the territories' })
    .locator('[aria-pressed="true"]');
  expect(await row.locator('.figure').innerText()).toContain(after!);
  await on.exact();
  // Whole dollars of figures that agree to the cent.
  expect(Math.abs((await on.payout()) - Number(expected.replace(/[$,]/g, '')))).toBeLessThanOrEqual(1);
  expect(count).toBeGreaterThan(1);
});

test('rules are set by selecting, kept as changes, and heeded: a group moves as one, a protected county stays', async () => {
  await on.page.getByRole('tab', { name: /^Rules/ }).click();
  await on.tool('Lasso');
  await on.stroke([
    [0.5, 0.5],
    [0.54, 0.5],
    [0.54, 0.55],
    [0.5, 0.55]
  ]);
  await on.panel.getByRole('button', { name: /^Keep the \d+ selected together/ }).click();
  await on.spoken(/Proposals heed: \d+ units kept together/);
  await on.page.getByRole('region', { name: 'Legend' }).getByText('Kept together').waitFor();
  await on.find('Maricopa, Arizona');
  await on.panel.getByRole('button', { name: 'Protect 1 county' }).click();
  await on.panel.getByRole('button', { name: 'Limit a territory…' }).click();
  await on.page.getByLabel('At least').fill('9,000');
  await on.page.getByLabel('At most').fill('8000');
  await on.page.getByRole('button', { name: 'Set the limit' }).click();
  await on.page.getByRole('alert').filter({ hasText: 'The least is above the most' }).waitFor();
  await on.page.getByLabel('At most').fill('80k');
  await on.page.getByRole('button', { name: 'Set the limit' }).click();
  await on.spoken(/at least 9,000, at most 80,000 potential/);
  const rules = await on.changes();
  expect(rules.map((change) => (change.type === 'territory.rule' ? change.to?.kind : change.type))).toEqual([
    'together',
    'protected',
    'limit'
  ]);
  await on.panel.getByRole('button', { name: 'Propose a balance of all' }).click();
  await (await on.proposed()).click();
  const group = rules.flatMap((change) =>
    change.type === 'territory.rule' && change.to?.kind === 'together' ? change.to.units : []
  );
  const target = new Map(
    (await on.moves()).flatMap(({ units, to }) => units.map((unit) => [unit, to] as const))
  );
  expect(target.has('04013')).toBe(false);
  // Whoever of the group moved went where the whole group is now: at most one receiver.
  expect(new Set(group.flatMap((unit) => target.get(unit) ?? [])).size).toBeLessThanOrEqual(1);
  expect(target.size).toBeGreaterThan(0);
  await on.page.getByRole('tab', { name: 'Balance' }).click();
});

test('nothing left the origin and the page complained of nothing', () => {
  expect(on.workbench.foreign).toEqual([]);
  expect(on.workbench.complaints).toEqual([]);
});
