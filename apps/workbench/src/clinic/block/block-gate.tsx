import { entriesOf, exceptionReasons, judgeBlockGate } from "@isotherm/clinic";
import { type BlockGateResult, evidenceCard } from "@isotherm/knowledge";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import { Findings } from "../findings.tsx";
import { EntrySection } from "../record/entry-section.tsx";
import type { RecordDesk } from "../record/record-desk.ts";
import { careSubject } from "../record/subject.ts";
import { nameOfId, titleWord } from "../record/words.ts";
import block from "./block.module.css";
import { ExceptionView } from "./countersign.tsx";
import { ExceptionForm } from "./exception-form.tsx";

/** Whether a freeze may follow: the gate of `knowledge` for this target and indication, asked with this record. */
export function BlockGate({ desk }: { readonly desk: RecordDesk }): ReactElement {
  const { indication, targetId } = careSubject(desk.record);
  const question = { targetId, indication: indication ?? "" };
  const result = judgeBlockGate(desk.record, question);
  const { outcome, mayProceed, hardStop, finding } = result;
  const exceptions = entriesOf(desk.record, "gate-exception");
  const mayExcept = exceptionReasons(question).length > 0;
  return (
    <>
      <section className={block["gate"]} data-open={mayProceed} data-testid="block-gate">
        <header className={block["gateHead"]}>
          {mayProceed ? (
            <IconLockOpen size={22} color="var(--ice)" aria-label="open" />
          ) : (
            <IconLock size={22} color="var(--warning)" aria-label="shut" />
          )}
          <strong data-testid="gate-outcome">
            {mayProceed ? "The gate is open" : "The gate is shut"}
            {outcome === "none" ? "" : `: ${titleWord(outcome).toLowerCase()}`}
          </strong>
          <span className="quiet">
            {targetId === null ? "any target" : nameOfId("targetId", targetId)},{" "}
            {nameOfId("indication", indication ?? "")}
          </span>
        </header>
        <GateFacts result={result} />
        <Findings findings={finding.severity === "info" ? [] : [finding]} />
        {hardStop ? (
          <p className={block["stop"]} data-testid="gate-hard-stop">
            Hard stop: no exception exists for {nameOfId("indication", indication ?? "")}. Only a positive
            block opens this gate.
          </p>
        ) : null}
        {mayProceed && outcome !== "waived" ? <NotSufficient /> : null}
      </section>
      {mayExcept && (!mayProceed || exceptions.length > 0) ? (
        <EntrySection
          desk={desk}
          title="Exception from block first"
          lead="Very rare: a reason from the list, in words. The gate opens when a second physician has signed as well, from their own account."
          entries={exceptions}
          form={ExceptionForm}
          show={(exception) => <ExceptionView exception={exception} desk={desk} />}
          addLabel="Record an exception"
          testId="exception"
        />
      ) : null}
    </>
  );
}

/** What the gate asks for, and what was seen. */
function GateFacts({ result }: { readonly result: BlockGateResult }): ReactElement {
  const { gate, reliefFraction, missing } = result;
  return (
    <dl className={block["facts"]}>
      <div>
        <dt>Asked for</dt>
        <dd className="number">
          {gate.minimumReliefFraction === null
            ? "success as the patient defined it"
            : `≥ ${Math.round(gate.minimumReliefFraction * 100)} % relief`}
          {gate.blockCount > 1 ? `, ${gate.blockCount} blocks` : ""}
          {gate.objectiveSign === null ? "" : `; sign: ${gate.objectiveSign}`}{" "}
          <StatusMark status={gate.status} sources={gate.sources} />
        </dd>
      </div>
      <div>
        <dt>Seen</dt>
        <dd className="number" data-testid="gate-relief">
          {reliefFraction === null ? "no block on record" : `${Math.round(reliefFraction * 100)} % relief`}
        </dd>
      </div>
      {missing.length === 0 ? null : (
        <div>
          <dt>Missing</dt>
          <dd>{missing.join("; ")}</dd>
        </div>
      )}
    </dl>
  );
}

/** A positive block is shown for what it is: asked for, and no promise. */
function NotSufficient(): ReactElement {
  const card = evidenceCard("E14");
  return (
    <p className={block["note"]} data-testid="not-sufficient">
      {card.show} {card.certainty} <StatusMark status={card.status} sources={card.sources} />
    </p>
  );
}
