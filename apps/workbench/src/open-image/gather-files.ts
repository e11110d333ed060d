/** All files of a drop, folders opened; in the order of the drop. */
export async function filesOfDrop(items: DataTransferItemList): Promise<readonly File[]> {
  // Entries have to be asked for before the first await: the list is emptied when the event ends.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const nested = await Promise.all(entries.map(filesOfEntry));
  return nested.flat();
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A folder answers in portions, and with an empty one at the end.
  for (let portion = await entriesOf(reader); portion.length > 0; portion = await entriesOf(reader)) {
    const nested = await Promise.all(portion.map(filesOfEntry));
    files.push(...nested.flat());
  }
  return files;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
