import { evaluateRule, type Finding, rule, threshold, tissue } from "@isotherm/knowledge";
import { lesionFindings } from "../findings/lesion-findings.ts";
import { fired, planFindings, sortedBySeverity } from "../findings/plan-findings.ts";
import { structureFindings } from "../findings/structure-findings.ts";
import { distanceToPolylineMm, polylineStations } from "../geometry/polyline.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import type { Clearance, NerveLesion, PlanOutcome, TemperatureHistory } from "../outcome.ts";
import type { PlacedCryoprobe } from "../problem/freeze-box.ts";
import { knowledgeIdOfClass, tissueClasses } from "../problem/planning-defaults.ts";
import type { ThermalProblem } from "../thermal-problem.ts";
import type { Target, TreatmentPlan } from "../treatment-plan.ts";
import { assessClearance, minimumField, type PreparedStructure, prepareStructure } from "./clearance.ts";
import { type IsothermSurfaceIndex, indexIsotherm, signedDistanceToIsotherm } from "./isotherm-distance.ts";
import { isothermsOf } from "./isotherm-temperatures.ts";
import { assessNerve } from "./nerve-lesion.ts";
import { type ColdestSkin, coldestSkin, skinPoints } from "./skin.ts";
import { temperatureCurve } from "./temperature-curve.ts";
import { volumeBelowTemperature } from "./volume-below.ts";

/** Everything that is judged, without what the engine says about itself. */
export type PlanAssessment = Pick<
  PlanOutcome,
  "lesion" | "clearances" | "skinMinimumC" | "volumeBelow" | "curves" | "findings"
>;

/** A plan, its problem and the field that came of it. */
export interface AssessmentInput {
  readonly plan: TreatmentPlan;
  readonly thermal: ThermalProblem;
  readonly history: TemperatureHistory;
  /** Measures of every kept field. */
  readonly isotherms: PlanOutcome["isotherms"];
  /** [1] Error of the energy balance. */
  readonly balanceError: number;
}

/** Spacing of the points at which a structure's volume is read. */
const volumeSpacingMm = 0.75;

const temperatureOf = (id: string): number => threshold(`threshold/temperature/${id}`).fact.value;

/** Shortest distance from the metal of the active zone to the surface of the nerve. */
function zoneToNerveMm(cryoprobe: PlacedCryoprobe, target: Target): number {
  const zone = [cryoprobe.activeZoneFrontLpsMm, cryoprobe.activeZoneBackLpsMm];
  const toAxis = Math.min(
    ...polylineStations(zone, 0.5).map((station) =>
      distanceToPolylineMm(target.geometry.pointsLpsMm, station.pointLpsMm),
    ),
  );
  return Math.max(0, toAxis - target.geometry.radiusMm - cryoprobe.device.shaftDiameterMm / 2);
}

function deviceNearNerveFindings(plan: TreatmentPlan, thermal: ThermalProblem): readonly Finding[] {
  const { target } = plan;
  if (!target || plan.procedureType !== "neurolysis") return [];
  return fired(
    thermal.cryoprobes.map((cryoprobe) =>
      evaluateRule(
        rule("rule/device/cold-tip-near-nerve"),
        {
          deviceName: cryoprobe.device.name,
          tipTemperatureC: cryoprobe.device.tipTemperatureC,
          nerveDistanceMm: zoneToNerveMm(cryoprobe, target),
        },
        { kind: "cryoprobe", id: cryoprobe.placement.id, pointLpsMm: cryoprobe.activeZoneFrontLpsMm },
      ),
    ),
  );
}

function skinFindings(
  input: AssessmentInput,
  skin: ColdestSkin | null,
  ice: IsothermSurfaceIndex | null,
): readonly Finding[] {
  if (!skin) return [];
  let clearanceMm = Number.POSITIVE_INFINITY;
  if (ice) {
    for (const point of skinPoints(input.thermal.labels)) {
      const distance = signedDistanceToIsotherm(ice, point, Math.max(0, clearanceMm));
      if (distance) clearanceMm = Math.min(clearanceMm, distance.distanceMm);
    }
  }
  const inputs = {
    skinMinimumC: skin.temperatureC,
    skinClearanceMm: Number.isFinite(clearanceMm) ? clearanceMm : null,
    skinProtected: input.plan.skinProtection.kind.startsWith("warm"),
  };
  const place = { kind: "plan", pointLpsMm: skin.pointLpsMm } as const;
  const ids = ["rule/skin/red", "rule/skin/amber", "rule/skin/protection"];
  return fired(ids.map((id) => evaluateRule(rule(id), inputs, place)));
}

function computationFindings(input: AssessmentInput): readonly Finding[] {
  const { thermal } = input;
  const present = new Set(thermal.labels.labels);
  const names = tissueClasses.flatMap((name, index) => {
    if (name === "outside" || !present.has(index) || knowledgeIdOfClass[name].kind !== "tissue") return [];
    return [tissue(knowledgeIdOfClass[name].id).name.toLowerCase()];
  });
  const unverified = evaluateRule(
    rule("rule/input/tissue-unverified"),
    { tissueStatus: thermal.tissueStatus, tissueNames: names.join("; ") },
    { kind: "plan" },
  );
  return [
    ...thermal.findings,
    ...fired([
      unverified && { ...unverified, sources: thermal.tissueSources },
      evaluateRule(
        rule("rule/solution/energy-balance"),
        { balanceErrorFraction: input.balanceError },
        { kind: "plan" },
      ),
    ]),
  ];
}

/** Tissue in which most of the ice edge lies, by its id in `knowledge`; null without ice or in air. */
function tissueAtEdge(thermal: ThermalProblem, ice: IsothermSurfaceIndex | null): string | null {
  if (!ice) return null;
  const { geometry, labels } = thermal.labels;
  const counts = new Float64Array(tissueClasses.length);
  const { coordinatesMm } = ice.tree;
  for (let at = 0; at < coordinatesMm.length; at += 3) {
    const [i, j, k] = ([0, 1, 2] as const).map((axis) =>
      Math.round(((coordinatesMm[at + axis] ?? 0) - geometry.originLpsMm[axis]) / geometry.spacingMm[axis]),
    );
    const index = (i ?? 0) + geometry.dimensions[0] * ((j ?? 0) + geometry.dimensions[1] * (k ?? 0));
    const label = labels[index];
    if (label !== undefined) counts[label] = (counts[label] ?? 0) + 1;
  }
  const name = tissueClasses[counts.indexOf(Math.max(...counts))];
  return name === undefined || name === "outside" ? null : knowledgeIdOfClass[name].id;
}

/** The diameters behind the edge, at the time when the ice was widest (R25). */
function edgeFinding(isotherms: PlanOutcome["isotherms"]): Finding | null {
  const widest = (temperatureC: number): number =>
    Math.max(
      0,
      ...isotherms
        .filter((measure) => measure.temperatureC === temperatureC)
        .flatMap((measure) => measure.acrossCryoprobeMm),
    );
  return evaluateRule(
    rule("rule/isotherm/edge-is-not-lesion"),
    {
      iceAcrossMm: widest(temperatureOf("ice-edge")),
      lesionAcrossMm: widest(temperatureOf("lesion")),
      deepAcrossMm: widest(temperatureOf("deep")),
    },
    { kind: "plan" },
  );
}

function nerveOf(input: AssessmentInput, temperaturesC: readonly number[]): NerveLesion | null {
  const { plan, history } = input;
  if (!plan.target) return null;
  return assessNerve({
    minimum: minimumField(history),
    nerve: plan.target.geometry,
    bodyTemperatureC: plan.simulation.bodyTemperatureC,
    temperaturesC,
  });
}

function curvesOf(
  input: AssessmentInput,
  lesion: NerveLesion | null,
  clearances: readonly Clearance[],
): PlanOutcome["curves"] {
  const { plan, history } = input;
  const coldest = lesion?.samples.reduce((a, b) => (b.warmestOfSectionC < a.warmestOfSectionC ? b : a));
  const places = clearances.map((clearance) => ({
    id: clearance.structureId,
    name: clearance.structureName,
    pointLpsMm: clearance.coldestLpsMm,
  }));
  if (plan.target && coldest) {
    places.unshift({ id: plan.target.id, name: plan.target.name, pointLpsMm: coldest.pointLpsMm });
  }
  return places.map((place) => temperatureCurve(history, place, plan.simulation.bodyTemperatureC));
}

/** Measures, injury, clearances, curves and findings of a computed freeze. */
export function assessPlan(input: AssessmentInput): PlanAssessment {
  const { plan, thermal, history } = input;
  const bodyTemperatureC = plan.simulation.bodyTemperatureC;
  const minimum = minimumField(history);
  const temperaturesC = isothermsOf(plan, thermal.cryoprobes).map((isotherm) => isotherm.temperatureC);
  const surfaces = temperaturesC.map((temperatureC) => indexIsotherm(minimum, temperatureC));
  const ice = surfaces.find((surface) => surface?.temperatureC === temperatureOf("ice-edge")) ?? null;
  const prepared: readonly PreparedStructure[] = plan.structures.map(prepareStructure);
  const lesion = nerveOf(input, temperaturesC);
  const clearances = prepared.map((structure) =>
    assessClearance(structure, history, { isotherms: surfaces, bodyTemperatureC }),
  );
  const skin = coldestSkin(skinPoints(thermal.labels), minimum);
  const targetVolume = plan.target
    ? structureRegion(plan.target.geometry).volumePoints(volumeSpacingMm)
    : null;
  const findings = [
    ...planFindings(plan),
    ...(plan.target && lesion ? lesionFindings(plan, plan.target, lesion) : []),
    ...deviceNearNerveFindings(plan, thermal),
    ...prepared.flatMap(({ structure }, index) => {
      const clearance = clearances[index];
      return clearance ? structureFindings(plan, structure, clearance) : [];
    }),
    ...skinFindings(input, skin, ice),
    ...fired([
      edgeFinding(input.isotherms),
      evaluateRule(
        rule("rule/image/edge-in-fat"),
        { surroundingTissue: tissueAtEdge(thermal, ice) },
        { kind: "image" },
      ),
    ]),
    ...computationFindings(input),
  ];
  return {
    lesion,
    clearances,
    skinMinimumC: skin?.temperatureC ?? null,
    volumeBelow: [
      ...(plan.target && targetVolume ? [volumeBelowTemperature(plan.target.id, targetVolume, minimum)] : []),
      ...prepared.map(({ structure, inside }) => volumeBelowTemperature(structure.id, inside, minimum)),
    ],
    curves: curvesOf(input, lesion, clearances),
    findings: sortedBySeverity(findings),
  };
}
