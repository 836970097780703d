/** The rows behind a chart as they are shown and exported: text, figures plain. */
export type ChartData = {
  readonly columns: readonly { readonly header: string; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
};
