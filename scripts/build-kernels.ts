import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/*
 * Compiles the kernels of the engine to WebAssembly and writes them, as base64, into a module that is not committed.
 * Does nothing when neither the sources nor the compiler changed since.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sources = join(root, "packages/engine/assembly");
const generated = join(root, "packages/engine/src/wasm/generated/kernels.ts");
const flags = ["-O3", "--runtime", "stub", "--enable", "simd", "--importMemory", "--noAssert"];
/** Memory that threads share has a largest size, in pages of 64 KiB; `sharedPages` in the engine must not exceed it. */
const sharedFlags = ["--enable", "threads", "--sharedMemory", "--maximumMemory", "32768"];

function fingerprint(): string {
  const hash = createHash("sha256");
  hash.update(asc.version).update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  return hash.digest("hex");
}

async function compile(more: readonly string[]): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const entry = ["kernels.ts", "--baseDir", sources, "--outFile", "kernels.wasm"];
  const { error, stderr } = await asc.main([...entry, ...flags, ...more], {
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm") && typeof contents !== "string") wasm = contents;
    },
  });
  if (error !== null || wasm === undefined) {
    throw new Error(`the kernels in ${sources} do not compile:\n${stderr.toString()}`, { cause: error });
  }
  return wasm;
}

const mark = `// ${fingerprint()}`;
if (!existsSync(generated) || !readFileSync(generated, "utf8").startsWith(mark)) {
  const single = await compile([]);
  const shared = await compile(sharedFlags);
  const lines = [
    mark,
    "/** The kernels as WebAssembly, base64. Made by scripts/build-kernels.ts. */",
    `export const kernelsBase64: string = "${Buffer.from(single).toString("base64")}";`,
    "/** The same for memory that threads share. */",
    `export const sharedKernelsBase64: string = "${Buffer.from(shared).toString("base64")}";`,
  ];
  mkdirSync(dirname(generated), { recursive: true });
  writeFileSync(generated, `${lines.join("\n")}\n`);
  console.log(`kernels: ${single.length} bytes`);
}
