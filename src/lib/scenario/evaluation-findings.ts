import { currencyExponent, decimalText, sumDecimals } from '../core/money.ts';
import type { Connector } from '../engine/connector.ts';
import type { PeriodCredit } from '../engine/queries/credits-by-period.ts';
import { clockFindings } from '../engine/import/findings/clock-findings.ts';
import { currencyFindings } from '../engine/import/findings/currency-findings.ts';
import { overlapFindings } from '../engine/import/findings/overlap-findings.ts';
import { placeFindings } from '../engine/import/findings/place-findings.ts';
import { quotaLabelFindings } from '../engine/import/findings/quota-label-findings.ts';
import { quotaOwnerFindings, referenceFindings } from '../engine/import/findings/reference-findings.ts';
import { splitFindings } from '../engine/import/findings/split-findings.ts';
import { openTables } from '../engine/import/findings/table-reader.ts';
import { territoryFindings } from '../engine/import/findings/territory-findings.ts';
import { transactionOrigin } from '../engine/queries/transaction-source.ts';
import type { Finding } from './evaluation.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { Scenario } from './scenario.ts';

/**
 * What a reader must know about the data itself, whatever the scenario: contradictions between tables, clocks that
 * never meet, labels that repeat, and what the evaluation took for granted.
 */
export async function dataFindings(db: Connector, baseline: LoadedBaseline): Promise<Finding[]> {
  const tables = await openTables(db, new Map([...baseline.catalog.keys()].map((name) => [name, name])));
  return [
    ...originFindings(baseline),
    ...quotaFindings(baseline),
    ...(await referenceFindings(tables)),
    ...(await quotaOwnerFindings(tables)),
    ...(await overlapFindings(tables)),
    ...(await splitFindings(tables)),
    ...(await territoryFindings(tables)),
    ...(await placeFindings(tables)),
    ...(await clockFindings(tables)),
    ...(await quotaLabelFindings(tables)),
    ...(await currencyFindings(tables)),
    ...assumedCurrency(baseline)
  ];
}

function assumedCurrency({ catalog }: LoadedBaseline): Finding[] {
  const { currency } = catalog;
  const hasMoney = transactionOrigin(catalog) !== 'none' || catalog.has('quota');
  if (!currency.isAssumed || !hasMoney) return [];
  return [
    {
      code: 'currency-assumed',
      table: '',
      keys: ['currency_code'],
      values: [currency.code],
      message: `No amount names its currency, so figures are in ${currency.code}. If they are in another, load them with a currency_code column.`
    }
  ];
}

function originFindings({ catalog }: LoadedBaseline): Finding[] {
  const origin = transactionOrigin(catalog);
  if (origin === 'sales_transaction') return [];
  const message =
    origin === 'opportunity'
      ? 'There are no order lines, so credit is the amount of won deals on their close date.'
      : 'There are no order lines and no deals, so nobody has credit. Import a sales file.';
  return [
    {
      code: 'credit-origin',
      table: origin === 'none' ? 'sales_transaction' : origin,
      keys: [],
      values: [],
      message
    }
  ];
}

function quotaFindings({ quotas }: LoadedBaseline): Finding[] {
  const inferred = quotas.filter(({ endFrom }) => endFrom === 'length' || endFrom === 'calendar');
  if (inferred.length === 0) return [];
  const ends = [...new Set(inferred.map(({ start, end }) => `${start} to ${end}`))].sort();
  return [
    {
      code: 'quota-end-inferred',
      table: 'quota',
      keys: [...new Set(inferred.map(({ rep }) => rep))].sort(),
      values: ends,
      message: `${inferred.length} quotas have no end and no later quota of the same rep; they are taken to cover ${ends.join(' and ')}.`
    }
  ];
}

/** What a reader must know about these figures: credit nobody got, a scenario made on other data. */
export function resultFindings(
  scenario: Scenario,
  baseline: LoadedBaseline,
  ledger: readonly PeriodCredit[]
): Finding[] {
  const findings: Finding[] = [];
  const places = currencyExponent(baseline.currency);
  const made = scenario.baseline.fingerprint;
  if (made !== '' && made !== baseline.fingerprint) {
    findings.push({
      code: 'fingerprint-differs',
      table: '',
      keys: [],
      values: [made, baseline.fingerprint],
      message: `The scenario was made on other data (${scenario.baseline.dataset || 'unnamed'}); figures can differ from those its author saw.`
    });
  }
  const lost = ledger.filter(({ rep }) => rep === null);
  for (const rule of [...new Set(lost.map((row) => row.rule))].sort()) {
    const rows = lost.filter((row) => row.rule === rule);
    const amount = decimalText(sumDecimals(rows.map(({ credit }) => credit)), places);
    const count = rows.reduce((sum, { transactions }) => sum + transactions, 0);
    if (rule === 'forecast') {
      findings.push({
        code: 'forecast-vacant',
        table: 'sales_transaction',
        keys: [],
        values: [amount],
        message: `Forecast credit of ${amount} comes from territories nobody owns now: it counts in the total but credits nobody.`
      });
      continue;
    }
    const why =
      rule === 'territory-move'
        ? 'lie in moved units whose territory had no owner on their date'
        : 'name no rep, and no account or territory assignment covers their date';
    findings.push({
      code: rule === 'territory-move' ? 'credit-vacant' : 'credit-unassigned',
      table: 'sales_transaction',
      keys: [],
      values: [amount, String(count)],
      message: `${count} transactions worth ${amount} ${why}: they count in the total but credit nobody.`
    });
  }
  const early = ledger.filter(({ start, rep }) => start === null && rep !== null);
  if (early.length > 0 && baseline.quotas.length > 0) {
    const amount = decimalText(sumDecimals(early.map(({ credit }) => credit)), places);
    findings.push({
      code: 'credit-before-quotas',
      table: 'sales_transaction',
      keys: [],
      values: [amount],
      message: `Credit of ${amount} is dated before the first quota: it counts in the total and in no attainment.`
    });
  }
  return findings;
}
