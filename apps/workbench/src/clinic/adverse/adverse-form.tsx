import { type AdverseEvent, contentsOf, type Seriousness, seriousnessCriteria } from "@isotherm/clinic";
import { adverseEvents, type GradingRecord, gradings } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import { Choice, Choices } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Day, Pick, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { titleWord } from "../record/words.ts";
import { freezeName } from "./freeze-name.ts";

const CAUSES = [
  { value: "caused", label: "By the procedure" },
  { value: "unknown", label: "Not known" },
  { value: "not-caused", label: "Not by it" },
] as const;
const WINDOWS = (["during", "within-24-h", "within-30-d", "after-30-d"] as const).map((value) => ({
  value,
  label: titleWord(value),
}));

interface EventFields {
  readonly pickId: string | null;
  readonly text: string;
  readonly freezeId: string | null;
  readonly gradingId: string | null;
  readonly gradeCode: string | null;
  readonly modifierCodes: readonly string[];
  readonly causality: AdverseEvent["causality"] | null;
  readonly window: AdverseEvent["window"] | null;
  readonly serious: readonly Seriousness[];
  readonly endedOn: string;
}

/** An adverse event with its grade, cause, time and seriousness. */
export function AdverseForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "adverse-event" ? corrects.content : null;
  const freezes = contentsOf(desk.record, "freeze-log");
  const entry = useEntryForm<EventFields>({
    desk,
    formId: "adverse-event",
    corrects,
    onSaved,
    initial: {
      pickId: before?.pickId ?? null,
      text: before?.text ?? "",
      freezeId: before?.freezeId ?? null,
      gradingId: before?.gradingId ?? null,
      gradeCode: before?.gradeCode ?? null,
      modifierCodes: before?.modifierCodes ?? [],
      causality: before?.causality ?? null,
      window: before?.window ?? null,
      serious: before?.serious ?? [],
      endedOn: before?.endedOn ?? "",
    },
    check,
  });
  const { pickId, text, freezeId, endedOn } = entry.values;
  return (
    <EntryFrame desk={desk} form={entry} saveLabel="Save event" onCancel={onCancel} testId="adverse-form">
      <div className={form["row"]}>
        <Pick
          label="Event"
          options={adverseEvents()}
          value={pickId}
          onChange={(next) => entry.change({ pickId: next })}
          testId="adverse-pick"
        />
        <Pick
          label="After which freeze"
          options={freezes.map((freeze) => ({ id: freeze.freezeId, name: freezeName(freeze) }))}
          value={freezeId}
          onChange={(next) => entry.change({ freezeId: next })}
          testId="adverse-freeze"
        />
      </div>
      <Prose
        label="In words"
        value={text}
        onChange={(next) => entry.change({ text: next })}
        testId="adverse-text"
      />
      <GradeFields fields={entry.values} onChange={entry.change} />
      <CauseFields fields={entry.values} onChange={entry.change} />
      <div className={form["row"]}>
        <Day
          label="Ended on; empty while it lasts"
          value={endedOn}
          onChange={(next) => entry.change({ endedOn: next })}
          testId="adverse-ended"
        />
      </div>
    </EntryFrame>
  );
}

interface PartProperties {
  readonly fields: EventFields;
  readonly onChange: (part: Partial<EventFields>) => void;
}

function GradeFields({ fields, onChange }: PartProperties): ReactElement {
  const grading = gradings().find(({ id }) => id === fields.gradingId);
  return (
    <>
      <Choice
        label="Graded by"
        options={gradings().map(({ id, name, version }) => ({ value: id, label: `${name}, ${version}` }))}
        value={fields.gradingId}
        onChange={(gradingId) => onChange({ gradingId, gradeCode: null, modifierCodes: [] })}
        testId="adverse-grading"
      />
      {grading === undefined ? null : (
        <>
          <p className={form["aside"]} data-testid="grading-certainty">
            <StatusMark status={grading.status} sources={grading.sources} /> {grading.note}
          </p>
          <Choice
            label="Grade"
            options={grading.grades.map(({ code, text }) => ({ value: code, label: `${code}: ${text}` }))}
            value={fields.gradeCode}
            onChange={(gradeCode) => onChange({ gradeCode })}
            testId="adverse-grade"
          />
          <ModifierFields grading={grading} fields={fields} onChange={onChange} />
        </>
      )}
    </>
  );
}

/** What is told beside the grade: of each group one or none, and what stands alone. */
function ModifierFields({
  grading,
  fields,
  onChange,
}: PartProperties & { readonly grading: GradingRecord }): ReactElement {
  const groups = [...new Set(grading.modifiers.map(({ group }) => group ?? "Modifiers"))];
  return (
    <>
      {groups.map((name) => {
        const members = grading.modifiers.filter(({ group }) => (group ?? "Modifiers") === name);
        const codes = members.map(({ code }) => code);
        const chosen = fields.modifierCodes.filter((code) => codes.includes(code));
        const isOneOf = members[0]?.group !== undefined;
        const choose = (next: readonly string[]): void => {
          const kept = isOneOf ? next.filter((code) => !chosen.includes(code)) : next;
          onChange({
            modifierCodes: [...fields.modifierCodes.filter((code) => !codes.includes(code)), ...kept],
          });
        };
        return (
          <Choices
            key={name}
            label={name}
            options={members.map(({ code, text }) => ({
              value: code,
              label: isOneOf ? text : `${code}: ${text}`,
            }))}
            values={chosen}
            onChange={choose}
            testId="adverse-modifiers"
          />
        );
      })}
    </>
  );
}

function CauseFields({ fields, onChange }: PartProperties): ReactElement {
  return (
    <>
      <Choice
        label="Caused"
        options={CAUSES}
        value={fields.causality}
        onChange={(causality) => onChange({ causality })}
        testId="adverse-cause"
      />
      <Choice
        label="When"
        options={WINDOWS}
        value={fields.window}
        onChange={(window) => onChange({ window })}
        testId="adverse-window"
      />
      <Choices
        label="Serious, because of"
        hint="None chosen: not serious."
        options={seriousnessCriteria.map((value) => ({ value, label: titleWord(value) }))}
        values={fields.serious}
        onChange={(next) => onChange({ serious: seriousnessCriteria.filter((one) => next.includes(one)) })}
        testId="adverse-serious"
      />
    </>
  );
}

function check(fields: EventFields): FormCheck {
  const { pickId, text, gradingId, gradeCode, causality, window } = fields;
  const grading = gradings().find(({ id }) => id === gradingId);
  const missing = [
    ...(pickId === null && text.trim() === "" ? ["which event, or what happened in words"] : []),
    ...(grading === undefined ? ["the grading system"] : []),
    ...(gradeCode === null ? ["the grade"] : []),
    ...(causality === null ? ["the cause"] : []),
    ...(window === null ? ["when"] : []),
  ];
  if (grading === undefined || gradeCode === null || causality === null || window === null)
    return { missing };
  if (missing.length > 0) return { missing };
  return {
    content: {
      ...fields,
      kind: "adverse-event",
      gradingId: grading.id,
      gradingVersion: grading.version,
      gradeCode,
      causality,
      window,
      endedOn: fields.endedOn === "" ? null : fields.endedOn,
    },
  };
}
