import { open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DataFolder } from "../data-folder.ts";
import { ServerError } from "../errors.ts";

/** One entry of the audit log, by number and hash; everything before it hangs on that hash. */
export interface AuditEnd {
  readonly sequence: number;
  /** In hexadecimal digits. */
  readonly entrySha256: string;
}

/** [bytes] The file always has this size: written over in its place, one flush of one sector keeps it. */
const anchorBytes = 256;

function anchorPath(folder: DataFolder): string {
  return join(folder.path, "audit-anchor.json");
}

/** The end of the audit log as it was last seen, from a file outside the database; null where none was ever written. */
export async function readAnchor(folder: DataFolder): Promise<AuditEnd | null> {
  let text: string;
  try {
    text = await readFile(anchorPath(folder), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw cause;
  }
  try {
    const { sequence, entrySha256 } = JSON.parse(text) as AuditEnd;
    if (Number.isSafeInteger(sequence) && /^[0-9a-f]{64}$/u.test(entrySha256))
      return { sequence, entrySha256 };
  } catch {
    // Said below, as for any other text that is no anchor.
  }
  throw new ServerError(
    "AUDIT_BROKEN",
    `${anchorPath(folder)} does not hold the end of the audit log; restore that file, or remove it and say so in writing.`,
  );
}

/** Keeps an end of the audit log; it is on the disk when this is done. */
export async function writeAnchor(folder: DataFolder, end: AuditEnd): Promise<void> {
  const path = anchorPath(folder);
  const bytes = Buffer.from(`${JSON.stringify(end).padEnd(anchorBytes - 1)}\n`);
  try {
    await writeOver(path, bytes);
  } catch (cause) {
    throw new ServerError(
      "SERVER_DATA_FOLDER_UNUSABLE",
      `${path} cannot be written (${cause instanceof Error ? cause.message : cause}); until it can, nothing outside the database holds the end of the audit log.`,
      { cause },
    );
  }
}

async function writeOver(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, "r+").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") throw cause;
    return null;
  });
  if (handle === null) {
    await makeAnchor(path, bytes);
    return;
  }
  try {
    await handle.write(bytes, 0, bytes.length, 0);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** The first time: the name appears when its content is on the disk. */
async function makeAnchor(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${path}.part`, "w", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
