// A plan on a synthetic patient: what the nerve feels behind the edge of the ice, and what lies beside it.
import { buildPhantom } from "@isotherm/imaging";
import { phantomPlan, simulatePlan } from "@isotherm/planning";

const phantom = buildPhantom("ankle", { seed: 7 });
const made = phantomPlan(phantom, { id: "example", createdAt: "2026-11-23T08:00:00Z" });
const plan = { ...made, simulation: { ...made.simulation, cellMm: 2, reportEveryS: 120 } };

// The simulation is a generator: draw what it yields, or stop asking to cancel.
const steps = simulatePlan(plan, phantom.volume);
let frames = 0;
let next = steps.next();
while (!next.done) {
  if (next.value.frame) frames += 1;
  next = steps.next();
}
const outcome = next.value;

console.log(`${frames} fields over ${outcome.history.timesS.at(-1)} s`);
const lengthAt = (temperatureC: number) =>
  outcome.lesion?.lengthBelow.find((row) => row.temperatureC === temperatureC)?.lengthMm ?? 0;
console.log(`the ice covers more nerve than the cold that acts: ${lengthAt(0) > lengthAt(-20)}`);
const sample = outcome.lesion?.samples.toSorted((a, b) => a.warmestOfSectionC - b.warmestOfSectionC)[0];
console.log(
  `the studies disagree about its grade: ${(sample?.lowestGrade ?? 0) < (sample?.highestGrade ?? 0)}`,
);
console.log(
  `every finding has a certainty: ${outcome.findings.every((finding) => finding.status.length > 0)}`,
);
console.log(
  `the device is generic, and that is said: ${outcome.findings.some((finding) => finding.ruleId.includes("generic"))}`,
);
