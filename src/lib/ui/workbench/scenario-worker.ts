import { holdLife } from '../../engine/worker-life.ts';
import { serveScenarios } from './scenario-server.ts';

const scope = self as unknown as {
  addEventListener: (type: 'message', listener: (event: MessageEvent<unknown>) => void) => void;
  postMessage: (message: unknown, transfer: Transferable[]) => void;
};

serveScenarios({
  post: (message, transfer) => scope.postMessage(message, transfer),
  onMessage: (listener) => scope.addEventListener('message', ({ data }) => listener(data))
});
holdLife();
