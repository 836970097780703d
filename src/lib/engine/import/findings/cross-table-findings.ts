import type { Connector } from '../../connector.ts';
import type { Finding } from '../report.ts';
import { clockFindings } from './clock-findings.ts';
import { currencyFindings } from './currency-findings.ts';
import { dealFindings } from './deal-findings.ts';
import { overlapFindings } from './overlap-findings.ts';
import { placeFindings } from './place-findings.ts';
import { quotaLabelFindings } from './quota-label-findings.ts';
import { quotaOwnerFindings, referenceFindings } from './reference-findings.ts';
import { splitFindings } from './split-findings.ts';
import { readChecked, type CheckedTables } from './table-reader.ts';
import { territoryFindings } from './territory-findings.ts';

/** What only shows when tables are held against each other. Nothing is changed by any of it. */
export async function crossTableFindings(connector: Connector, checked: CheckedTables): Promise<Finding[]> {
  const tables = readChecked(connector, checked);
  const checks = [
    referenceFindings,
    quotaOwnerFindings,
    dealFindings,
    territoryFindings,
    placeFindings,
    overlapFindings,
    clockFindings,
    quotaLabelFindings,
    splitFindings,
    currencyFindings
  ];
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await check(tables)));
  return findings;
}
