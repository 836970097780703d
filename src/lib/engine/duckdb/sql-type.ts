import { DataType } from 'apache-arrow';

const timestamps = ['TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP', 'TIMESTAMP_NS'] as const;

/** The SQL type of an Arrow type. HUGEINT travels as, and is called, `DECIMAL(38,0)`. */
export function sqlType(type: DataType): string {
  if (DataType.isDecimal(type)) return `DECIMAL(${type.precision},${type.scale})`;
  if (DataType.isInt(type)) {
    const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[type.bitWidth];
    return `${type.isSigned ? '' : 'U'}${name}`;
  }
  if (DataType.isFloat(type)) return type.precision === 1 ? 'FLOAT' : 'DOUBLE';
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isTimestamp(type)) {
    return type.timezone ? 'TIMESTAMP WITH TIME ZONE' : timestamps[type.unit];
  }
  if (DataType.isInterval(type)) return 'INTERVAL';
  if (DataType.isStruct(type)) {
    return `STRUCT(${type.children.map((child) => `"${child.name}" ${sqlType(child.type)}`).join(', ')})`;
  }
  if (DataType.isMap(type)) {
    const [key, value] = (type.children[0]!.type as DataType & { children: { type: DataType }[] }).children;
    return `MAP(${sqlType(key!.type)}, ${sqlType(value!.type)})`;
  }
  if (DataType.isFixedSizeList(type)) return `${sqlType(type.children[0]!.type)}[${type.listSize}]`;
  if (DataType.isList(type)) return `${sqlType(type.children[0]!.type)}[]`;
  if (DataType.isNull(type)) return '"NULL"';
  return 'BLOB';
}
