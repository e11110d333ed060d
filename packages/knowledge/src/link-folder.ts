/** Field of a link and the folder in which its ids live. */
const linkFolders: Readonly<Record<string, string>> = {
  adverseEventIds: "adverse-events",
  bleedingClassId: "bleeding-classes",
  evidenceCardIds: "evidence",
  findingKindIds: "finding-kinds",
  formId: "forms",
  kindId: "finding-kinds",
  indication: "indications",
  indications: "indications",
  modalityId: "modalities",
  modalityIds: "modalities",
  pathwayId: "pathways",
  pathwayIds: "pathways",
  protocolPresetIds: "protocols",
  radiation: "body-regions",
  regions: "body-regions",
  sources: "references",
  stationId: "stations",
  stationIds: "stations",
  targetId: "targets",
  targetIds: "targets",
  threshold: "thresholds",
  usualForTargetIds: "targets",
};

/** The folder in which the ids of a field live; null where the field holds words. */
export function linkFolder(field: string, ownFolder: string): string | null {
  // The indications of a target are phrases to search in, not ids.
  if (ownFolder === "targets" && field === "indications") return null;
  return linkFolders[field] ?? null;
}
