// Untyped packages, for whichever project compiles this file from source.
/// <reference path="./untyped-codecs.d.ts" />
/** One frame decoder of a `@cornerstonejs/codec-*` module. */
interface FrameDecoder {
  getEncodedBuffer(byteCount: number): Uint8Array;
  decode(): void;
  getFrameInfo(): { width: number; height: number; bitsPerSample: number; componentCount: number };
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

/** Name of the WebAssembly file of each codec, as `locateWasm` receives it. */
export type CodecName = "jpeg-ls" | "jpeg-2000" | "jpeg-8";

type CodecModule = Record<string, new () => FrameDecoder>;
type CodecFactory = (options: Record<string, unknown>) => Promise<CodecModule>;

const decoderClass: Record<CodecName, string> = {
  "jpeg-ls": "JpegLSDecoder",
  "jpeg-2000": "J2KDecoder",
  "jpeg-8": "JPEGDecoder",
};

let locateWasm: ((codec: CodecName) => string) | undefined;
const loaded = new Map<CodecName, Promise<CodecModule>>();

/**
 * Tells a browser where the three self-hosted WebAssembly files lie. Optional: without it browsers use the
 * same codecs compiled to plain JavaScript (no file to fetch, about half as fast), and Node finds the
 * WebAssembly beside the installed package. With Vite:
 * `import charlsUrl from "@cornerstonejs/codec-charls/decodewasm?url"` and so on.
 */
export function configureCodecs(options: { readonly locateWasm: (codec: CodecName) => string }): void {
  locateWasm = options.locateWasm;
  loaded.clear();
}

/** The WebAssembly build: glue script plus `.wasm` file. */
async function importWasmFactory(codec: CodecName): Promise<{ default: unknown }> {
  if (codec === "jpeg-ls") return import("@cornerstonejs/codec-charls/decodewasmjs");
  if (codec === "jpeg-2000") return import("@cornerstonejs/codec-openjpeg/decodewasmjs");
  return import("@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs");
}

/** The same codec as one self-contained script. */
async function importScriptFactory(codec: CodecName): Promise<{ default: unknown }> {
  if (codec === "jpeg-ls") return import("@cornerstonejs/codec-charls/decode");
  if (codec === "jpeg-2000") return import("@cornerstonejs/codec-openjpeg/decode");
  return import("@cornerstonejs/codec-libjpeg-turbo-8bit/decode");
}

function isNode(): boolean {
  const runtime = (globalThis as { process?: { versions?: { node?: string } } }).process;
  return runtime?.versions?.node !== undefined;
}

async function startModule(codec: CodecName, imported: { default: unknown }): Promise<CodecModule> {
  const locate = locateWasm;
  // CommonJS: bundlers differ in whether `default` is the export object or its own default.
  const outer = imported.default as CodecFactory | { default: CodecFactory };
  const factory = typeof outer === "function" ? outer : outer.default;
  const silent = (): void => undefined;
  return factory({
    print: silent,
    printErr: silent,
    ...(locate === undefined ? {} : { locateFile: () => locate(codec) }),
  });
}

async function loadModule(codec: CodecName): Promise<CodecModule> {
  if (isNode() || locateWasm !== undefined) {
    try {
      return await startModule(codec, await importWasmFactory(codec));
    } catch {
      // A page whose content security policy forbids WebAssembly, or a file that is not served: use the script.
    }
  }
  return startModule(codec, await importScriptFactory(codec));
}

/** What one compressed frame unpacked to. */
export interface DecodedFrame {
  readonly columns: number;
  readonly rows: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  /** Little endian, one or two bytes a sample; a copy of its own. */
  readonly bytes: Uint8Array;
}

/** Decodes one frame with a WebAssembly codec. Throws whatever the codec throws. */
export async function decodeWithCodec(codec: CodecName, encoded: Uint8Array): Promise<DecodedFrame> {
  let pending = loaded.get(codec);
  if (pending === undefined) {
    pending = loadModule(codec);
    loaded.set(codec, pending);
  }
  const module = await pending;
  const Decoder = module[decoderClass[codec]];
  if (Decoder === undefined) throw new Error(`codec ${codec} has no decoder`);
  const decoder = new Decoder();
  try {
    decoder.getEncodedBuffer(encoded.length).set(encoded);
    decoder.decode();
    const info = decoder.getFrameInfo();
    return {
      columns: info.width,
      rows: info.height,
      bitsPerSample: info.bitsPerSample,
      componentCount: info.componentCount,
      bytes: decoder.getDecodedBuffer().slice(),
    };
  } catch (cause) {
    // A codec that aborted may be left in any state: load a fresh one for the next frame.
    loaded.delete(codec);
    // What comes out of WebAssembly is a bare pointer, no message.
    if (cause instanceof Error) throw cause;
    throw new Error("its compressed data are damaged or of an unsupported kind", { cause });
  } finally {
    decoder.delete();
  }
}
