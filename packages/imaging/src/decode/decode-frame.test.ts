// Untyped packages, for whichever project compiles this file from source.
/// <reference path="./untyped-codecs.d.ts" />
import { Decoder as OtherLosslessDecoder } from "jpeg-lossless-decoder-js";
import { describe, expect, it } from "vitest";
import { fixtureFile } from "../read/dicom-fixture.ts";
import { loadVolume } from "../read/load-volume.ts";
import { scanFiles } from "../read/scan-files.ts";
import { decodeDctJpeg } from "./jpeg-dct.ts";
import { decodeLosslessJpeg } from "./jpeg-lossless.ts";
import { readFrameClaim } from "./jpeg-markers.ts";

/** The encoder half of the codec modules, used to make frames for these tests. */
interface Encoder {
  getDecodedBuffer(frameInfo: object): Uint8Array;
  setNearLossless?(near: number): void;
  setQuality?(quality: number | boolean, rate?: number): void;
  setDecompositions?(count: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

type EncoderModule = Record<string, new () => Encoder>;

const size = 16;
const pixels = (column: number, row: number): number => column * 37 - row * 11 - 200;

async function encode(module: { default: unknown }, className: string): Promise<Uint8Array> {
  const outer = module.default as ((options: object) => Promise<EncoderModule>) & { default?: unknown };
  const codec = await outer({ print: () => undefined, printErr: () => undefined });
  const EncoderClass = codec[className];
  if (EncoderClass === undefined) throw new Error(`no ${className}`);
  const encoder = new EncoderClass();
  const info = {
    width: size,
    height: size,
    bitsPerSample: 16,
    componentCount: 1,
    isSigned: true,
    isUsingColorTransform: false,
  };
  const plain = new Int16Array(size * size);
  for (let n = 0; n < plain.length; n++) plain[n] = pixels(n % size, Math.floor(n / size));
  encoder.getDecodedBuffer(info).set(new Uint8Array(plain.buffer));
  encoder.setNearLossless?.(0);
  encoder.setDecompositions?.(1);
  encoder.setQuality?.(true, 0);
  encoder.encode();
  const encoded = encoder.getEncodedBuffer().slice();
  encoder.delete();
  return encoded;
}

async function voxelsOf(transferSyntaxUid: string, encapsulated: Uint8Array): Promise<readonly number[]> {
  const scan = await scanFiles([
    fixtureFile({ transferSyntaxUid, encapsulated, rows: size, columns: size, modality: "MR" }),
  ]);
  const volume = await loadVolume(scan, scan.series[0]?.id ?? "");
  return [...volume.voxels];
}

const expected = Array.from({ length: size * size }, (_, n) => pixels(n % size, Math.floor(n / size)));

describe("compressed frames", () => {
  it("JPEG-LS comes back exactly", async () => {
    const frame = await encode(await import("@cornerstonejs/codec-charls/wasmjs"), "JpegLSEncoder");
    expect(await voxelsOf("1.2.840.10008.1.2.4.80", frame)).toEqual(expected);
  });

  it("JPEG 2000 comes back exactly", async () => {
    const frame = await encode(await import("@cornerstonejs/codec-openjpeg/wasmjs"), "J2KEncoder");
    expect(readFrameClaim(frame)).toMatchObject({
      columns: size,
      rows: size,
      bitsPerSample: 16,
      isSigned: true,
    });
    expect(await voxelsOf("1.2.840.10008.1.2.4.90", frame)).toEqual(expected);
  });

  it("JPEG lossless agrees with another decoder, and notices data that end too early", () => {
    const frame = losslessRamp();
    const other = new OtherLosslessDecoder().decode(frame.slice().buffer, 0, frame.length);
    expect([...decodeLosslessJpeg(frame)]).toEqual([...other]);
    expect(() => decodeLosslessJpeg(new Uint8Array([...frame.subarray(0, -4), 0xff, 0xd9]))).toThrow(
      /cut off/,
    );
    expect(() => decodeLosslessJpeg(frame.subarray(0, -4))).toThrow(/cut off/);
  });

  it("JPEG lossless of the first predictor comes back exactly", async () => {
    // A gray ramp: each pixel is one more than its left neighbor, so that all differences but the first are 0 or 1.
    const frame = losslessRamp();
    const scan = await scanFiles([
      fixtureFile({
        transferSyntaxUid: "1.2.840.10008.1.2.4.70",
        encapsulated: frame,
        rows: 1,
        columns: 8,
        modality: "MR",
      }),
    ]);
    const volume = await loadVolume(scan, scan.series[0]?.id ?? "");
    expect([...volume.voxels]).toEqual([
      -32_768, -32_767, -32_766, -32_765, -32_764, -32_763, -32_762, -32_761,
    ]);
  });
});

/** Bits of text as bytes, padded with ones, with the zero that JPEG wants behind each 0xFF. */
function bitBytes(bits: string): readonly number[] {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "1");
  return (padded.match(/.{8}/g) ?? [])
    .map((byte) => Number.parseInt(byte, 2))
    .flatMap((byte) => (byte === 255 ? [255, 0] : [byte]));
}

/** A Huffman table segment for two symbols with the codes 0 and 10. */
function twoSymbols(id: number, first: number, second: number): readonly number[] {
  return [0xff, 0xc4, 0, 21, id, 1, 1, ...new Array<number>(14).fill(0), first, second];
}

function losslessRamp(): Uint8Array {
  const frame = [0xff, 0xc3, 0, 11, 16, 0, 1, 0, 8, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0];
  // First pixel is predicted as 2^15: difference 0; the seven others have difference 1 (category 1, bit 1).
  const data = bitBytes(`0${"101".repeat(7)}`);
  return new Uint8Array([0xff, 0xd8, ...frame, ...twoSymbols(0, 0, 1), ...scan, ...data, 0xff, 0xd9]);
}

/** One 8 × 8 block of 12 bits with a difference of 64 in its mean coefficient and nothing else. */
function flatBlock(isProgressive: boolean): Uint8Array {
  const quantization = [0xff, 0xdb, 0, 67, 0, ...new Array<number>(64).fill(1)];
  const frame = [0xff, isProgressive ? 0xc2 : 0xc1, 0, 11, 12, 0, 8, 0, 8, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, isProgressive ? 0 : 63, 0];
  // Category 7 (code 10) and 64 = 1000000; then, in sequence, end of block (code 0).
  const data = bitBytes(isProgressive ? "101000000" : "1010000000");
  return new Uint8Array([
    0xff,
    0xd8,
    ...quantization,
    ...frame,
    ...twoSymbols(0, 0, 7),
    ...twoSymbols(16, 0, 1),
    ...scan,
    ...data,
    0xff,
    0xd9,
  ]);
}

describe("12-bit JPEG", () => {
  it.each([
    ["sequential", false],
    ["progressive", true],
  ] as const)("%s: the mean of a block is its coefficient / 8 above the middle", (_, isProgressive) => {
    // T.81, A.3.3: a lone DC coefficient S00 gives S00 / 8 everywhere; 2048 is the middle of 12 bits.
    expect([...decodeDctJpeg(flatBlock(isProgressive))]).toEqual(new Array(64).fill(2048 + 8));
  });

  it.each([
    ["no frame", new Uint8Array([0xff, 0xd8, 0xff, 0xd9])],
    ["data cut off", flatBlock(false).subarray(0, -3)],
    ["no tables", new Uint8Array([...flatBlock(false)].toSpliced(2, 69))],
  ])("refuses %s", (_, bytes) => {
    expect(() => decodeDctJpeg(bytes)).toThrow();
  });
});
