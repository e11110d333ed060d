import type { BioheatProblem, Cryoprobe, Medium, Property } from "@isotherm/engine";
import { added, scaled, squareTo } from "../geometry/vector.ts";
import type { PlacedCryoprobe } from "../problem/freeze-box.ts";
import { engineCryoprobe } from "../thermal-problem.ts";
import type { PointLpsMm } from "../treatment-plan.ts";
import type { EnsembleMember } from "./ensemble-members.ts";
import type { UnknownKind } from "./ensemble-settings.ts";
import type { EnsembleCase } from "./prepare-ensemble.ts";

/** How far a member's draw moves one record, in the unit of the unknown; 0 where nothing is drawn. */
function departure(
  ensemble: EnsembleCase,
  member: EnsembleMember,
  of: { unknownId: string; recordId: string },
) {
  const unknown = ensemble.unknowns.find((candidate) => candidate.id === of.unknownId);
  const spread = unknown?.spreads.find((candidate) => candidate.id === of.recordId);
  return (spread?.halfWidth ?? 0) * (member.draws[of.unknownId] ?? 0);
}

const multiplied = (property: Property, factor: number): Property =>
  typeof property === "number" ? property * factor : property.map(([at, value]) => [at, value * factor]);

/** Where a member's cryoprobe lies: shifted along and across, parallel to the plan. */
function displaced(
  ensemble: EnsembleCase,
  member: EnsembleMember,
  cryoprobe: PlacedCryoprobe,
): PlacedCryoprobe {
  const { placement, direction } = cryoprobe;
  const [across, square] = squareTo(direction);
  const by = (name: string): number =>
    departure(ensemble, member, { unknownId: `placement/${placement.id}/${name}`, recordId: placement.id });
  const shift = added(
    scaled(direction, by("along")),
    added(scaled(across, by("across-1")), scaled(square, by("across-2"))),
  );
  const moved = (point: PointLpsMm): PointLpsMm => added(point, shift);
  return {
    ...cryoprobe,
    placement: {
      ...placement,
      entryLpsMm: moved(placement.entryLpsMm),
      tipLpsMm: moved(placement.tipLpsMm),
    },
    activeZoneFrontLpsMm: moved(cryoprobe.activeZoneFrontLpsMm),
    activeZoneBackLpsMm: moved(cryoprobe.activeZoneBackLpsMm),
  };
}

/** The cryoprobes of a member, in the order of the plan, where they lie in it. */
export function memberCryoprobes(ensemble: EnsembleCase, member: EnsembleMember): readonly PlacedCryoprobe[] {
  return ensemble.cryoprobes.map((cryoprobe) => displaced(ensemble, member, cryoprobe));
}

function engineForm(ensemble: EnsembleCase, member: EnsembleMember, cryoprobe: PlacedCryoprobe): Cryoprobe {
  const probe = engineCryoprobe(cryoprobe);
  const { surface } = probe;
  if (surface.kind !== "coolant") return probe;
  const factor = (unknownId: UnknownKind): number =>
    1 + departure(ensemble, member, { unknownId, recordId: cryoprobe.device.id });
  const power = factor("cryoprobe-power");
  return {
    ...probe,
    surface: {
      ...surface,
      temperature: surface.temperature * factor("coolant-temperature"),
      heatTransfer: surface.heatTransfer * power,
      maximumPower: surface.maximumPower * power,
    },
  };
}

/** The heat problem of one member. */
export function memberProblem(ensemble: EnsembleCase, member: EnsembleMember): BioheatProblem {
  const { problem, tissueIds } = ensemble;
  const media = problem.media.map((medium, index): Medium => {
    const recordId = tissueIds[index];
    if (medium.kind !== "tissue" || !recordId) return medium;
    const factor = (unknownId: UnknownKind): number =>
      1 + departure(ensemble, member, { unknownId, recordId });
    return {
      ...medium,
      perfusion: medium.perfusion * factor("perfusion"),
      latentHeat: medium.latentHeat * factor("latent-heat"),
      conductivityFrozen: multiplied(medium.conductivityFrozen, factor("frozen-conductivity")),
      heatCapacityFrozen: multiplied(medium.heatCapacityFrozen, factor("frozen-heat-capacity")),
    };
  });
  const cryoprobes = memberCryoprobes(ensemble, member).map((cryoprobe) =>
    engineForm(ensemble, member, cryoprobe),
  );
  return { ...problem, media, cryoprobes };
}
