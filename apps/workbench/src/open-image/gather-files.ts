/** All files of a drop, folders opened; in the order of the drop. */
export async function filesOfDrop(items: DataTransferItemList): Promise<readonly File[]> {
  // Entries have to be asked for before the first await: the list is emptied when the event ends. What comes from
  // another program, such as a mail, has no entry and is a file only.
  const dropped = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
    .filter((part) => part !== null);
  const nested = await Promise.all(
    dropped.map((part) => (part instanceof File ? [part] : filesOfEntry(part))),
  );
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
