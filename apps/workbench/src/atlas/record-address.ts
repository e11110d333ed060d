import { atlasHref } from "./atlas-address.ts";

/** Folders with a page of their own. */
const PAGES: Readonly<Record<string, string>> = {
  targets: "target",
  evidence: "evidence",
  devices: "devices",
  electrodes: "devices",
  rules: "rules",
  references: "references",
  pathways: "pathways",
  instruments: "instruments",
};

/** The page that shows a record in full. */
export function recordHref(folder: string, id: string): string {
  const page = PAGES[folder];
  return page === undefined ? atlasHref("record", folder, id) : atlasHref(page, id);
}
