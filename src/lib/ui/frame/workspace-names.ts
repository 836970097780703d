/** What the workspaces are called. */
export const workspaceNames = {
  demo: 'Demo company',
  own: 'Your data',
  served: 'Served data',
  sample: 'Maven sample'
} as const;
