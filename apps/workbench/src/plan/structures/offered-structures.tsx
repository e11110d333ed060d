import { addStructure, setTarget } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group } from "@mantine/core";
import type { ReactElement } from "react";
import { editPlan } from "../../state/plan-store.ts";

/** Structures and nerve that the phantom knows and the plan does not hold (any more). */
export function OfferedStructures(properties: {
  readonly plan: TreatmentPlan;
  readonly demo: TreatmentPlan;
}): ReactElement | null {
  const { plan, demo } = properties;
  const taken = new Set(plan.structures.map((structure) => structure.id));
  const offers = demo.structures.filter((structure) => !taken.has(structure.id));
  const target = plan.target === null ? demo.target : null;
  if (offers.length === 0 && target === null) return null;
  return (
    <Group grow={true}>
      {offers.length === 0 ? null : (
        <Button
          variant="default"
          onClick={() => editPlan((current) => offers.reduce(addStructure, current))}
          data-testid="take-offered"
        >
          Take {offers.length} from the phantom
        </Button>
      )}
      {target === null ? null : (
        <Button variant="default" onClick={() => editPlan((current) => setTarget(current, target))}>
          Take its nerve
        </Button>
      )}
    </Group>
  );
}
