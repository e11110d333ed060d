import type { PhantomId } from "@isotherm/imaging";

/** A demo case on the start page. */
export interface DemoCase {
  readonly phantomId: PhantomId;
  readonly title: string;
  readonly teaser: string;
  readonly structures: string;
}

/** What the start page offers to somebody without a CT at hand. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    phantomId: "neck",
    title: "Lower neck",
    teaser: "Stellate ganglion",
    structures: "Vertebral artery, carotid, esophagus, thyroid, lung apex",
  },
  {
    phantomId: "retroperitoneum",
    title: "Retroperitoneum",
    teaser: "Splanchnic nerves",
    structures: "Aorta, crura, retrocrural node, lung, kidney, bowel",
  },
  {
    phantomId: "ankle",
    title: "Ankle",
    teaser: "Posterior tibial nerve",
    structures: "Posterior tibial artery, skin 10 mm away",
  },
];
