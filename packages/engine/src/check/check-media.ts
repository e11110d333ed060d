import type { BioheatProblem, ConvectiveMedium, LabelGrid, Region, Tissue, Vessel } from "../problem.ts";
import { checkNumber, checkPoint, checkProperty, checkRows, refuse, temperatureLimits } from "./findings.ts";

/** Media, vessels and insulated shafts share one byte per cell. */
const mostMedia = 255;

function checkTissue(tissue: Tissue): void {
  const name = `tissue "${tissue.name}"`;
  checkNumber(`density of ${name}`, tissue.density, { unit: "kg/m³", above: 0 });
  checkProperty(`unfrozen heat capacity of ${name}`, tissue.heatCapacityUnfrozen, "J/(kg·K)");
  checkProperty(`frozen heat capacity of ${name}`, tissue.heatCapacityFrozen, "J/(kg·K)");
  checkProperty(`unfrozen conductivity of ${name}`, tissue.conductivityUnfrozen, "W/(m·K)");
  checkProperty(`frozen conductivity of ${name}`, tissue.conductivityFrozen, "W/(m·K)");
  checkNumber(`latent heat of ${name}`, tissue.latentHeat, { unit: "J/kg", from: 0 });
  checkNumber(`freezing start of ${name}`, tissue.freezingStart, temperatureLimits);
  checkNumber(`freezing end of ${name}`, tissue.freezingEnd, temperatureLimits);
  if (tissue.freezingEnd >= tissue.freezingStart) {
    refuse(
      `${name} ends freezing at ${tissue.freezingEnd} °C, not below its start at ${tissue.freezingStart} °C; a sharp freezing point needs a small range, for instance 0.01 K.`,
    );
  }
  checkNumber(`perfusion of ${name}`, tissue.perfusion, { unit: "1/s", from: 0 });
  checkNumber(`metabolic heat of ${name}`, tissue.metabolicHeat, { unit: "W/m³", from: 0 });
  if (tissue.iceFraction !== undefined) checkIceFraction(name, tissue, tissue.iceFraction);
}

function checkIceFraction(name: string, tissue: Tissue, rows: readonly (readonly [number, number])[]): void {
  checkRows(`ice fraction of ${name}`, rows);
  rows.forEach((row, index) => {
    checkNumber(`ice fraction of ${name} at ${row[0]} °C`, row[1], { unit: "(a share)", from: 0, to: 1 });
    const before = rows[index - 1];
    if (before !== undefined && row[1] > before[1]) {
      refuse(`ice fraction of ${name} grows with temperature at ${row[0]} °C; it must fall from 1 to 0.`);
    }
  });
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (
    first?.[0] !== tissue.freezingEnd ||
    first[1] !== 1 ||
    last?.[0] !== tissue.freezingStart ||
    last[1] !== 0
  ) {
    refuse(
      `ice fraction of ${name} must go from [${tissue.freezingEnd}, 1] to [${tissue.freezingStart}, 0], the ends of its freezing range.`,
    );
  }
}

function checkConvective(medium: ConvectiveMedium): void {
  checkNumber(`temperature of medium "${medium.name}"`, medium.temperature, temperatureLimits);
  checkNumber(`heat transfer of medium "${medium.name}"`, medium.heatTransfer, { unit: "W/(m²·K)", from: 0 });
}

function checkIndex(name: string, index: number, problem: BioheatProblem): void {
  if (Number.isInteger(index) && index >= 0 && index < problem.media.length) return;
  refuse(`${name} names medium ${index}, but there are ${problem.media.length} media, counted from 0.`);
}

function checkLabels(labels: LabelGrid, problem: BioheatProblem): void {
  checkPoint("origin of the labels", labels.origin);
  for (const spacing of labels.spacing)
    checkNumber("spacing of the labels", spacing, { unit: "m", above: 0 });
  const [nx, ny, nz] = labels.dimensions;
  if (
    nx * ny * nz !== labels.labels.length ||
    labels.dimensions.some((count) => !Number.isInteger(count) || count < 1)
  ) {
    refuse(
      `the labels hold ${labels.labels.length} values, but their dimensions ${nx} × ${ny} × ${nz} ask for another number.`,
    );
  }
  let largest = 0;
  for (const label of labels.labels) if (label > largest) largest = label;
  checkIndex("a label", largest, problem);
}

function checkRegion(region: Region, index: number, problem: BioheatProblem): void {
  const name = `region ${index} (${region.shape})`;
  checkIndex(name, region.medium, problem);
  if (region.shape === "sphere") checkPoint(`center of ${name}`, region.center);
  else {
    checkPoint(`start of ${name}`, region.from);
    checkPoint(`end of ${name}`, region.to);
  }
  if (region.shape !== "box") checkNumber(`radius of ${name}`, region.radius, { unit: "m", above: 0 });
}

function checkVessel(vessel: Vessel): void {
  const name = `vessel "${vessel.name}"`;
  if (vessel.points.length < 2)
    refuse(`${name} has ${vessel.points.length} points; a vessel needs at least two.`);
  vessel.points.forEach((point, index) => {
    checkPoint(`point ${index} of ${name}`, point);
  });
  checkNumber(`radius of ${name}`, vessel.radius, { unit: "m", above: 0 });
  checkNumber(`blood temperature of ${name}`, vessel.bloodTemperature, temperatureLimits);
  checkNumber(`heat transfer of ${name}`, vessel.heatTransfer, { unit: "W/(m²·K)", from: 0 });
}

/** Refuses media, labels, regions or vessels that cannot be solved. */
export function checkMedia(problem: BioheatProblem): void {
  if (problem.media.length === 0) refuse("the problem has no media; give at least one tissue.");
  const shafts = problem.cryoprobes.filter((cryoprobe) => cryoprobe.shaft === "insulated").length;
  const count = problem.media.length + problem.vessels.length + shafts + 1;
  if (count > mostMedia) {
    refuse(
      `media, vessels and insulated shafts are ${count} together; at most ${mostMedia} fit, so merge alike tissues or vessels.`,
    );
  }
  for (const medium of problem.media) {
    if (medium.kind === "tissue") checkTissue(medium);
    else checkConvective(medium);
  }
  checkIndex("the background", problem.background, problem);
  if (problem.labels !== undefined) checkLabels(problem.labels, problem);
  problem.regions.forEach((region, index) => {
    checkRegion(region, index, problem);
  });
  problem.vessels.forEach(checkVessel);
}
