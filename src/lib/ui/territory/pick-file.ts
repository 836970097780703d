/** Ask for one file of this computer; nothing happens where none is chosen. */
export function pickFile(accept: string, take: (file: File) => Promise<void> | void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.onchange = () => {
    const file = input.files?.[0];
    if (file !== undefined) void take(file);
  };
  input.click();
}
