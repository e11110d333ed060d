/// <reference types="node" />
// Test code only: the one place that reads a disk.
import { existsSync, readdirSync, statSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { InputFile } from "../input.ts";

const beside = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));

/** Folder of the public test images, which are no part of the repository. */
export const sharedDataFolder: string = process.env["ISOTHERM_TEST_DATA"] ?? beside;

/** False where the images are absent: tests that need them skip. */
export const hasSharedData: boolean = existsSync(join(sharedDataFolder, "ct"));

function listPaths(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listPaths(join(path, name)));
}

function diskFile(path: string): InputFile {
  return {
    name: relative(sharedDataFolder, path),
    sizeBytes: statSync(path).size,
    read: async () => new Uint8Array(await readFile(path)),
    readStart: async (byteCount) => {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(byteCount), 0, byteCount, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

/** All files below a folder of the test images, or the one file. */
export function sharedFiles(path: string): readonly InputFile[] {
  return listPaths(join(sharedDataFolder, path)).map(diskFile);
}
