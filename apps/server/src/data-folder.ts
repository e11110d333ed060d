import { chmodSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { ServerError } from "./errors.ts";

/** Where everything that is saved stands. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly blobs: string;
  readonly run: string;
  /** Records of the site that replace ours or add to them; read where it exists. */
  readonly overlay: string;
}

/**
 * The default: ~/.isotherm, or /var/lib/isotherm for root, whose home no other account may enter. A demo has a folder
 * of its own beside it.
 */
export function defaultDataFolder(kind: "clinic" | "demo"): string {
  const folder = process.getuid?.() === 0 ? "/var/lib/isotherm" : join(homedir(), ".isotherm");
  return kind === "demo" ? `${folder}-demo` : folder;
}

/** Makes the folders that are missing; refuses with the reason where it may not. */
export function openDataFolder(path: string): DataFolder {
  const folder: DataFolder = {
    path: resolve(path),
    postgres: join(resolve(path), "postgres"),
    blobs: join(resolve(path), "blobs"),
    run: join(resolve(path), "run"),
    overlay: join(resolve(path), "overlay"),
  };
  try {
    mkdirSync(folder.path, { recursive: true });
    mkdirSync(folder.blobs, { recursive: true });
    // Images are patient data: nobody but the account that serves them may enter.
    chmodSync(folder.blobs, 0o700);
    // As root, the database runs under another account, which must pass through here to its own folder.
    if (process.getuid?.() === 0) chmodSync(folder.path, 0o711);
  } catch (cause) {
    throw new ServerError(
      "SERVER_DATA_FOLDER_UNUSABLE",
      `The data folder ${folder.path} cannot be written (${cause instanceof Error ? cause.message : cause}); choose another with --data or ISOTHERM_DATA.`,
      { cause },
    );
  }
  return folder;
}
