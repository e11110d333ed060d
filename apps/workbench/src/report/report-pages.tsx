import { Anchor } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import resultStyles from "../freeze/result.module.css";
import { openStep, type StepId } from "../plan/steps.ts";
import { type RadiofrequencyState, useRadiofrequencyStore } from "../state/radiofrequency-store.ts";
import { type UncertaintyState, useUncertaintyStore } from "../state/uncertainty-store.ts";
import type { ReportPages } from "../worker/jobs.ts";

/** What goes into the report beside the freeze: what was computed for the plan as it stands. */
export function reportPages(): ReportPages {
  const uncertainty = useUncertaintyStore.getState();
  const { outcome, isStale } = useRadiofrequencyStore.getState();
  return {
    certainty: uncertainty.isStale ? null : uncertainty.answer,
    radiofrequency: isStale ? null : outcome,
  };
}

/** Which pages the report will have, and where the missing ones are computed. */
export function ReportPageList(): ReactElement {
  const certainty = useUncertaintyStore();
  const radiofrequency = useRadiofrequencyStore();
  return (
    <section data-testid="report-pages">
      <h3 className={resultStyles["heading"]}>Pages</h3>
      <PageRow name="Plan and freeze" standing={{ isIn: true, text: "computed" }} step="result" />
      <PageRow name="How sure the freeze is" standing={certaintyStanding(certainty)} step="certainty" />
      <PageRow
        name="By radiofrequency instead"
        standing={radiofrequencyStanding(radiofrequency)}
        step="radiofrequency"
      />
    </section>
  );
}

interface PageStanding {
  readonly isIn: boolean;
  readonly text: string;
}

const LEFT_OUT: PageStanding = { isIn: false, text: "of another plan, left out" };
const NOT_COMPUTED: PageStanding = { isIn: false, text: "not computed" };

function certaintyStanding({ answer, isStale }: UncertaintyState): PageStanding {
  if (answer === null) return NOT_COMPUTED;
  return isStale ? LEFT_OUT : { isIn: true, text: `${answer.uncertainty.memberCount} members` };
}

function radiofrequencyStanding({ outcome, isStale }: RadiofrequencyState): PageStanding {
  if (outcome === null) return NOT_COMPUTED;
  return isStale ? { isIn: false, text: "of another setting, left out" } : { isIn: true, text: "computed" };
}

function PageRow(properties: {
  readonly name: string;
  readonly standing: PageStanding;
  readonly step: StepId;
}): ReactElement {
  const { name, standing, step } = properties;
  const Mark = standing.isIn ? IconCheck : IconMinus;
  return (
    <div style={{ display: "flex", alignItems: "center", gap: 8, minHeight: 32 }}>
      <Mark size={16} color={standing.isIn ? "var(--ice)" : "var(--text-quiet)"} aria-hidden="true" />
      <Anchor component="button" type="button" size="sm" onClick={() => openStep(step)}>
        {name}
      </Anchor>
      <span className="quiet number" style={{ fontSize: "0.8125rem", marginLeft: "auto" }}>
        {standing.text}
      </span>
    </div>
  );
}
