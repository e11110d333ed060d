declare module "@cornerstonejs/codec-charls/decode" {
  const factory: unknown;
  export = factory;
}
declare module "@cornerstonejs/codec-charls/decodewasmjs" {
  const factory: unknown;
  export = factory;
}
declare module "@cornerstonejs/codec-openjpeg/decode" {
  const factory: unknown;
  export = factory;
}
declare module "@cornerstonejs/codec-openjpeg/decodewasmjs" {
  const factory: unknown;
  export = factory;
}
declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decode" {
  const factory: unknown;
  export = factory;
}
declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs" {
  const factory: unknown;
  export = factory;
}
declare module "jpeg-lossless-decoder-js" {
  export class Decoder {
    decode(buffer: ArrayBuffer, offset: number, length: number): Uint8Array | Uint16Array;
  }
}
declare module "@cornerstonejs/codec-charls/wasmjs" {
  const factory: unknown;
  export = factory;
}
declare module "@cornerstonejs/codec-openjpeg/wasmjs" {
  const factory: unknown;
  export = factory;
}
