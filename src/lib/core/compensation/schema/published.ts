import * as component from './component.ts';
import { conditionSchema, creditRuleSchema, measureSchema } from './crediting.ts';
import { payoutInputSchema } from './input.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { clawbackSchema, drawSchema, holdbackSchema, paymentSchema } from './payment.ts';
import { planDocumentSchema, planSchema, termsSchema } from './plan.ts';
import { settingsSchema } from './settings.ts';
import { rateSchema, tierSchema, versionSchema } from './table.ts';

/** The plan's published schema. */
export const planJsonSchema = () =>
  jsonSchemaOf(planDocumentSchema, 'Evenfield plan', {
    settings: settingsSchema,
    measure: measureSchema,
    condition: conditionSchema,
    creditRule: creditRuleSchema,
    plan: planSchema,
    terms: termsSchema,
    component: component.componentSchema,
    tableComponent: component.tableComponentSchema,
    matrixComponent: component.matrixComponentSchema,
    objectivesComponent: component.objectivesComponentSchema,
    perTransactionComponent: component.perTransactionComponentSchema,
    poolComponent: component.poolComponentSchema,
    rate: rateSchema,
    tier: tierSchema,
    version: versionSchema,
    threshold: component.thresholdSchema,
    gate: component.gateSchema,
    modifier: component.modifierSchema,
    cap: component.capSchema,
    budget: component.budgetSchema,
    payment: paymentSchema,
    draw: drawSchema,
    holdback: holdbackSchema,
    clawback: clawbackSchema
  });

/** The input's published schema. */
export const inputJsonSchema = () => jsonSchemaOf(payoutInputSchema, 'Evenfield payout input');
