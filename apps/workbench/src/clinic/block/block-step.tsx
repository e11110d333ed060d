import { type DiagnosticBlock, entriesOf, judgeBlockGate } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { EntrySection } from "../record/entry-section.tsx";
import { careSubject } from "../record/subject.ts";
import { nameOfId, plainWord } from "../record/words.ts";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import styles from "../step-parts.module.css";
import { BlockForm } from "./block-form.tsx";
import { BlockGate } from "./block-gate.tsx";
import { BlockResultTable } from "./block-result.tsx";

/** Block first: the gate, every block with its hours, and the recorded exception where one exists. */
export function BlockStep({ desk }: StepProperties): ReactElement {
  const blocks = entriesOf(desk.record, "diagnostic-block");
  return (
    <>
      {careSubject(desk.record).indication === null ? (
        <p className={styles["empty"]}>Write the intake first: the indication decides which gate holds.</p>
      ) : (
        <BlockGate desk={desk} />
      )}
      <EntrySection
        desk={desk}
        title="Blocks"
        entries={blocks}
        form={BlockForm}
        addLabel="Record a block"
        opensEmpty={true}
        titleOf={blockTitle}
        show={(block) => <BlockResultTable block={block} desk={desk} />}
        testId="block"
      />
    </>
  );
}

function blockTitle({ targetId, side, drug, concentration, volumeMl }: DiagnosticBlock): string {
  return `${nameOfId("targetId", targetId)}, ${side} · ${drug} ${concentration}, ${volumeMl} ml`;
}

/** What the gate says of the target that is spoken about. */
export function blockStanding({ record }: StepContext): StepStanding {
  const { indication, targetId } = careSubject(record);
  if (indication === null) return { state: "open", summary: "" };
  const gate = judgeBlockGate(record, { targetId, indication });
  if (gate.mayProceed) return { state: "done", summary: plainWord(gate.outcome) };
  if (gate.hardStop) return { state: "attention", summary: "hard stop" };
  return { state: gate.outcome === "none" ? "open" : "attention", summary: plainWord(gate.outcome) };
}
