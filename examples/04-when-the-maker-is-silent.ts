// A manufacturer that publishes no numbers is not guessed at: the plan is refused until the site enters them.
import { buildPhantom } from "@isotherm/imaging";
import { devices } from "@isotherm/knowledge";
import { missingDeviceNumbers, phantomPlan, simulatePlan } from "@isotherm/planning";

const phantom = buildPhantom("ankle", { seed: 7, spacingMm: 2 });
const silent = devices().find((device) => !device.generic && device.coolant.maximumPowerW.value === null);
if (!silent) throw new Error("every device has its numbers");

const made = phantomPlan(phantom, { id: "example", createdAt: "2026-11-23T08:00:00Z" });
const plan = {
  ...made,
  cryoprobes: made.cryoprobes.map((cryoprobe) => ({ ...cryoprobe, deviceId: silent.id })),
};

console.log(`missing: ${missingDeviceNumbers(plan, silent.id).length > 0}`);
try {
  simulatePlan(plan, phantom.volume).next();
  console.log("it was simulated");
} catch (error) {
  const refusal = error as Error & { readonly code?: string };
  console.log(`refused: ${refusal.code?.startsWith("PLANNING_")}`);
  console.log(`it says who can help: ${/enter/u.test(refusal.message)}`);
}
