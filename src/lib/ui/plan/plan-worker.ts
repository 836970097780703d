import { answerPlan, type PlanAnswer, type PlanQuestion } from './plan-work.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<PlanQuestion>) => void;
  postMessage: (answer: PlanAnswer) => void;
};

scope.onmessage = ({ data }) => {
  for (const answer of answerPlan(data)) scope.postMessage(answer);
};
