/**
 * The currency (ISO 4217) of the workspace that is open, in which every figure on the pages is written. One workspace
 * is open at a time; the workbench sets it from the data, and what is on screen follows.
 */
class WorkspaceCurrency {
  code = $state('USD');
}

export const workspaceCurrency = new WorkspaceCurrency();
