import { comparePlans, type PlanDifference } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Loader } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { fetchPlan } from "../server/plans.ts";
import { goTo } from "../state/route.ts";
import styles from "./compare-screen.module.css";
import { listOutcomes, type OutcomeNumbers } from "./outcome-numbers.ts";

interface Side {
  readonly plan: TreatmentPlan;
  readonly numbers: OutcomeNumbers | null;
}

/** Two plans side by side: what differs, and what each is known to do. */
export function CompareScreen({ planIds }: { readonly planIds: readonly [string, string] }): ReactElement {
  const [sides, setSides] = useState<readonly [Side, Side] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [first, second] = planIds;
  useEffect(() => {
    Promise.all([loadSide(first), loadSide(second)]).then(setSides, (error: unknown) =>
      setMessage(error instanceof Error ? error.message : "The plans could not be read."),
    );
  }, [first, second]);
  return (
    <main className={styles["page"]} data-testid="compare-screen">
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconArrowLeft size={18} />}
        onClick={() => goTo({ screen: "plans" })}
        ml={-14}
      >
        All cases
      </Button>
      <h1 className={styles["title"]}>Compare two plans</h1>
      {message === null ? null : <FailureNote message={message} />}
      {sides === null && message === null ? <Loader type="dots" aria-label="Reading both plans" /> : null}
      {sides === null ? null : <Comparison sides={sides} />}
    </main>
  );
}

function Comparison({ sides }: { readonly sides: readonly [Side, Side] }): ReactElement {
  const [a, b] = sides;
  const differences = comparePlans(a.plan, b.plan);
  return (
    <table className={`${styles["table"]} number`}>
      <thead>
        <tr>
          <th />
          {sides.map(({ plan }) => (
            <th key={plan.id}>
              <button
                type="button"
                className={styles["open"]}
                onClick={() => goTo({ screen: "plan", planId: plan.id })}
              >
                {plan.title}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.length === 0 ? (
          <tr>
            <td colSpan={3} className="quiet">
              Both plans say the same.
            </td>
          </tr>
        ) : null}
        {differences.map((difference) => (
          <DifferenceRow key={`${difference.field}/${difference.message}`} difference={difference} />
        ))}
        <tr>
          <td colSpan={3} className={styles["sub"]}>
            Last computed
          </td>
        </tr>
        {numberRows(a.numbers, b.numbers).map(([name, left, right]) => (
          <tr key={name}>
            <td className="quiet">{name}</td>
            <td>{left}</td>
            <td>{right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DifferenceRow({ difference }: { readonly difference: PlanDifference }): ReactElement {
  return (
    <tr>
      <td className="quiet">{difference.subject}</td>
      <td>{difference.before}</td>
      <td>{difference.after}</td>
    </tr>
  );
}

type NumberRow = readonly [name: string, left: string, right: string];

function numberRows(a: OutcomeNumbers | null, b: OutcomeNumbers | null): readonly NumberRow[] {
  const row = (name: string, read: (numbers: OutcomeNumbers) => number | null, unit: string): NumberRow => {
    const text = (numbers: OutcomeNumbers | null): string => {
      if (numbers === null) return "not computed";
      const value = read(numbers);
      if (value === null) return "–";
      return unit === "" ? String(value) : `${value.toFixed(1).replace("-", "−")} ${unit}`;
    };
    return [name, text(a), text(b)];
  };
  return [
    row("Iceball (0 °C), largest", (numbers) => numbers.iceballMl, "ml"),
    row("Nerve at −20 °C or colder", (numbers) => numbers.nerveLengthMm, "mm"),
    row("Nearest ice edge to a structure", (numbers) => numbers.nearestMm, "mm"),
    row("Critical findings", (numbers) => numbers.criticalCount, ""),
  ];
}

async function loadSide(planId: string): Promise<Side> {
  const [{ plan }, numbers] = await Promise.all([fetchPlan(planId), listOutcomes(planId)]);
  return { plan, numbers };
}
