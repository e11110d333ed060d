import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { IconCheck, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type ReactElement, useEffect, useRef } from "react";
import { FreezeStep } from "../freeze/freeze-step.tsx";
import { ResultStep } from "../freeze/result-step.tsx";
import { RadiofrequencyStep } from "../radiofrequency/radiofrequency-step.tsx";
import { ReportStep } from "../report/report-step.tsx";
import { useFreezeStore } from "../state/freeze-store.ts";
import { useRadiofrequencyStore } from "../state/radiofrequency-store.ts";
import { useUncertaintyStore } from "../state/uncertainty-store.ts";
import { CertaintyStep } from "../uncertainty/certainty-step.tsx";
import { CryoprobesStep } from "./cryoprobes/cryoprobes-step.tsx";
import { ProtocolStep } from "./protocol/protocol-step.tsx";
import styles from "./step-panel.module.css";
import {
  STEP_IDS,
  STEP_NAMES,
  type StepId,
  type StepStanding,
  stepStandings,
  toggleStep,
  useStepStore,
} from "./steps.ts";
import { StructuresStep } from "./structures/structures-step.tsx";
import { TargetStep } from "./target/target-step.tsx";

const STEP_BODIES: Readonly<Record<StepId, (properties: { plan: TreatmentPlan }) => ReactElement>> = {
  target: TargetStep,
  structures: StructuresStep,
  cryoprobes: CryoprobesStep,
  protocol: ProtocolStep,
  freeze: FreezeStep,
  result: ResultStep,
  certainty: CertaintyStep,
  radiofrequency: RadiofrequencyStep,
  report: ReportStep,
};

/** The steps of planning, one under the other; each shut step still says where it stands. */
export function StepPanel({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const open = useStepStore((state) => state.open);
  const freeze = useFreezeStore();
  const uncertainty = useUncertaintyStore();
  const radiofrequency = useRadiofrequencyStore();
  const standings = stepStandings(plan, { freeze, uncertainty, radiofrequency });
  return (
    <>
      {STEP_IDS.map((step, index) => (
        <StepSection
          key={step}
          step={step}
          number={index + 1}
          standing={standings[step]}
          isOpen={open === step}
          plan={plan}
        />
      ))}
    </>
  );
}

function StepSection(properties: {
  readonly step: StepId;
  readonly number: number;
  readonly standing: StepStanding;
  readonly isOpen: boolean;
  readonly plan: TreatmentPlan;
}): ReactElement {
  const { step, number, standing, isOpen, plan } = properties;
  const Body = STEP_BODIES[step];
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) section.current?.scrollIntoView({ block: "start" });
  }, [isOpen]);
  return (
    <section ref={section} className={styles["step"]}>
      <button
        type="button"
        className={styles["stepHead"]}
        aria-expanded={isOpen}
        aria-controls={`step-${step}`}
        onClick={() => toggleStep(step)}
        data-testid={`step-${step}`}
      >
        <span className={styles["mark"]} data-done={standing.done}>
          {standing.done ? <IconCheck size={14} stroke={2.5} aria-label="done" /> : number}
        </span>
        <span className={styles["stepName"]}>{STEP_NAMES[step]}</span>
        <span className={`${styles["summary"]} number`}>{standing.summary}</span>
        {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
      </button>
      {isOpen ? (
        <div id={`step-${step}`} className={styles["body"]}>
          <Body plan={plan} />
        </div>
      ) : null}
    </section>
  );
}
