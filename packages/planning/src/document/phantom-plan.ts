import type { Phantom, PhantomStructure } from "@isotherm/imaging";
import { target as atlasTarget, devices } from "@isotherm/knowledge";
import { encodeMaskRuns } from "../geometry/mask-runs.ts";
import type { StructureAtRisk, Target, TreatmentPlan } from "../treatment-plan.ts";
import { newPlan } from "./new-plan.ts";
