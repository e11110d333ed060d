import type { SunderlandGrade } from "@isotherm/knowledge";
import { describeGrade, formatGrade, updatePlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { SegmentedControl, Select, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { editPlan } from "../../state/plan-store.ts";

/** What the freeze is for (R14), the injury that is aimed at, and the worst that is accepted (R9). */
export function AimFields({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  return (
    <>
      <div>
        <Text size="sm" mb={4}>
          Procedure
        </Text>
        <SegmentedControl
          fullWidth={true}
          data={[
            { value: "neurolysis", label: "Freeze a nerve" },
            { value: "tumor-ablation", label: "Freeze a tumor" },
          ]}
          value={plan.procedureType}
          onChange={(value) => edit({ procedureType: value as TreatmentPlan["procedureType"] })}
          aria-label="Procedure"
          data-testid="procedure-type"
        />
      </div>
      {plan.procedureType === "neurolysis" ? <GradeFields plan={plan} /> : null}
    </>
  );
}

/** An injury of a nerve; a tumor has none to aim at. */
function GradeFields({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  return (
    <>
      <GradeSelect
        label="Injury aimed at (Sunderland)"
        grade={plan.intendedGrade}
        from={0}
        onChange={(grade) =>
          edit({ intendedGrade: grade, worstAcceptedGrade: worse(grade, plan.worstAcceptedGrade) })
        }
      />
      <GradeSelect
        label="Worst injury accepted"
        grade={plan.worstAcceptedGrade}
        from={plan.intendedGrade}
        onChange={(grade) => edit({ worstAcceptedGrade: grade })}
      />
    </>
  );
}

const GRADES: readonly SunderlandGrade[] = [0, 1, 2, 3, 4, 5];

function GradeSelect(properties: {
  readonly label: string;
  readonly grade: SunderlandGrade;
  readonly from: SunderlandGrade;
  readonly onChange: (grade: SunderlandGrade) => void;
}): ReactElement {
  const { label, grade, from, onChange } = properties;
  const choices = GRADES.filter((candidate) => candidate >= from);
  return (
    <Select
      label={label}
      description={describeGrade(grade)}
      inputWrapperOrder={["label", "input", "description"]}
      data={choices.map((candidate) => ({
        value: String(candidate),
        label: `Grade ${formatGrade(candidate)}`,
      }))}
      renderOption={({ option }) => describeGrade(Number(option.value) as SunderlandGrade)}
      value={String(grade)}
      allowDeselect={false}
      onChange={(value) => value !== null && onChange(Number(value) as SunderlandGrade)}
    />
  );
}

function edit(changes: Parameters<typeof updatePlan>[1]): void {
  editPlan((plan) => updatePlan(plan, changes));
}

function worse(a: SunderlandGrade, b: SunderlandGrade): SunderlandGrade {
  return a > b ? a : b;
}
