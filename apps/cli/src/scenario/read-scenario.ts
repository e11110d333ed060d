import { Ajv, type ErrorObject } from "ajv";
import { RefusedError } from "../exit-code.ts";
import schema from "./scenario.schema.json" with { type: "json" };
import type { Scenario } from "./scenario.ts";

const validate = new Ajv({ useDefaults: true, discriminator: true, allErrors: false, strict: false }).compile(
  schema,
);

function keyOf(error: ErrorObject): string {
  const path = error.instancePath
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/u.test(part) ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./u, "");
  return path || "the scenario";
}

function sentence(error: ErrorObject): string {
  const parameters = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === "required")
    return `${keyOf(error)} has no "${String(parameters["missingProperty"])}"`;
  if (error.keyword === "additionalProperties") {
    return `${keyOf(error)} has the unknown key "${String(parameters["additionalProperty"])}"`;
  }
  return `${keyOf(error)} ${error.message ?? "does not fit"}`;
}

/**
 * Reads a scenario, fills in the defaults, and refuses what does not fit, naming the key.
 * @throws RefusedError
 */
export function readScenario(text: string, fileName: string): Scenario {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new RefusedError(
      `${fileName} is not JSON (${cause instanceof Error ? cause.message : cause}); mend it and run again.`,
      {
        cause,
      },
    );
  }
  if (!validate(document)) {
    const error = validate.errors?.[0];
    throw new RefusedError(
      `${fileName}: ${error ? sentence(error) : "does not fit"}; see docs/scenario.md for every key and its unit.`,
    );
  }
  const scenario = document as unknown as Scenario;
  refuseUnknownNames(scenario, fileName);
  return scenario;
}

function refuseUnknownNames(scenario: Scenario, fileName: string): void {
  const known = Object.keys(scenario.tissues);
  const check = (name: string, key: string) => {
    if (!known.includes(name)) {
      throw new RefusedError(
        `${fileName}: ${key} names the tissue "${name}", but tissues has only ${known.join(", ")}.`,
      );
    }
  };
  check(scenario.background, "background");
  scenario.regions.forEach((region, index) => {
    check(region.tissue, `regions[${index}].tissue`);
  });
  scenario.protocol.forEach((step, index) => {
    const probes = "cryoprobes" in step ? (step.cryoprobes ?? []) : [];
    for (const probe of probes) {
      if (probe < scenario.cryoprobes.length) continue;
      throw new RefusedError(
        `${fileName}: protocol[${index}].cryoprobes names cryoprobe ${probe}, but there are ${scenario.cryoprobes.length} (counted from 0).`,
      );
    }
  });
}
