import { analytic } from "./analytic/case.ts";
import { icesphereDish } from "./icesphere-dish/case.ts";
import { littrupAgar } from "./littrup-agar/case.ts";
import { pigOrgans } from "./pig-organs/case.ts";
import { radiofrequency } from "./radiofrequency/case.ts";
import { skinGauze } from "./skin-gauze/case.ts";
import type { ValidationCase } from "./validation-case.ts";
import { warmGel } from "./warm-gel/case.ts";

/** Every experiment that can be run today. */
export const validationCases: readonly ValidationCase[] = [
  icesphereDish,
  littrupAgar,
  skinGauze,
  pigOrgans,
  warmGel,
  radiofrequency,
  analytic,
];
