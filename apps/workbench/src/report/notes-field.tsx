import { updatePlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Textarea } from "@mantine/core";
import type { ReactElement } from "react";
import { editPlan } from "../state/plan-store.ts";

/** Free notes on the plan. */
export function NotesField({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  return (
    <Textarea
      label="Notes"
      description="No name or number of a person: plans hold anatomy, no person."
      autosize={true}
      minRows={2}
      maxRows={8}
      value={plan.notes}
      onChange={(event) => {
        const notes = event.currentTarget.value;
        editPlan((current) => updatePlan(current, { notes }), { drag: "notes" });
      }}
      data-testid="plan-notes"
    />
  );
}
