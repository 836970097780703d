import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { saved, TerritoriesPage } from './territories-page.ts';
import { seriousFaults } from './workbench-page.ts';

let on: TerritoriesPage;
beforeAll(async () => {
  on = await TerritoriesPage.open();
});
afterAll(() => on?.close());
beforeEach(() => on.beginAnew());

test('the plan goes out as CSV and an edited file comes back through a preview', async () => {
  const files = on.page.getByRole('button', { name: 'Files of the territory plan' });
  await files.click();
  const [download] = await Promise.all([
    on.page.waitForEvent('download'),
    on.page.getByRole('menuitem', { name: /as CSV/ }).click()
  ]);
  const text = await saved(download);
  expect(text.trimEnd().split('\r\n')).toHaveLength(3142 + 1);
  const [, to] = /\r\n06037,(.*)\r\n/.exec(text)!;
  const edited = text.replace(/\r\n01001,.*\r\n/, `\r\n01001,${to}\r\n`);
  await files.click();
  const [chooser] = await Promise.all([
    on.page.waitForEvent('filechooser'),
    on.page.getByRole('menuitem', { name: /Load a plan/ }).click()
  ]);
  await chooser.setFiles({ name: 'edited.csv', mimeType: 'text/csv', buffer: Buffer.from(edited) });
  await on.page.getByText('1 county would change hands').waitFor();
  await on.page.getByRole('button', { name: 'Move 1 county' }).click();
  expect(await on.changes()).toMatchObject([{ units: ['01001'], to }]);
});

test('what differs is listed and marked against the base, a scenario and a plan in a file, and put back', async () => {
  await on.find('Autauga, Alabama');
  await on.moveSelectionTo('Honolulu');
  await on.spoken(/Moved 1 county to Honolulu, HI/);
  await on.press('d');
  const list = on.page.getByRole('list', { name: 'What differs' });
  await list.getByText(/to\s+Honolulu, HI/).waitFor();
  await on.page.getByRole('region', { name: 'Legend' }).getByText('Moved: stripes of who had it').waitFor();
  const against = on.page.getByRole('combobox', { name: 'Compare with', exact: true });
  await against.selectOption({ label: 'West rebalance' });
  await list.getByRole('listitem').nth(1).waitFor();
  await against.selectOption({ label: 'Base' });
  await list.locator('summary').first().click();
  await list.getByRole('button', { name: 'Put back' }).click();
  await on.page.getByText('Nothing differs:').waitFor();
  await on.page.getByRole('tab', { name: 'Balance' }).click();
});

test('a map of one’s own: codes matched, what is unmatched listed, counties again afterwards', async () => {
  const square = (code: string, x: number) => ({
    type: 'Feature',
    properties: { code, name: `Square ${code}` },
    geometry: { type: 'Polygon', coordinates: [[[x, 40], [x + 1, 40], [x + 1, 41], [x, 41], [x, 40]]] }
  }); // prettier-ignore
  const features = [square('01001', -90), square('01003', -89), square('zz', -88)];
  const files = on.page.getByRole('button', { name: 'Files of the territory plan' });
  await files.click();
  const [chooser] = await Promise.all([
    on.page.waitForEvent('filechooser'),
    on.page.getByRole('menuitem', { name: /Use your own map/ }).click()
  ]);
  const geography = { type: 'FeatureCollection', features };
  const text = JSON.stringify(geography);
  await chooser.setFiles({ name: 'own.geojson', mimeType: 'application/json', buffer: Buffer.from(text) });
  await on.page.getByText(/^2 of [\d,]+ codes/).waitFor();
  await on.page.getByText('1 shape your data does not know').waitFor();
  await on.page.getByRole('button', { name: 'Use this map' }).click();
  await on.page.getByRole('img', { name: /on a map of 3 units/ }).waitFor();
  await on.page.getByText(/[\d,]+ codes of the data not on this map/).waitFor();
  await files.click();
  const [download] = await Promise.all([
    on.page.waitForEvent('download'),
    on.page.getByRole('menuitem', { name: /as GeoJSON/ }).click()
  ]);
  const out = JSON.parse(await saved(download)) as typeof geography;
  expect(out.features.map(({ geometry }) => geometry)).toEqual(features.map(({ geometry }) => geometry));
  expect(out.features[0]!.properties).toMatchObject({
    code: '01001',
    territory: expect.any(String) as string
  });
  expect(out.features[2]!.properties).toMatchObject({ code: 'zz', territory: null });
  await files.click();
  await on.page.getByRole('menuitem', { name: /^Leave own.geojson/ }).click();
  await on.page.getByRole('img', { name: /on a map of 3142 counties/ }).waitFor();
});

test('accounts are points and a list: found by name, selected by keys, protected with their counties', async () => {
  await on.press('a');
  const list = on.page.getByRole('listbox', { name: 'Accounts' });
  await list.getByRole('option').nth(3).waitFor();
  await on.page.getByText(/^[\d,]+ accounts, sold most first/).waitFor();
  const name = (await list.getByRole('option').nth(1).locator('.name').innerText()).trim();
  await on.page.getByRole('searchbox', { name: 'Find an account' }).fill(name);
  await list.focus();
  await on.page.keyboard.press('Home');
  await on.page.keyboard.press('Space');
  await on.page.getByText('1 account selected').waitFor();
  await on.panel.getByRole('button', { name: 'Protect' }).click();
  await on.spoken(/1 unit kept in place for 1 account/);
  expect(await on.changes()).toMatchObject([{ type: 'territory.rule', to: { kind: 'protected' } }]);
  expect(await seriousFaults(on.page)).toEqual([]);
  await on.press('a');
  await list.waitFor({ state: 'detached' });
});

test('nothing left the origin and the page complained of nothing', () => {
  expect(on.workbench.foreign).toEqual([]);
  expect(on.workbench.complaints).toEqual([]);
});
