import { approvalGate } from "@isotherm/clinic";
import { type ReactElement, useMemo } from "react";
import { useAccount } from "../../sign-in/session-store.ts";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Amount, Line, Prose } from "../form/text-fields.tsx";
import { type OpenedPlan, useLinkedPlans } from "../plan/linked-plans.ts";
import { useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { localInputValue } from "../record/moments.ts";
import { careSubject } from "../record/subject.ts";
import { checkFreeze, draftOfFreeze, type FreezeDraft, newFreeze, plannedSteps } from "./freeze-draft.ts";
import { StepTable } from "./step-table.tsx";

/** The freeze as it went: the steps come from the plan and are changed where it went otherwise. */
export function FreezeForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "freeze-log" ? corrects.content : null;
  const account = useAccount();
  const { plans } = useLinkedPlans(desk.plans);
  const indication = before?.indication ?? careSubject(desk.record).indication ?? "";
  const initial = useMemo(
    () =>
      before === null
        ? newFreeze()
        : draftOfFreeze(before, localInputValue(before.steps[0]?.startedAt ?? new Date().toISOString())),
    [before],
  );
  const entry = useEntryForm<FreezeDraft>({
    desk,
    formId: "freeze-log",
    corrects,
    onSaved,
    initial,
    happenedAtOf: ({ startedAt }) => startedAt,
    check: (draft) =>
      checkFreeze(draft, {
        opened: plans.find(({ plan }) => plan.id === draft.planId) ?? null,
        operator: before?.operator ?? account?.id ?? "",
        indication,
      }),
  });
  const { planId, startedAt, guidance, anesthesia, steps } = entry.values;
  const opened = plans.find(({ plan }) => plan.id === planId) ?? null;
  const pick = (id: string): void => {
    const chosen = plans.find(({ plan }) => plan.id === id);
    entry.change({ planId: id, steps: chosen === undefined ? [] : plannedSteps(chosen) });
  };
  if (desk.plans.length === 0)
    return <p className="quiet">A freeze is recorded on a plan; there is none yet.</p>;
  return (
    <EntryFrame desk={desk} form={entry} saveLabel="Save the freeze" onCancel={onCancel} testId="freeze-form">
      <Choice
        label="Plan"
        options={plans.map(({ plan }) => ({ value: plan.id, label: plan.title }))}
        value={planId}
        onChange={pick}
        testId="freeze-plan"
      />
      {opened === null || before !== null ? null : (
        <OpenPieces opened={opened} desk={desk} indication={indication} />
      )}
      <div className={form["row"]}>
        <label>
          <span className={form["label"]}>Began</span>
          <input
            type="datetime-local"
            className={`${form["when"]} number`}
            value={startedAt}
            max={localInputValue(new Date().toISOString())}
            onChange={(event) => entry.change({ startedAt: event.currentTarget.value })}
            data-testid="freeze-began"
          />
        </label>
        <Line
          label="Guidance"
          value={guidance}
          onChange={(next) => entry.change({ guidance: next })}
          testId="freeze-guidance"
        />
        <Line
          label="Anesthesia"
          value={anesthesia}
          onChange={(next) => entry.change({ anesthesia: next })}
          testId="freeze-anesthesia"
        />
      </div>
      <StepTable steps={steps} onChange={(next) => entry.change({ steps: next })} />
      <AfterFields draft={entry.values} onChange={entry.change} />
    </EntryFrame>
  );
}

/** Says before the freeze is written down what the approval still lacks. */
function OpenPieces(properties: {
  readonly opened: OpenedPlan;
  readonly desk: EntryFormProperties["desk"];
  readonly indication: string;
}): ReactElement | null {
  const { opened, desk, indication } = properties;
  const { plan, fingerprint } = opened;
  const gate = approvalGate(desk.record, { plan, planFingerprint: fingerprint, indication });
  if (gate.mayFreeze) return null;
  const names = gate.pieces
    .filter(({ state }) => state === "missing" || state === "stopped")
    .map(({ name }) => name);
  return (
    <p className={form["missing"]} data-testid="freeze-not-approved">
      <strong>The approval lacks:</strong> {names.join(" · ")}. The log is kept all the same, with this beside
      it.
    </p>
  );
}

function AfterFields(properties: {
  readonly draft: FreezeDraft;
  readonly onChange: (part: Partial<FreezeDraft>) => void;
}): ReactElement {
  const { draft, onChange } = properties;
  return (
    <>
      <Prose
        label="Immediate effect: what the patient felt, what the examination showed"
        value={draft.immediateEffect}
        onChange={(immediateEffect) => onChange({ immediateEffect })}
        testId="freeze-effect"
      />
      <Prose
        label="Otherwise than planned, and why; one a line"
        value={draft.deviations}
        onChange={(deviations) => onChange({ deviations })}
        testId="freeze-deviations"
      />
      <div className={form["row"]}>
        <Amount
          label="From lesion to end organ, as measured on the plan"
          unit="mm"
          hint="For the clock of regrowth; leave empty where it was not measured."
          value={draft.regrowthDistanceMm}
          onChange={(regrowthDistanceMm) => onChange({ regrowthDistanceMm })}
          maximum={3000}
          testId="freeze-distance"
        />
      </div>
    </>
  );
}
