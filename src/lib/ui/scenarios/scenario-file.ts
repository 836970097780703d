import { parseScenario } from '../../scenario/parse-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { serializeScenario } from '../../scenario/serialize-scenario.ts';
import type { Result } from '../../core/result.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import { shareFile } from '../../scenario/share-file.ts';
import { fileName, saveFile } from '../format/save-file.ts';

/** Save a scenario as a file of one change a line: it opens years later and diffs in git. */
export const saveScenarioFile = (scenario: Scenario): void =>
  saveFile(`${fileName(scenario.title)}.scenario.json`, serializeScenario(scenario), 'application/json');

/** Read a file a person chose. */
export const openScenarioFile = async (file: File): Promise<Result<Scenario>> => parseScenario(await file.text());

/** Save a scenario with its figures, frozen: `evenfield verify` runs it again on the data it names. */
export const saveShareFile = (scenario: Scenario, evaluation: Evaluation): void =>
  saveFile(`${fileName(scenario.title)}.share.json`, shareFile(scenario, evaluation), 'application/json');
