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

function fingerprint(): string {
  const hash = createHash("sha256");
  hash.update(asc.version).update(flags.join(" "));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(join(sources, name)));
  return hash.digest("hex");
}

async function compile(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ["kernels.ts", "--baseDir", sources, "--outFile", "kernels.wasm", ...flags],
    {
      writeFile: (name, contents) => {
        if (name.endsWith(".wasm") && typeof contents !== "string") wasm = contents;
      },
    },
  );
  if (error !== null || wasm === undefined) {
    throw new Error(`the kernels in ${sources} do not compile:\n${stderr.toString()}`, { cause: error });
  }
  return wasm;
}

const mark = `// ${fingerprint()}`;
if (!existsSync(generated) || !readFileSync(generated, "utf8").startsWith(mark)) {
  const wasm = await compile();
  mkdirSync(dirname(generated), { recursive: true });
  const text = Buffer.from(wasm).toString("base64");
  writeFileSync(
    generated,
    `${mark}\n/** The kernels as WebAssembly, base64. Made by scripts/build-kernels.ts. */\nexport const kernelsBase64: string =\n  "${text}";\n`,
  );
  console.log(`kernels: ${wasm.length} bytes`);
}
