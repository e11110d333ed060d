/** Three coordinates in one frame and unit; inside the engine [m] in the problem's own Cartesian frame. */
export type Vec3 = readonly [number, number, number];
