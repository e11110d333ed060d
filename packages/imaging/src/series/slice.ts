import type { PixelFormat } from "../decode/pixel-format.ts";
import type { Vec3 } from "../geometry.ts";
import type { InputFile } from "../input.ts";
import type { InstanceHeader, ValueTransform } from "../read/image-header.ts";

/** Where one slice lies: from Image Position and Image Orientation (Patient) and Pixel Spacing alone. */
export interface SlicePlane {
  /** Center of the first pixel. */
  readonly originLpsMm: Vec3;
  /** Direction of growing column index. */
  readonly rowDirection: Vec3;
  /** Direction of growing row index. */
  readonly columnDirection: Vec3;
  /** Distance between columns. */
  readonly columnSpacingMm: number;
  /** Distance between rows. */
  readonly rowSpacingMm: number;
}

/** One frame of one file: the unit that a volume is assembled from. Holds no pixels. */
export interface Slice {
  readonly file: InputFile;
  readonly frameIndex: number;
  readonly header: InstanceHeader;
  readonly format: PixelFormat;
  readonly transform: ValueTransform;
  readonly plane: SlicePlane;
  /** Slice Thickness; used for a volume of one slice only, where positions say nothing. */
  readonly thicknessMm: number | null;
  /** Values that tell phases, echoes and reconstructions of one series apart, by element. */
  readonly distinguishers: Readonly<Record<string, string>>;
  /** The frame's position was assumed from a spacing, as old multi-frame files force one to. */
  readonly isPositionAssumed: boolean;
}
