import { type Fact, protocolPresets, type SourcedText, type TargetRecord } from "@isotherm/knowledge";

/** Everything of a target that is unverified, or that no source gives. */
export function unsureOf(target: TargetRecord): readonly SourcedText[] {
  const presets = protocolPresets().filter(({ id }) => target.protocolPresetIds.includes(id));
  const stated: readonly SourcedText[] = [
    ...(target.status === "unverified" ? [{ ...target, text: "The record as a whole." }] : []),
    ...target.evidence.map((entry) => ({ ...entry, text: `Evidence: ${entry.statement}.` })),
    ...target.adverseEvents.map((entry) => ({ ...entry, text: `Adverse event: ${entry.event}.` })),
    ...presets.map((preset) => ({ ...preset, text: `Freeze protocol: ${preset.name}.` })),
    ...(target.dermatomes.levels.length === 0
      ? []
      : [
          {
            ...target.dermatomes,
            text: `Dermatomes ${target.dermatomes.levels.join(", ")}: ${target.dermatomes.note}.`,
          },
        ]),
    ...(target.block === null ? [] : [{ ...target.block, text: "What counts as a successful block." }]),
    ...(target.regrowth.observed === null ? [] : [target.regrowth.observed]),
  ].filter(({ status }) => status === "unverified");
  return [...stated, ...notKnown(target)].map(({ text, status, sources }) => ({ text, status, sources }));
}

function notKnown(target: TargetRecord): readonly SourcedText[] {
  const missing = [
    target.blockRecipe === null
      ? "Drug, concentration and volume of the block: no source gives them; the site enters its own."
      : null,
    target.block !== null && target.block.minimumReliefFraction === null
      ? "Least relief of the block: no source states one."
      : null,
    target.regrowth.distanceMm === null && !target.regrowth.measure.startsWith("not used")
      ? `Regrowth distance: not published; ${target.regrowth.measure}.`
      : null,
    target.cryoStatus !== "disabled" && target.protocolPresetIds.length === 0
      ? "Freeze protocol: none is on record for this target."
      : null,
  ];
  const status: Fact["status"] = "unverified";
  return missing.filter((text) => text !== null).map((text) => ({ text, status, sources: [] }));
}
