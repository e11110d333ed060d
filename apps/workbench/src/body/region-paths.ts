import type { BodyView } from "./body-view.ts";

/** Outline of a region in one view: a path of M, L, C and Z in units of the drawing. */
export interface RegionPath {
  readonly regionId: string;
  readonly view: BodyView;
  readonly path: string;
  /** Where it stands: as written, on both sides of the middle line, or on a foot drawn from below beside the legs. */
  readonly place: "once" | "both-sides" | "soles";
}

/** Right half of a standing figure, head to foot; the other half is its mirror image. */
export const SILHOUETTE: string =
  "M0,3 C16,3 24,16 23,32 C22,46 14,58 10,62 L10,74 C20,82 42,80 52,92 C60,102 60,122 64,148 " +
  "C68,176 76,206 79,234 C82,250 80,270 73,270 C66,268 65,250 64,238 C58,212 52,190 48,166 L42,124 " +
  "C42,150 36,166 36,184 C37,206 46,222 46,250 C46,290 40,318 37,342 C36,366 35,384 31,412 " +
  "C28,432 25,444 24,456 C25,466 34,474 34,482 C32,490 12,490 9,484 C7,470 8,460 9,448 " +
  "C9,420 6,390 8,352 C8,320 3,280 2,254 L0,250 Z";

/** How far the handles of four curves stand out to make an ellipse. */
const HANDLE_FRACTION = 0.5523;

const ellipse = (x: number, y: number, radii: readonly [number, number]): string => {
  const [across, down] = radii;
  const [handleX, handleY] = [across * HANDLE_FRACTION, down * HANDLE_FRACTION];
  return [
    `M${x - across},${y}`,
    `C${x - across},${y - handleY} ${x - handleX},${y - down} ${x},${y - down}`,
    `C${x + handleX},${y - down} ${x + across},${y - handleY} ${x + across},${y}`,
    `C${x + across},${y + handleY} ${x + handleX},${y + down} ${x},${y + down}`,
    `C${x - handleX},${y + down} ${x - across},${y + handleY} ${x - across},${y} Z`,
  ].join(" ");
};

const limb = "M59,116 C62,130 64,148 66,160 C70,186 75,212 77,230 L65,234 C60,214 54,190 50,168 L45,122 Z";
const handPath = "M66,236 L78,232 C82,250 80,269 73,269 C67,268 66,250 66,236 Z";
const shoulderPath = "M22,80 C38,81 47,84 53,93 C57,99 58,106 58,114 L45,120 L40,98 Z";
const neckPath = "M0,64 L9,63 L9,75 L20,80 L0,84 Z";
const outerThigh = "M36,256 L46,254 C45,286 41,312 38,334 L31,334 C34,306 36,284 36,256 Z";
const anklePath = "M9,440 L28,440 L24,458 L9,458 Z";

const on =
  (view: BodyView, place: RegionPath["place"]) =>
  (regionId: string, path: string): RegionPath => ({ regionId, view, path, place });

const front = on("front", "both-sides");
const back = on("back", "both-sides");
const frontMiddle = on("front", "once");
const backMiddle = on("back", "once");
const sole = on("back", "soles");
const both = (regionId: string, path: string): readonly RegionPath[] => [
  front(regionId, path),
  back(regionId, path),
];

/** Our own drawing of the body map: rough on purpose, for pointing only; no outline has a clinical meaning. */
export const FRONT_AND_BACK: readonly RegionPath[] = [
  frontMiddle("face", ellipse(0, 33, [22, 29])),
  frontMiddle("jaw", "M-16,48 C-8,52 8,52 16,48 C12,58 5,61 0,61 C-5,61 -12,58 -16,48 Z"),
  front("eye-forehead", "M1.5,12 C10,12 17,18 18,28 L3,30 Z"),
  front("cheek", ellipse(11, 39, [7, 6.5])),
  backMiddle("scalp-back", ellipse(0, 31, [22, 27])),
  ...both("neck", neckPath),
  ...both("shoulder", shoulderPath),
  ...both("arm", limb),
  ...both("hand", handPath),
  front("chest-wall", "M0,86 L20,82 L39,100 L42,126 L38,156 L0,156 Z"),
  front("breast", ellipse(21, 122, [14, 13])),
  back("upper-back", "M0,86 L20,82 L39,100 L42,126 L38,154 L0,154 Z"),
  front("upper-abdomen", "M0,158 L28,158 L26,188 L0,188 Z"),
  front("lower-abdomen", "M0,190 L26,190 L28,214 L20,222 L0,222 Z"),
  ...both("flank", "M29,158 L38,158 L36,186 L39,212 L29,212 L27,189 Z"),
  back("lower-back", "M0,156 L27,156 L25,189 L27,204 L0,204 Z"),
  front("pelvis", "M0,224 L19,224 L8,244 L0,244 Z"),
  front("groin", "M21,223 L29,216 L31,222 L12,254 L8,248 Z"),
  front("hip", "M31,214 L40,214 C44,226 46,238 46,252 L34,254 L24,240 L33,222 Z"),
  frontMiddle("genitals", ellipse(0, 252, [7, 7])),
  back("sacroiliac", "M3,206 L15,206 L12,224 L5,232 Z"),
  back("buttock", "M17,206 L38,214 C45,228 46,244 45,258 L34,264 L4,260 L2,240 L13,226 Z"),
  backMiddle("perineum", ellipse(0, 262, [6, 7])),
  front("inner-thigh", "M4,262 L13,256 C14,284 14,310 15,334 L8,334 C8,310 5,286 4,262 Z"),
  front("front-thigh", "M15,254 L24,243 L34,256 C34,284 32,310 29,334 L17,334 C16,308 16,280 15,254 Z"),
  back("back-thigh", "M5,270 L34,267 C34,290 32,312 29,334 L9,334 C8,312 6,290 5,270 Z"),
  ...both("outer-thigh", outerThigh),
  ...both("knee", "M9,337 L37,337 L35,366 L8,366 Z"),
  front("medial-leg", "M8,369 L19,369 L17,438 L9,438 C9,418 7,392 8,369 Z"),
  back("calf", "M8,369 L35,369 C34,392 31,416 28,438 L9,438 C9,418 7,392 8,369 Z"),
  ...both("ankle", anklePath),
  back("heel", "M9,461 L24,461 L26,484 C20,489 12,488 10,484 Z"),
  front("toes", "M12,478 L33,476 C36,486 30,490 22,490 C14,490 10,486 12,478 Z"),
  sole("toes", "M-15,372 C-16,352 12,348 17,364 L17,376 C6,370 -6,370 -15,380 Z"),
  sole("sole", "M-15,383 C-6,373 2,373 6,375 L5,446 C0,450 -8,450 -11,446 C-12,430 -4,410 -15,383 Z"),
  sole("lateral-foot", "M9,376 L18,380 C19,404 16,428 12,448 L8,446 Z"),
  sole("heel", "M-12,450 C-6,454 6,454 12,450 C14,472 6,482 0,482 C-8,482 -13,470 -12,450 Z"),
];
