import { type VisitTemplate, visitTemplates } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { fetchVisitMedians, type VisitMedian } from "../../server/worklists.ts";
import { useVisitClock } from "./visit-clock.ts";
import styles from "./work-up.module.css";

/** The clock of a visit, what is planned for it, and how long such visits really took at this clinic (R100). */
export function VisitTimer(properties: {
  readonly patientId: string;
  readonly templateIds: readonly VisitTemplate["id"][];
}): ReactElement {
  const { patientId, templateIds } = properties;
  const clock = useVisitClock(patientId);
  const { elapsedMs, plannedS } = clock;
  const templates = visitTemplates.filter(({ id }) => templateIds.includes(id));
  return (
    <div className={styles["timer"]} data-testid={elapsedMs === null ? "visit-templates" : "visit-clock"}>
      {elapsedMs === null || plannedS === null ? (
        <>
          {templates.map(({ id, name, plannedS: durationS }) => (
            <Button
              key={id}
              variant="default"
              leftSection={<IconPlayerPlay size={16} />}
              onClick={() => clock.start(id)}
              data-testid={`start-visit-${id}`}
            >
              {name}, {durationS / 60} min
            </Button>
          ))}
          <span className="quiet">Starts a clock; the time goes into the visit when it is saved.</span>
        </>
      ) : (
        <>
          <span className={`${styles["clock"]} number`} data-over={elapsedMs > plannedS * 1000}>
            {clockText(elapsedMs)}
          </span>
          <span className="quiet number">of {plannedS / 60} min planned</span>
          <Button variant="subtle" color="gray" onClick={clock.stop}>
            Stop the clock
          </Button>
        </>
      )}
      <Medians templates={templates} />
    </div>
  );
}

/** Planned against measured; nothing while no visit of the kind was measured, or where the server did not say. */
function Medians({ templates }: { readonly templates: readonly VisitTemplate[] }): ReactElement | null {
  const [medians, setMedians] = useState<readonly VisitMedian[]>([]);
  useEffect(() => {
    let isGone = false;
    fetchVisitMedians().then(
      (found) => {
        if (!isGone) setMedians(found);
      },
      // It helps to plan and stops nobody: the clock works without it.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  const lines = templates.flatMap(({ id, name, plannedS }) => {
    const median = medians.find(({ templateId }) => templateId === id);
    return median === undefined || median.medianS === null
      ? []
      : [{ ...median, name, plannedS, medianS: median.medianS }];
  });
  if (lines.length === 0) return null;
  return (
    <ul className={styles["medians"]} data-testid="visit-medians">
      {lines.map(({ templateId, name, plannedS, medianS, visitCount }) => (
        <li key={templateId} className="number" data-over={medianS > plannedS}>
          {name}: {plannedS / 60} min planned, {Math.round(medianS / 60)} min taken (median of {visitCount} in
          the last year)
        </li>
      ))}
    </ul>
  );
}

function clockText(elapsedMs: number): string {
  return new Date(elapsedMs).toISOString().slice(elapsedMs < 3_600_000 ? 14 : 11, 19);
}
