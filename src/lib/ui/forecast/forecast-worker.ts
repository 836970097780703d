import { forecastTree, type ForecastRequest } from '../../core/forecast/forecast-tree.ts';
import type { HierarchyForecast } from '../../core/forecast/forecast-hierarchy.ts';

/** What the worker answers: the forecast, or why there is none. */
export type ForecastAnswer = { readonly forecast: HierarchyForecast } | { readonly problem: string };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<ForecastRequest>) => void;
  postMessage: (answer: ForecastAnswer) => void;
};

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ forecast: forecastTree(data) });
  } catch (error) {
    scope.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
};
