import { contentsOf } from "@isotherm/clinic";
import { blockGateFor, targets } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { useAccount } from "../../sign-in/session-store.ts";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Amount, Line, Pick } from "../form/text-fields.tsx";
import { useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { careSubject } from "../record/subject.ts";
import { titleWord } from "../record/words.ts";
import { type BlockDraft, checkBlock, draftOfBlock, newBlock } from "./block-draft.ts";
import { EffectFields } from "./effect-fields.tsx";
import { ScoreGrid } from "./score-grid.tsx";

const choices = <Value extends string>(
  values: readonly Value[],
): readonly { value: Value; label: string }[] =>
  values.map((value) => ({ value, label: value === "CT" || value === "MR" ? value : titleWord(value) }));

const SIDES = choices(["left", "right", "midline"] as const);
const GUIDANCE = choices(["CT", "ultrasound", "fluoroscopy", "MR", "landmark"] as const);
const GIVEN = choices(["given", "none"] as const);

/** A block: nerve and drug, pain by sector before and over the hours, effects, and what the patient wants now. */
export function BlockForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "diagnostic-block" ? corrects.content : null;
  const account = useAccount();
  const subject = careSubject(desk.record);
  const indication = before?.indication ?? subject.indication ?? "";
  const entry = useEntryForm<BlockDraft>({
    desk,
    formId: "diagnostic-block",
    corrects,
    onSaved,
    initial: before === null ? newBlock(subject.targetId) : draftOfBlock(before),
    check: (draft) => checkBlock(draft, { operator: before?.operator ?? account?.id ?? "", indication }),
  });
  const pains = contentsOf(desk.record, "pain-component");
  const gate = blockGateFor(entry.values.targetId, indication);
  if (pains.length === 0 || indication === "") {
    return (
      <p className="quiet">
        A block tests one pain for one indication: write the intake and interview the patient first.
      </p>
    );
  }
  return (
    <EntryFrame desk={desk} form={entry} saveLabel="Save block" onCancel={onCancel} testId="block-form">
      <DrugFields draft={entry.values} onChange={entry.change} />
      <Choice
        label="Which pain is it to test?"
        options={pains.map(({ painId, label }) => ({ value: painId, label: `“${label}”` }))}
        value={entry.values.indexPainId}
        onChange={(indexPainId) => entry.change({ indexPainId })}
        testId="block-index"
      />
      <ScoreGrid draft={entry.values} pains={pains} onChange={entry.change} />
      <EffectFields draft={entry.values} gate={gate} onChange={entry.change} />
    </EntryFrame>
  );
}

function DrugFields(properties: {
  readonly draft: BlockDraft;
  readonly onChange: (part: Partial<BlockDraft>) => void;
}): ReactElement {
  const { draft, onChange } = properties;
  return (
    <>
      <div className={form["row"]}>
        <Pick
          label="Nerve"
          options={targets()}
          value={draft.targetId}
          onChange={(targetId) => onChange({ targetId })}
          testId="block-target"
        />
        <Choice
          label="Side"
          options={SIDES}
          value={draft.side}
          onChange={(side) => onChange({ side })}
          testId="block-side"
        />
      </div>
      <Choice
        label="Guidance"
        options={GUIDANCE}
        value={draft.guidance}
        onChange={(guidance) => onChange({ guidance })}
        testId="block-guidance"
      />
      <div className={form["row"]}>
        <Line label="Drug" value={draft.drug} onChange={(drug) => onChange({ drug })} testId="block-drug" />
        <Line
          label="Concentration"
          value={draft.concentration}
          onChange={(concentration) => onChange({ concentration })}
          testId="block-concentration"
        />
        <Amount
          label="Volume"
          unit="ml"
          value={draft.volumeMl}
          onChange={(volumeMl) => onChange({ volumeMl })}
          maximum={500}
          testId="block-volume"
        />
      </div>
      <div className={form["row"]}>
        <Choice
          label="Steroid"
          options={GIVEN}
          value={draft.steroid}
          onChange={(steroid) => onChange({ steroid })}
          testId="block-steroid"
        />
        <Choice
          label="Sedation"
          options={GIVEN}
          value={draft.sedation}
          onChange={(sedation) => onChange({ sedation })}
          testId="block-sedation"
        />
      </div>
      <div className={form["row"]}>
        <Amount
          label="Relief expected from"
          unit="h"
          hint="From the label of the drug; leave empty where none is stated."
          value={draft.expectedFromHours}
          onChange={(expectedFromHours) => onChange({ expectedFromHours })}
          testId="block-expected-from"
        />
        <Amount
          label="to"
          unit="h"
          value={draft.expectedToHours}
          onChange={(expectedToHours) => onChange({ expectedToHours })}
          testId="block-expected-to"
        />
      </div>
    </>
  );
}
