import type { BlockGateRecord } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Choice } from "../form/choice.tsx";
import form from "../form/form.module.css";
import { Amount, Line, Prose } from "../form/text-fields.tsx";
import type { BlockDraft } from "./block-draft.ts";

const MOTOR = [
  { value: "none", label: "No weakness" },
  { value: "weaker", label: "Weaker" },
  { value: "not-tested", label: "Not tested" },
] as const;
const ACCEPTANCE = [
  { value: "accepted", label: "Has felt it and accepts it" },
  { value: "not-accepted", label: "Does not accept it" },
] as const;
const SIGN = [
  { value: "yes", label: "Seen" },
  { value: "no", label: "Not seen" },
  { value: "not-looked-for", label: "Not looked for" },
] as const;
const REACHED = [
  { value: "yes", label: "Reached" },
  { value: "no", label: "Not reached" },
] as const;
const WISH = [
  { value: "go-ahead", label: "Wants to go ahead" },
  { value: "not", label: "Does not" },
  { value: "undecided", label: "Undecided" },
] as const;

/** Motor and autonomic effect, function, what the gate asks for beyond, and what the patient wants now. */
export function EffectFields(properties: {
  readonly draft: BlockDraft;
  readonly gate: BlockGateRecord;
  readonly onChange: (part: Partial<BlockDraft>) => void;
}): ReactElement {
  const { draft, gate, onChange } = properties;
  return (
    <>
      <div className={form["row"]}>
        <Choice
          label="Motor effect"
          options={MOTOR}
          value={draft.motorEffect}
          onChange={(motorEffect) => onChange({ motorEffect })}
          testId="block-motor"
        />
        <Amount
          label="Strength, MRC"
          unit="of 5"
          value={draft.strengthGrade}
          onChange={(strengthGrade) => onChange({ strengthGrade })}
          maximum={5}
          testId="block-strength"
        />
      </div>
      {draft.motorEffect === "weaker" ? (
        <Choice
          label="The patient and the weakness"
          options={ACCEPTANCE}
          value={draft.acceptance}
          onChange={(acceptance) => onChange({ acceptance })}
          testId="block-acceptance"
        />
      ) : null}
      <Choice
        label="Autonomic sign, such as Horner or a warmer limb"
        {...(gate.objectiveSign === null ? {} : { hint: `This gate asks for: ${gate.objectiveSign}` })}
        options={SIGN}
        value={draft.signSeen}
        onChange={(signSeen) => onChange({ signSeen })}
        testId="block-sign"
      />
      <Line
        label="The sign in words"
        value={draft.signText}
        onChange={(signText) => onChange({ signText })}
      />
      <Prose
        label="What could be done that could not be done before"
        value={draft.functionTest}
        onChange={(functionTest) => onChange({ functionTest })}
        testId="block-function"
      />
      {gate.requiresPatientDefinedSuccess || draft.successReached !== null ? (
        <PatientSuccess draft={draft} onChange={onChange} />
      ) : null}
      <Choice
        label="Now that the block was felt, the patient"
        options={WISH}
        value={draft.patientWish}
        onChange={(patientWish) => onChange({ patientWish })}
        testId="block-wish"
      />
    </>
  );
}

function PatientSuccess(properties: {
  readonly draft: BlockDraft;
  readonly onChange: (part: Partial<BlockDraft>) => void;
}): ReactElement {
  const { draft, onChange } = properties;
  return (
    <>
      <Prose
        label="What the patient said beforehand that success would be"
        value={draft.successDefinition}
        onChange={(successDefinition) => onChange({ successDefinition })}
        testId="block-success"
      />
      <Choice
        label="Was it reached?"
        options={REACHED}
        value={draft.successReached}
        onChange={(successReached) => onChange({ successReached })}
        testId="block-reached"
      />
      <div className={form["row"]}>
        <Amount
          label="COMPASS-31 before"
          unit=""
          value={draft.compassBeforeScore}
          onChange={(compassBeforeScore) => onChange({ compassBeforeScore })}
          maximum={100}
          testId="compass-before"
        />
        <Amount
          label="COMPASS-31 after"
          unit=""
          value={draft.compassAfterScore}
          onChange={(compassAfterScore) => onChange({ compassAfterScore })}
          maximum={100}
          testId="compass-after"
        />
      </div>
    </>
  );
}
