import { open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { InputFile } from "@isotherm/imaging";
import { RefusedError } from "./exit-code.ts";

/** The first bytes of a file, so that a scan reads headers and no pixels. */
async function readStart(path: string, byteCount: number): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(byteCount), 0, byteCount, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function walk(path: string): Promise<InputFile[]> {
  const entry = await stat(path);
  if (entry.isFile()) {
    return [
      {
        name: path,
        sizeBytes: entry.size,
        read: async () => new Uint8Array(await readFile(path)),
        readStart: (byteCount) => readStart(path, byteCount),
      },
    ];
  }
  if (!entry.isDirectory()) return [];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
  const below = await Promise.all(names.map((name) => walk(join(path, name))));
  return below.flat();
}

/** The file, or every file below the folder, in the order of their names; nothing is read yet. */
export async function inputFiles(path: string): Promise<readonly InputFile[]> {
  try {
    return await walk(path);
  } catch (cause) {
    throw new RefusedError(
      `${path} cannot be read (${cause instanceof Error ? cause.message : cause}); check its name.`,
      {
        cause,
      },
    );
  }
}
