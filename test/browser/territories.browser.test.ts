import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TerritoriesPage } from './territories-page.ts';
import { seriousFaults } from './workbench-page.ts';

let on: TerritoriesPage;
beforeAll(async () => {
  on = await TerritoriesPage.open();
});
afterAll(() => on?.close());
beforeEach(() => on.beginAnew());

const across = [
  [0.2, 0.45],
  [0.8, 0.55]
] as const;

test('while the brush is down attainment, pay and fairness move; what is exact afterwards agrees; undo takes it back', async () => {
  await on.find('Sacramento, CA');
  await on.exact();
  const before = await on.payout();
  await on.tool('Brush');
  await on.drag(across);
  await on.strip.getByText('This stroke').waitFor();
  await on.strip.getByText('As you paint; exact figures follow').waitFor({ timeout: 120_000 });
  const live = await on.settled(() => on.payout());
  const attained = await on.strip.locator('.figures').nth(1).innerText();
  expect(live).not.toBe(before);
  expect(await on.undo.isEnabled()).toBe(false);
  await on.page.mouse.up();
  await on.spoken(/Moved \d+ counties to Sacramento, CA; deviation [+−]?[\d.]+ to [+−]?[\d.]+\s%/);
  await on.exact();
  // Whole dollars of figures that agree to the cent.
  expect(Math.abs((await on.payout()) - live)).toBeLessThanOrEqual(1);
  expect(await on.strip.locator('.figures').first().innerText()).toContain(attained.match(/[\d.]+\s%/)![0]);
  const made = await on.moves();
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(made.map(({ to }) => to)).size).toBe(1);
  await on.stepBack();
  expect(await on.changes()).toEqual([]);
});

test('Escape drops the stroke in the hand', async () => {
  await on.find('Sacramento, CA');
  await on.tool('Brush');
  await on.drag(across);
  await on.strip.getByText('This stroke').waitFor();
  await on.page.keyboard.press('Escape');
  await on.page.mouse.up();
  expect(await on.changes()).toEqual([]);
});

test('a lasso without a chosen territory selects, and M moves the selection by keyboard alone', async () => {
  await on.tool('Lasso');
  await on.stroke([
    [0.5, 0.5],
    [0.58, 0.5],
    [0.58, 0.6],
    [0.5, 0.6]
  ]);
  await on.page.getByRole('region', { name: 'Selection' }).waitFor();
  expect(await on.changes()).toEqual([]);
  await on.moveSelectionTo('Tulsa');
  await on.spoken(/Moved \d+ count(y|ies) to Tulsa, OK/);
  expect((await on.moves()).flatMap(({ units }) => units).length).toBeGreaterThan(0);
});

test('a locked territory gives nothing away, to a stroke or to undo, and is locked still after a reload', async () => {
  await on.find('Salt Lake, UT');
  await on.press('k');
  await on.spoken(/Salt Lake, UT is locked: nothing can be taken out of it/);
  await on.find('Sacramento, CA');
  await on.tool('Brush');
  await on.stroke(across);
  await on.spoken(/Moved \d+ counties to Sacramento, CA/);
  const locked = (await on.moves()).map(({ from }) => from);
  await on.press('k');
  await on.undo.click();
  await on.spoken(/^Nothing changed: it would take \d+ counties out of Sacramento, CA/);
  expect((await on.moves()).map(({ from }) => from)).toEqual(locked);
  await on.page.reload();
  await on.page.getByRole('button', { name: 'Edit the territories' }).click({ timeout: 120_000 });
  await on.page.getByRole('menuitem', { name: 'Unlock every territory' }).click();
  await on.stepBack();
  await on.find('Salt Lake, UT');
  await on.page.getByRole('region', { name: 'Salt Lake, UT' }).waitFor();
  expect(locked.length).toBeGreaterThan(0);
});

test('pointing at a county says what handing it over would do to both balances and both payouts', async () => {
  await on.find('Sacramento, CA');
  await on.exact();
  await on.page.getByRole('button', { name: 'Look at a unit', exact: true }).click();
  await on.press('0');
  await on.pointAt([0.6, 0.5]);
  const tag = on.page.locator('.tag');
  await tag.getByText(/ to Sacramento, CA$/).waitFor();
  await tag.getByText(/^Sacramento, CA [+−]?[\d.]+ to [+−]?[\d.]+\s%$/).waitFor();
  expect(await on.changes()).toEqual([]);
});

test('the table does what the map does: select counties by keys, move them', async () => {
  await on.find('Tulsa, OK');
  await on.view('Table');
  const rows = on.page.getByRole('grid', { name: /^Tulsa, OK,/ }).getByRole('row');
  await rows.nth(1).focus();
  await on.page.keyboard.press('Space');
  await on.page.keyboard.press('Shift+ArrowDown');
  await on.page.keyboard.press('Shift+ArrowDown');
  await on.page.keyboard.press('m');
  await on.page.getByRole('combobox', { name: 'Territory or rep', exact: true }).fill('Sedgwick');
  await on.page.keyboard.press('Enter');
  await on.spoken(/Moved 3 counties to Sedgwick, KS/);
  expect((await on.moves()).flatMap(({ units }) => units)).toHaveLength(3);
});

test('the map by keyboard alone: a digit picks, arrows walk, Space marks, Enter hands over; ? lists the keys', async () => {
  await on.press('1');
  await on.spoken(/is chosen, [+−]?[\d.]+\s%/);
  for (let step = 0; step < 8; step++) await on.page.keyboard.press('ArrowRight');
  await on.spoken(/Lander, Nevada: Sacramento, CA/);
  await on.page.keyboard.press('Enter');
  await on.spoken(/Moved 1 county to/);
  expect((await on.moves()).flatMap(({ units }) => units)).toHaveLength(1);
  await on.page.keyboard.press('?');
  await on.page.getByRole('dialog').getByText('Choose the 1st to 9th territory of the open group').waitFor();
  await on.page.keyboard.press('Escape');
});

test('a territory is edited by its form, split, merged and removed, each one step', async () => {
  await on.find('Tulsa, OK');
  await on.act('Tulsa, OK', /^Edit name/);
  await on.page.getByLabel('Name', { exact: true }).fill('Tulsa and east');
  await on.page.getByLabel('Home base').fill('Tulsa, Oklahoma');
  await on.page.getByRole('button', { name: 'Save', exact: true }).click();
  await on.page
    .getByRole('region', { name: 'Tulsa and east', exact: true })
    .getByText('km from home')
    .waitFor();
  await on.act('Tulsa and east', /^Split in two/);
  await on.page.getByRole('region', { name: 'Tulsa and east 2', exact: true }).waitFor();
  await on.act('Tulsa and east 2', /^Merge into Tulsa and east/);
  await on.page.getByRole('region', { name: 'Tulsa and east 2', exact: true }).waitFor({ state: 'detached' });
  await on.act('Tulsa and east', /^Remove/);
  await on.page.getByRole('button', { name: 'Hand to neighbours' }).click();
  await on.page.getByRole('region', { name: 'Tulsa and east', exact: true }).waitFor({ state: 'detached' });
  const types = (await on.changes()).map(({ type }) => type);
  for (const type of ['territory.rename', 'territory.home', 'territory.create', 'territory.remove'])
    expect(types).toContain(type);
  for (let step = 0; step < 4; step++) await on.stepBack();
  expect(await on.changes()).toEqual([]);
});

test('a click with the hand picks a territory and leaves no county selected; Shift and a click selects one', async () => {
  await on.tool('Lasso');
  await on.stroke([
    [0.5, 0.5],
    [0.58, 0.5],
    [0.58, 0.6],
    [0.5, 0.6]
  ]);
  const selection = on.page.getByRole('region', { name: 'Selection' });
  await selection.waitFor();
  await on.tool('Move the map');
  await on.stroke([[0.45, 0.5]]);
  await selection.waitFor({ state: 'detached' });
  await on.strip.getByText('± from base').waitFor();
  await on.page.keyboard.down('Shift');
  await on.stroke([[0.45, 0.5]]);
  await on.page.keyboard.up('Shift');
  await selection.getByRole('button', { name: 'Move to…' }).waitFor();
  expect(await on.changes()).toEqual([]);
});

test('axe finds nothing serious on map and tables beside each other', async () => {
  await on.find('Tulsa, OK');
  await on.view('Split');
  expect(await seriousFaults(on.page)).toEqual([]);
});

test('nothing left the origin and the page complained of nothing', () => {
  expect(on.workbench.foreign).toEqual([]);
  expect(on.workbench.complaints).toEqual([]);
});
