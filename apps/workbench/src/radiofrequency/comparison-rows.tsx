import { evidenceCards } from "@isotherm/knowledge";
import {
  type ComparisonRow,
  type ComparisonSide,
  compareLesions,
  type PlanOutcome,
  type RadiofrequencyOutcome,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { NumberInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import resultStyles from "../freeze/result.module.css";
import { StatusMark } from "../layout/source-note.tsx";
import { hashOf } from "../state/route.ts";
import styles from "./radiofrequency.module.css";

/** The overall question, which no row answers. */
const OVERALL_CARD = "E20";

/** What cold and heat do here, question by question, each with its certainty and evidence. */
export function ComparisonRows(properties: {
  readonly plan: TreatmentPlan;
  readonly cold: PlanOutcome;
  readonly heat: RadiofrequencyOutcome;
}): ReactElement {
  const { plan, cold, heat } = properties;
  const [levelCount, setLevelCount] = useState(1);
  const [coldMin, setColdMin] = useState<number | null>(null);
  const [heatMin, setHeatMin] = useState<number | null>(null);
  const seconds = (minutes: number | null): number | null => (minutes === null ? null : minutes * 60);
  const rows = compareLesions(
    plan,
    { cold, heat },
    { levelCount, coldPlacementS: seconds(coldMin), heatPlacementS: seconds(heatMin) },
  );
  return (
    <section className={resultStyles["section"]} data-testid="comparison-rows">
      <h3 className={resultStyles["heading"]}>
        Side by side <CardLinks ids={[OVERALL_CARD]} />
      </h3>
      {rows.map((row) => (
        <Question key={row.id} row={row} />
      ))}
      <div className={styles["fields"]} style={{ gridTemplateColumns: "1fr 1fr 1fr" }}>
        <MinuteField
          label="Levels"
          value={levelCount}
          onChange={(value) => setLevelCount(value ?? 1)}
          least={1}
        />
        <MinuteField label="Placing, freeze, min" value={coldMin} onChange={setColdMin} least={0} />
        <MinuteField label="Placing, RF, min" value={heatMin} onChange={setHeatMin} least={0} />
      </div>
    </section>
  );
}

function MinuteField(properties: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly least: number;
}): ReactElement {
  const { label, value, onChange, least } = properties;
  return (
    <NumberInput
      size="xs"
      label={label}
      min={least}
      max={99}
      clampBehavior="strict"
      value={value ?? ""}
      onChange={(next) => onChange(typeof next === "number" ? next : null)}
    />
  );
}

function Question({ row }: { readonly row: ComparisonRow }): ReactElement {
  return (
    <div className={styles["question"]} data-testid={`compare-${row.id}`}>
      <h4 className={styles["questionHead"]}>
        {row.question}
        <CardLinks ids={row.evidenceCardIds} />
      </h4>
      <div className={`${styles["sides"]} number`}>
        <Side name="Freeze" side="cold" answer={row.cold} />
        <Side name="Radiofrequency" side="heat" answer={row.heat} />
      </div>
    </div>
  );
}

function Side(properties: {
  readonly name: string;
  readonly side: "cold" | "heat";
  readonly answer: ComparisonSide;
}): ReactElement {
  const { name, side, answer } = properties;
  return (
    <div>
      <h5 data-side={side}>{name}</h5>
      {answer.computed === null ? null : <p className={styles["computed"]}>{answer.computed}</p>}
      {answer.known === null ? null : <p>{answer.known}</p>}
      <StatusMark status={answer.status} sources={answer.sources} />
    </div>
  );
}

/** Cards of the evidence library beside a claim; in a tab of their own, so that the plan stays open. */
function CardLinks({ ids }: { readonly ids: readonly string[] }): ReactElement | null {
  const cards = evidenceCards().filter(({ id }) => ids.includes(id));
  if (cards.length === 0) return null;
  return (
    <span className={styles["cards"]}>
      {cards.map(({ id, title, show }) => (
        <a
          key={id}
          className={styles["card"]}
          href={hashOf({ screen: "atlas", path: ["evidence", id] })}
          target="_blank"
          rel="noreferrer"
          title={`${title} ${show}`}
          aria-label={`Evidence ${id}: ${title}`}
          data-testid={`card-${id}`}
        >
          {id}
        </a>
      ))}
    </span>
  );
}
