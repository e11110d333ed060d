import type { ImagingError } from "../errors.ts";
import type { InputFile } from "../input.ts";
import type { Slice } from "../series/slice.ts";
import type { InstanceHeader } from "./image-header.ts";

/** What one file turned out to be. */
export type ScannedFile =
  | { readonly kind: "slices"; readonly slices: readonly Slice[] }
  | {
      readonly kind: "refused-image";
      readonly file: InputFile;
      readonly header: InstanceHeader;
      readonly error: ImagingError;
    }
  | {
      readonly kind: "segmentation" | "structure-set";
      readonly file: InputFile;
      readonly header: InstanceHeader;
    }
  | { readonly kind: "nifti"; readonly file: InputFile };
