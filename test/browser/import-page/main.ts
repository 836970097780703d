import { openImportClient, type ImportClient } from '../../../src/lib/engine/import/import-client.ts';

declare global {
  interface Window {
    imports: ImportClient;
  }
}

window.imports = openImportClient();
document.title = 'Import ready';
