import type { PipelineReport, PipelineRequest, ReportStep } from '../../core/pipeline/pipeline-report.ts';
import type { Result } from '../../core/result.ts';
import type { PipelineMessage } from './pipeline-worker.ts';

/** Forecast in a worker of its own, so that the page never waits; an abort ends the worker at once. */
export function runPipeline(
  request: PipelineRequest,
  onStep: (step: ReportStep) => void,
  signal: AbortSignal
): Promise<Result<PipelineReport>> {
  const worker = new Worker(new URL('./pipeline-worker.ts', import.meta.url), {
    type: 'module',
    name: 'pipeline'
  });
  return new Promise<Result<PipelineReport>>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    worker.onmessage = ({ data }: MessageEvent<PipelineMessage>) => {
      if (data.kind === 'step') onStep(data.step);
      else resolve(data.result);
    };
    worker.onerror = (event) => reject(new Error(event.message || 'The forecast could not be started.'));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
