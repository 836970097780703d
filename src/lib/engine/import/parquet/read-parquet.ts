import { Decimal } from '../../../core/money.ts';
import type { Cell, Connector } from '../../connector.ts';
import { identifier } from '../../statement.ts';
import type { ParquetCodec } from '../../tables/parquet.ts';
import { tableFromRows } from '../delimited/table-from-rows.ts';
import { ImportProblem } from '../import-problem.ts';
import { checkLimit, type Limits } from '../limits.ts';
import type { DeclaredType, SourceTable } from '../source-table.ts';

/** Read a Parquet file. Its decimals pass as exact text, its types become the columns' declared types. */
export async function readParquet(
  file: string,
  sha256: string,
  bytes: Uint8Array,
  engine: { readonly connector: Connector; readonly parquet?: ParquetCodec },
  limits: Limits
): Promise<SourceTable> {
  if (!engine.parquet)
    throw new ImportProblem('no-parquet', `${file}: Parquet cannot be read here; bring it as CSV.`);
  const ipc = await decode(file, bytes, engine.parquet);
  const table = `parquet_${sha256.slice(0, 16)}`;
  await engine.connector.insertArrow(table, ipc);
  const rows = await engine.connector.query({ text: `SELECT * FROM ${identifier(table).text}`, values: [] });
  await engine.connector.query({ text: `DROP TABLE ${identifier(table).text}`, values: [] });
  checkLimit(file, 'columns', rows.columns.length, limits.columns);
  return tableFromRows({
    file,
    sheet: null,
    sha256,
    header: rows.columns.map(({ name }) => name),
    rows: rows.rows.map((row) => row.map(cellText)),
    places: rows.rows.map((_, i) => i + 1),
    declared: rows.columns.map(({ type }) => declaredType(type))
  });
}

/** A number without an exponent, all its digits in a row. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return typeof cell === 'number' && text.includes('e') ? new Decimal(text).toFixed() : text;
}

async function decode(file: string, bytes: Uint8Array, codec: ParquetCodec): Promise<Uint8Array> {
  try {
    return await codec.decode(bytes);
  } catch (error) {
    throw new ImportProblem(
      'damaged-parquet',
      `${file} is cut off or no Parquet file; write or send it again.`,
      { cause: error }
    );
  }
}

function declaredType(type: string): DeclaredType | undefined {
  const decimal = /^DECIMAL\(\d+,\s*(\d+)\)$/.exec(type);
  if (decimal) return { kind: 'decimal', scale: Number(decimal[1]) };
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return { kind: 'integer' };
  if (/^(DOUBLE|FLOAT|REAL)$/.test(type)) return { kind: 'double' };
  if (type === 'DATE') return { kind: 'date' };
  if (type.startsWith('TIMESTAMP')) return { kind: 'timestamp' };
  if (type === 'BOOLEAN') return { kind: 'boolean' };
  // Lists, structures and maps are kept as the text they read as.
  return { kind: 'text' };
}
