/** How the pixels of a transfer syntax are packed. */
export type PixelPacking =
  | "native"
  | "rle"
  | "jpeg-8"
  | "jpeg-12"
  | "jpeg-lossless"
  | "jpeg-ls"
  | "jpeg-2000";

/** A transfer syntax that is read. */
export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly packing: PixelPacking;
  readonly isLossy: boolean;
}

const entries: readonly TransferSyntax[] = [
  { uid: "1.2.840.10008.1.2", name: "Implicit VR Little Endian", packing: "native", isLossy: false },
  { uid: "1.2.840.10008.1.2.1", name: "Explicit VR Little Endian", packing: "native", isLossy: false },
  {
    uid: "1.2.840.10008.1.2.1.99",
    name: "Deflated Explicit VR Little Endian",
    packing: "native",
    isLossy: false,
  },
  { uid: "1.2.840.10008.1.2.2", name: "Explicit VR Big Endian", packing: "native", isLossy: false },
  { uid: "1.2.840.10008.1.2.5", name: "RLE Lossless", packing: "rle", isLossy: false },
  { uid: "1.2.840.10008.1.2.4.50", name: "JPEG Baseline (Process 1)", packing: "jpeg-8", isLossy: true },
  {
    uid: "1.2.840.10008.1.2.4.51",
    name: "JPEG Extended (Process 2 and 4)",
    packing: "jpeg-12",
    isLossy: true,
  },
  {
    uid: "1.2.840.10008.1.2.4.53",
    name: "JPEG Spectral Selection (Process 6 and 8)",
    packing: "jpeg-12",
    isLossy: true,
  },
  {
    uid: "1.2.840.10008.1.2.4.55",
    name: "JPEG Full Progression (Process 10 and 12)",
    packing: "jpeg-12",
    isLossy: true,
  },
  {
    uid: "1.2.840.10008.1.2.4.57",
    name: "JPEG Lossless (Process 14)",
    packing: "jpeg-lossless",
    isLossy: false,
  },
  { uid: "1.2.840.10008.1.2.4.70", name: "JPEG Lossless SV1", packing: "jpeg-lossless", isLossy: false },
  { uid: "1.2.840.10008.1.2.4.80", name: "JPEG-LS Lossless", packing: "jpeg-ls", isLossy: false },
  { uid: "1.2.840.10008.1.2.4.81", name: "JPEG-LS Near-Lossless", packing: "jpeg-ls", isLossy: true },
  { uid: "1.2.840.10008.1.2.4.90", name: "JPEG 2000 Lossless", packing: "jpeg-2000", isLossy: false },
  { uid: "1.2.840.10008.1.2.4.91", name: "JPEG 2000", packing: "jpeg-2000", isLossy: true },
];

const byUid: ReadonlyMap<string, TransferSyntax> = new Map(entries.map((entry) => [entry.uid, entry]));

/** The syntax of a UID, or undefined where it is none that is read. Names after DICOM PS3.6 Annex A. */
export function findTransferSyntax(uid: string): TransferSyntax | undefined {
  return byUid.get(uid);
}
