import { type Finding, rules, type Severity } from "@isotherm/knowledge";
import { sortedBySeverity } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button } from "@mantine/core";
import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconInfoCircle } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { StatusMark } from "../layout/source-note.tsx";
import { hashOf } from "../state/route.ts";
import { jumpTo } from "../state/view-store.ts";
import { placeOfFinding } from "./finding-place.ts";
import styles from "./result.module.css";

/** Judgements by severity, each with its source, each jumping to its place. */
export function FindingList(properties: {
  readonly findings: readonly Finding[];
  readonly plan: TreatmentPlan;
}): ReactElement {
  const { findings, plan } = properties;
  const [withNotes, setWithNotes] = useState(false);
  const pressing = sortedBySeverity(findings.filter((finding) => finding.severity !== "info"));
  const notes = findings.filter((finding) => finding.severity === "info");
  const sorted = withNotes ? [...pressing, ...notes] : pressing;
  return (
    <section className={styles["section"]} data-testid="findings">
      <h3 className={styles["heading"]}>Findings</h3>
      {findings.length === 0 ? <p className="quiet">Nothing stands out among what is marked.</p> : null}
      {sorted.map((finding) => (
        <FindingRow key={`${finding.ruleId}/${finding.message}`} finding={finding} plan={plan} />
      ))}
      {notes.length === 0 ? null : (
        <Button size="compact-sm" variant="subtle" mt={6} onClick={() => setWithNotes(!withNotes)}>
          {withNotes ? "Hide the notes" : `Show ${notes.length} notes`}
        </Button>
      )}
    </section>
  );
}

function FindingRow({
  finding,
  plan,
}: {
  readonly finding: Finding;
  readonly plan: TreatmentPlan;
}): ReactElement {
  const point = placeOfFinding(finding, plan);
  return (
    <div className={styles["finding"]} data-testid={`finding-${finding.severity}`}>
      <SeverityIcon severity={finding.severity} />
      <div>
        {point === null ? (
          <div className={styles["findingText"]}>{finding.message}</div>
        ) : (
          <button
            type="button"
            className={styles["findingText"]}
            onClick={() => jumpTo(point)}
            title="Show where"
          >
            {finding.message}
          </button>
        )}
        <StatusMark status={finding.status} sources={finding.sources} />
        <WhyLink ruleId={finding.ruleId} />
      </div>
    </div>
  );
}

const ruleIds: ReadonlySet<string> = new Set(rules().map((rule) => rule.id));

/** Leads to the rule's page, with its inputs, limits and cases; in a tab of its own, so that the freeze stays open. */
function WhyLink({ ruleId }: { readonly ruleId: string }): ReactElement | null {
  if (!ruleIds.has(ruleId)) return null;
  return (
    <a
      className={styles["why"]}
      href={hashOf({ screen: "atlas", path: ["rules", ruleId] })}
      target="_blank"
      rel="noreferrer"
      data-testid="why"
    >
      Why?
    </a>
  );
}

function SeverityIcon({ severity }: { readonly severity: Severity }): ReactElement {
  if (severity === "critical") {
    return <IconAlertOctagonFilled size={20} color="var(--critical)" aria-label="critical" />;
  }
  if (severity === "warning") {
    return <IconAlertTriangleFilled size={20} color="var(--warning)" aria-label="warning" />;
  }
  return <IconInfoCircle size={20} color="var(--info)" aria-label="information" />;
}
