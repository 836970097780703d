import { basename } from 'node:path';
import { ambiguityCards, type AmbiguityCard } from '../../lib/core/compensation/explain/ambiguity-cards.ts';
import { parsePayoutInput } from '../../lib/core/compensation/parse-input.ts';
import { parsePlan } from '../../lib/core/compensation/parse-plan.ts';
import type { PayoutInput } from '../../lib/core/compensation/schema/input.ts';
import type { PlanDocument } from '../../lib/core/compensation/schema/plan.ts';
import { currencyExponent, decimalText, type Decimal } from '../../lib/core/money.ts';
import { foldChanges } from '../../lib/scenario/plan-state.ts';
import { openEvaluator, readScenarioArgument } from '../open-evaluator.ts';
import { readJson, requireValue } from '../read-json.ts';
import { requireOption, textOption, UsageError, writeDocument, type Arguments, type Verb } from '../verb.ts';
import { withWorkspace } from '../with-workspace.ts';

type Paid = { readonly name: string; readonly plan: PlanDocument; readonly input: PayoutInput };

/** Every rule of a plan with several meanings, and what each would pay. */
export const verb: Verb = {
  summary: 'What a plan pays under each meaning of its ambiguous rules.',
  usage:
    '--plan PLAN.json --input INPUT.json [--only SETTING] | SCENARIO.json|base --data DIR [--only SETTING]',
  options: {
    plan: { type: 'string' },
    input: { type: 'string' },
    data: { type: 'string' },
    only: { type: 'string' }
  },
  async run(args, output) {
    const only = textOption(args, 'only');
    const paid = textOption(args, 'data') === undefined ? [await fromFiles(args)] : await fromWorkspace(args);
    writeDocument(output, {
      format: 'evenfield/meanings',
      version: 1,
      plans: paid.map(({ name, plan, input }) => ({
        plan: name,
        cards: ambiguityCards(plan, input, only === undefined ? undefined : [only]).map((card) =>
          cardDocument(card, plan.settings.rounding.places ?? currencyExponent(input.currency))
        )
      }))
    });
  }
};

async function fromFiles(args: Arguments): Promise<Paid> {
  if (args.positionals.length > 0) throw new UsageError('a scenario goes with --data');
  const [planPath, inputPath] = [requireOption(args, 'plan'), requireOption(args, 'input')];
  const plan = requireValue(planPath, parsePlan(await readJson(planPath)));
  const input = requireValue(inputPath, parsePayoutInput(await readJson(inputPath)));
  return { name: basename(planPath), plan, input };
}

async function fromWorkspace(args: Arguments): Promise<readonly Paid[]> {
  const directory = requireOption(args, 'data');
  const [argument, ...rest] = args.positionals;
  if (argument === undefined || rest.length > 0) throw new UsageError('name one scenario file, or base');
  if (textOption(args, 'plan') !== undefined || textOption(args, 'input') !== undefined)
    throw new UsageError('--plan and --input are for files; a workspace has its own');
  const scenario = await readScenarioArgument(argument);
  const paid: Paid[] = [];
  await withWorkspace(directory, async (workspace) => {
    const evaluator = await openEvaluator(workspace, directory);
    const { plans } = await evaluator.baseline();
    const nothing = { quotas: [], holders: new Map(), territories: new Map(), plans };
    const edits = scenario.changes.filter(({ type }) => type === 'plan.edit');
    const inForce = foldChanges(nothing, edits).plans;
    for (const [name, input] of await evaluator.payInputs(scenario))
      paid.push({ name, plan: requireValue(name, parsePlan(inForce.get(name))), input });
  });
  return paid.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const cardDocument = ({ setting, question, explanation, options }: AmbiguityCard, places: number) => {
  const money = (amount: Decimal) => decimalText(amount, places);
  return {
    setting,
    question,
    explanation,
    options: options.map(({ value, meaning, chosen, earned, paid, changed, most }) => ({
      value,
      meaning,
      chosen,
      earned: money(earned),
      paid: money(paid),
      changed,
      most: most.map(({ payee, paid, difference }) => ({
        payee,
        paid: money(paid),
        difference: money(difference)
      }))
    }))
  };
};
