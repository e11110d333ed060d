import type { DirectoryContent } from "../stores/directory-store.ts";

const partner = (
  specialty: DirectoryContent["specialty"],
  name: string,
  { place, note }: { readonly place: string; readonly note: string },
): DirectoryContent => ({ specialty, name, place, phone: null, email: null, note, state: "current" });

/** Synthetic partners of the demo; two of them sent its patients. They have no number, so that nobody is called. */
export const demoDirectory: readonly DirectoryContent[] = [
  partner("surgery", "Dr. Lindqvist", { place: "Lakeside hospital", note: "Amputations and stumps" }),
  partner("oncology", "Dr. Rivers", { place: "Cancer center", note: "" }),
  partner("pm-and-r", "Dr. Okafor", { place: "Rehab center", note: "Sees within two weeks" }),
  partner("palliative-care", "Palliative team", {
    place: "Lakeside hospital",
    note: "By telephone, all day",
  }),
  partner("psychology", "A. Brandt", { place: "Pain school", note: "Acceptance and commitment, in groups" }),
  partner("physiotherapy", "Physiotherapy North", { place: "", note: "Mirror therapy" }),
];
