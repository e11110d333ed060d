import { activeZone } from "../grid.ts";
import type { BioheatProblem, Cryoprobe, ProtocolStep } from "../problem.ts";
import { norm, type Vec3 } from "../vector.ts";
import { checkNumber, checkPoint, checkRows, refuse, temperatureLimits } from "./findings.ts";

/** A direction may miss unit length by this much. */
const unitTolerance = 1e-6;

/** Beyond this many entries the time series of protocol steps are not a protocol. */
const mostSteps = 1000;

function isInside(problem: BioheatProblem, point: Vec3): boolean {
  return ([0, 1, 2] as const).every(
    (axis) => point[axis] >= problem.origin[axis] && point[axis] <= problem.origin[axis] + problem.size[axis],
  );
}

const millimeters = (point: Vec3): string => point.map((value) => (value * 1e3).toFixed(2)).join(", ");

function checkSurface(name: string, cryoprobe: Cryoprobe): void {
  const { surface } = cryoprobe;
  if (surface.kind === "coolant") {
    checkNumber(`coolant temperature of ${name}`, surface.temperature, temperatureLimits);
    checkNumber(`heat transfer of ${name}`, surface.heatTransfer, { unit: "W/(m²·K)", above: 0 });
    checkNumber(`maximum power of ${name}`, surface.maximumPower, { unit: "W", above: 0 });
    return;
  }
  checkRows(`surface temperature trace of ${name}`, surface.trace);
  for (const [time, temperature] of surface.trace) {
    checkNumber(`surface temperature of ${name} at ${time} s`, temperature, temperatureLimits);
  }
}

function checkCryoprobe(problem: BioheatProblem, cryoprobe: Cryoprobe, index: number): void {
  const name = `cryoprobe ${index}`;
  checkPoint(`tip of ${name}`, cryoprobe.tip);
  checkPoint(`direction of ${name}`, cryoprobe.direction);
  if (Math.abs(norm(cryoprobe.direction) - 1) > unitTolerance) {
    refuse(`direction of ${name} has length ${norm(cryoprobe.direction)}; give a unit vector.`);
  }
  checkNumber(`shaft diameter of ${name}`, cryoprobe.shaftDiameter, { unit: "m", above: 0 });
  checkNumber(`active zone length of ${name}`, cryoprobe.activeZoneLength, { unit: "m", above: 0 });
  checkNumber(`tip offset of ${name}`, cryoprobe.tipOffset, { unit: "m", from: 0 });
  checkSurface(name, cryoprobe);
  const [front, back] = activeZone(cryoprobe);
  const parts: readonly (readonly [string, Vec3])[] = [
    ["tip", cryoprobe.tip],
    ["front end of the active zone", front],
    ["back end of the active zone", back],
  ];
  for (const [part, point] of parts) {
    if (!isInside(problem, point))
      refuse(
        `the ${part} of ${name} at (${millimeters(point)}) mm lies outside the box; enlarge the box or move the cryoprobe.`,
      );
  }
}

function checkStep(step: ProtocolStep, index: number, problem: BioheatProblem): void {
  const name = `protocol step ${index} (${step.kind})`;
  checkNumber(`duration of ${name}`, step.duration, { unit: "s", from: 0 });
  if (step.kind === "thaw") return;
  if (step.kind === "freeze" && step.dutyFraction !== undefined) {
    checkNumber(`duty fraction of ${name}`, step.dutyFraction, { unit: "(a share)", from: 0, to: 1 });
  }
  if (step.kind === "active-thaw") checkNumber(`temperature of ${name}`, step.temperature, temperatureLimits);
  for (const cryoprobe of step.cryoprobes ?? []) {
    if (problem.cryoprobes[cryoprobe] === undefined) {
      refuse(
        `${name} names cryoprobe ${cryoprobe}, but there are ${problem.cryoprobes.length}, counted from 0.`,
      );
    }
  }
}

/** Refuses cryoprobes, protocol, report times or samples that cannot be solved. */
export function checkCryoprobes(problem: BioheatProblem): void {
  problem.cryoprobes.forEach((cryoprobe, index) => {
    checkCryoprobe(problem, cryoprobe, index);
  });
  if (problem.protocol.length > mostSteps)
    refuse(`the protocol has ${problem.protocol.length} steps; at most ${mostSteps} are taken.`);
  problem.protocol.forEach((step, index) => {
    checkStep(step, index, problem);
  });
  const end = problem.protocol.reduce((sum, step) => sum + step.duration, 0);
  if (end <= 0) refuse("the protocol lasts 0 s; give it at least one step with a duration.");
  for (const time of problem.reportTimes) {
    checkNumber("a report time", time, { unit: "s", from: 0 });
    if (time > end)
      refuse(
        `report time ${time} s lies after the end of the protocol at ${end} s; lengthen the protocol or drop it.`,
      );
  }
  for (const threshold of problem.thresholds) checkNumber("a threshold", threshold, temperatureLimits);
  problem.samples.forEach((point, index) => {
    checkPoint(`sample ${index}`, point);
    if (!isInside(problem, point))
      refuse(`sample ${index} at (${millimeters(point)}) mm lies outside the box; move it inside.`);
  });
}
