import { expandZip, type InputFile, inputFromBytes } from "@isotherm/imaging";

/** Chosen or dropped files as the reader takes them; a zip is opened. */
export async function inputsOfFiles(files: readonly File[]): Promise<readonly InputFile[]> {
  const nested = await Promise.all(
    files.map((file) => (/\.zip$/iu.test(file.name) ? expandZip(inputOfFile(file)) : [inputOfFile(file)])),
  );
  return nested.flat();
}

/** Bytes in memory as a file. */
export function inputOfBytes(name: string, bytes: Uint8Array): InputFile {
  return inputFromBytes(name, bytes);
}

function inputOfFile(file: File): InputFile {
  return {
    name: file.webkitRelativePath || file.name,
    sizeBytes: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
    readStart: async (byteCount) => new Uint8Array(await file.slice(0, byteCount).arrayBuffer()),
  };
}
