const adventureWorks = import.meta.glob<string>('../../../../datasets/adventureworks/*.csv', {
  query: '?url&no-inline',
  import: 'default',
  eager: true
});
const maven = import.meta.glob<string>(
  ['../../../../datasets/maven-crm/*.csv', '!../../../../datasets/maven-crm/data_dictionary.csv'],
  { query: '?url&no-inline', import: 'default', eager: true }
);

/** Data sets that ship as files, to be imported as anybody's files are. */
export const samples = [
  { id: 'adventureworks', title: 'AdventureWorks', files: adventureWorks },
  { id: 'maven', title: 'Maven CRM', files: maven }
] as const;

/** Fetch a sample's files from where the program itself came from. */
export const sampleFiles = (files: Readonly<Record<string, string>>): Promise<File[]> =>
  Promise.all(
    Object.entries(files).map(async ([path, address]) => {
      const response = await fetch(address);
      if (!response.ok) throw new TypeError(`${path} answered ${response.status}`);
      return new File([await response.blob()], path.slice(path.lastIndexOf('/') + 1));
    })
  );
