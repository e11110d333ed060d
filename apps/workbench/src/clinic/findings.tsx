import type { Finding, Severity } from "@isotherm/knowledge";
import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconInfoCircle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { StatusMark } from "../layout/source-note.tsx";
import styles from "./step-parts.module.css";

const weights: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

/** Judgements of the record, the gravest first, each with how sure it is and where it comes from. */
export function Findings(properties: {
  readonly findings: readonly Finding[];
  /** Said where there is none; nothing is shown without it. */
  readonly none?: string;
  readonly testId?: string;
}): ReactElement | null {
  const { findings, none, testId } = properties;
  if (findings.length === 0) return none === undefined ? null : <p className="quiet">{none}</p>;
  const sorted = [...findings].sort((a, b) => weights[a.severity] - weights[b.severity]);
  return (
    <div data-testid={testId ?? "care-findings"}>
      {sorted.map((finding) => (
        <div
          key={`${finding.ruleId}/${finding.message}`}
          className={styles["finding"]}
          data-testid={`finding-${finding.severity}`}
        >
          <SeverityMark severity={finding.severity} />
          <div>
            <div className={styles["findingText"]}>{finding.message}</div>
            <StatusMark status={finding.status} sources={finding.sources} />
          </div>
        </div>
      ))}
    </div>
  );
}

function SeverityMark({ severity }: { readonly severity: Severity }): ReactElement {
  if (severity === "critical")
    return <IconAlertOctagonFilled size={20} color="var(--critical)" aria-label="critical" />;
  if (severity === "warning")
    return <IconAlertTriangleFilled size={20} color="var(--warning)" aria-label="warning" />;
  return <IconInfoCircle size={20} color="var(--info)" aria-label="information" />;
}
