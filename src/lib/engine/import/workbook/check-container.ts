import { ImportProblem } from '../import-problem.ts';
import { checkLimit, type Limits } from '../limits.ts';

/**
 * Measure a zip container from its directory, without unpacking: entries and the bytes they unpack to. A container
 * without its directory is cut off.
 */
export function checkContainer(file: string, bytes: Uint8Array, limits: Limits): void {
  checkLimit(file, 'bytes', bytes.length, limits.workbookBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  if (end < 0) throw cutOff(file);
  const entries = view.getUint16(end + 10, true);
  checkLimit(file, 'parts', entries, limits.entries);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  const names: string[] = [];
  for (let i = 0; i < entries; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw cutOff(file);
    unpacked += view.getUint32(at + 24, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  checkLimit(file, 'bytes unpacked', unpacked, limits.unpackedBytes);
  if (names.some((name) => name.endsWith('.iwa') || name === 'Index.zip')) {
    throw new ImportProblem(
      'numbers-document',
      `${file} is an Apple Numbers document; export it from Numbers as Excel or CSV and bring that file.`
    );
  }
  const files = names.filter((name) => !name.endsWith('/') && !name.startsWith('__MACOSX/'));
  if (
    files.length > 0 &&
    !files.some((name) => /^(\[Content_Types\]\.xml|mimetype|content\.xml|xl\/.*)$/.test(name))
  ) {
    const shown = files.slice(0, 3).join(', ') + (files.length > 3 ? ' …' : '');
    throw new ImportProblem(
      'zip-file',
      `${file} is a zip file that holds ${shown}; unpack it and bring ${files.length === 1 ? 'the file' : 'the files'} inside.`
    );
  }
}

const cutOff = (file: string) =>
  new ImportProblem(
    'damaged-workbook',
    `${file} is cut off or damaged: its list of parts is missing. Save or send it again.`
  );

function findDirectoryEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 65_557; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}
