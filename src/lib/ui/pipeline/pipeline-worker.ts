import { reportPipeline, type PipelineReport, type PipelineRequest, type ReportStep } from '../../core/pipeline/pipeline-report.ts'; // prettier-ignore
import type { Result } from '../../core/result.ts';

export type PipelineMessage =
  | { readonly kind: 'step'; readonly step: ReportStep }
  | { readonly kind: 'done'; readonly result: Result<PipelineReport> };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<PipelineRequest>) => void;
  postMessage: (message: PipelineMessage) => void;
};

scope.onmessage = ({ data }) => {
  const result = reportPipeline(data, (step) => scope.postMessage({ kind: 'step', step }));
  scope.postMessage({ kind: 'done', result });
};
