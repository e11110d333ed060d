/** What a folder of records is called, and what it holds, in one sentence. */
export interface FolderWords {
  readonly title: string;
  readonly says: string;
}

/** Every kind of record, in the groups of the library. */
export const LIBRARY_GROUPS: readonly (readonly [string, Readonly<Record<string, FolderWords>>])[] = [
  [
    "Nerves and what is done to them",
    {
      targets: { title: "Targets", says: "Nerves that can be frozen or blocked, with risks and evidence." },
      modalities: { title: "Modalities", says: "Cold, heat, current, chemistry, surgery, or nothing." },
      "modality-reasons": { title: "Reasons for and against", says: "Why one modality rather than another." },
      protocols: { title: "Freeze protocols", says: "Freezes and thaws as practice uses them." },
      "block-gates": { title: "Block gates", says: "What a diagnostic block must show before a freeze." },
      rules: { title: "Rules", says: "What a plan is judged by." },
      thresholds: { title: "Thresholds", says: "Numbers that rules and drawings compare with." },
    },
  ],
  [
    "For the patient and the clinic",
    {
      pathways: { title: "Pathways", says: "Steps of care with their conditions." },
      instruments: { title: "Instruments", says: "Questionnaires, criteria, interview and body map." },
      explanations: { title: "Explanations", says: "Words for patients, which a site may edit." },
      "risk-texts": { title: "Risk texts", says: "Risks of one target for one indication." },
      "adverse-events": { title: "Adverse events", says: "The pick list, with rates and their numbers." },
      gradings: { title: "Gradings", says: "SIR, CIRSE and CTCAE, each with its version." },
      contraindications: { title: "Contraindications", says: "What speaks against a treatment." },
      anticoagulation: { title: "Anticoagulation", says: "What each society says of holding a drug." },
      "bleeding-classes": { title: "Bleeding classes", says: "How societies class the risk of a target." },
      "rescue-orders": { title: "Rescue orders", says: "Remedies for neuritis, with interactions." },
      readiness: { title: "Readiness", says: "What a clinic must have before some treatments." },
      opioids: { title: "Opioids", says: "Factors of morphine milligram equivalents." },
      codes: { title: "Codes", says: "Codes with our own labels, conflicts and expiry." },
      forms: { title: "Case forms", says: "What is written down of a case, and when it is complete." },
      "example-cases": { title: "Example cases", says: "Synthetic cases to learn and to test with." },
    },
  ],
  [
    "Finding a target",
    {
      indications: { title: "Indications", says: "Why somebody is treated." },
      "body-regions": { title: "Body regions", says: "Regions of our own body map." },
      "pain-qualities": { title: "Pain qualities", says: "How a pain feels, and what that points to." },
      "finding-kinds": { title: "Imaging findings", says: "Kinds of findings, with the slang for them." },
      stations: { title: "Stations", says: "Places of nodes and masses, from head to foot." },
    },
  ],
  [
    "Cold and heat",
    {
      devices: { title: "Cryoprobes", says: "What is known and what is missing of each." },
      electrodes: { title: "RF electrodes", says: "What is known and what is missing of each." },
      "electrode-presets": { title: "RF settings", says: "What a generator is set to." },
      cryogens: { title: "Cryogens", says: "How cold each can get." },
      tissues: { title: "Tissues", says: "Frozen and unfrozen, with spread." },
      media: { title: "Surroundings", says: "Walls that give heat: blood, air, gloves." },
      injury: { title: "Injury by cold", says: "What each series says; they disagree." },
      "heat-damage": { title: "Damage by heat", says: "Rates of damage, with their parameters." },
      "heat-lesions": { title: "RF lesion sizes", says: "What published comparisons say." },
    },
  ],
  [
    "Where it comes from",
    {
      evidence: { title: "Evidence", says: "Practice beside published evidence." },
      references: { title: "References", says: "Every source once." },
      guidelines: { title: "Guidelines", says: "Which version we hold, and who looked." },
      "reading-list": { title: "Reading", says: "Articles and talks." },
      wording: { title: "Wording", says: "Slips of the source, and what to say." },
    },
  ],
];

/** Words for one folder; its name where none are held. */
export function folderWords(folder: string): FolderWords {
  for (const [, folders] of LIBRARY_GROUPS) {
    const found = folders[folder];
    if (found !== undefined) return found;
  }
  return { title: folder.replaceAll("-", " "), says: "" };
}
