import { neuritisPath, neuritisRescueFindings } from "@isotherm/clinic";
import { explanation, type RuleInputs, rescueOrders } from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import { Findings } from "../../clinic/findings.tsx";
import { readableDay } from "../../clinic/record/moments.ts";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";
import parts from "../../clinic/step-parts.module.css";
import { StatusMark } from "../../layout/source-note.tsx";
import styles from "./follow-up.module.css";

const STATE_WORDS = { due: "due", "not-now": "not now", unknown: "not known" } as const;

/** Neuritis and Horner after one freeze: the course, what is due, what is at hand with its checks, and the alerts. */
export function AfterEffects(properties: {
  readonly desk: RecordDesk;
  readonly freezeId: string;
}): ReactElement | null {
  const { desk, freezeId } = properties;
  const path = neuritisPath(desk.record, freezeId, desk.at);
  if (path.state === "none-told" && path.horner === "not-looked-for" && path.findings.length === 0)
    return null;
  return (
    <section className={parts["section"]} data-testid="neuritis-path">
      <header className={parts["sectionHead"]}>
        <h2>Neuritis and Horner</h2>
      </header>
      <Findings findings={path.findings} testId="neuritis-findings" />
      <dl className={styles["facts"]}>
        <div>
          <dt>Day after the freeze</dt>
          <dd>{path.daysSinceFreezeCount}</dd>
        </div>
        <div>
          <dt>Neuritis</dt>
          <dd data-testid="neuritis-state">{path.state.replace("-", " ")}</dd>
        </div>
        <div>
          <dt>Expected to end by</dt>
          <dd>{readableDay(path.expectedEndOn)}</dd>
        </div>
        <div>
          <dt>Worst, as told</dt>
          <dd>{path.course.map(({ worstScore }) => worstScore).join(" → ") || "–"}</dd>
        </div>
        <div>
          <dt>Horner</dt>
          <dd data-testid="horner-state">{path.horner.replaceAll("-", " ")}</dd>
        </div>
      </dl>
      {path.horner === "present" ? (
        <p className={styles["statement"]}>
          {explanation("horner").text}{" "}
          <StatusMark status={explanation("horner").status} sources={explanation("horner").sources} />
        </p>
      ) : null}
      <ul className={styles["steps"]}>
        {path.steps.map(({ step, state, sources, status }) => (
          <li key={step.id} data-state={state}>
            <span>{STATE_WORDS[state as keyof typeof STATE_WORDS] ?? state}</span>
            <span>
              <strong>{step.name}.</strong> {step.text} <StatusMark status={status} sources={sources} />
            </span>
          </li>
        ))}
      </ul>
      {path.state === "present" ? <Remedies desk={desk} /> : null}
    </section>
  );
}

/** What the checks ask about, each a question to the clinician. */
const QUESTIONS: Readonly<Record<string, string>> = {
  takesSsri: "SSRI",
  takesMaoi: "MAO inhibitor",
  hasSeizures: "seizures",
  hasOpioidUseDisorder: "opioid use disorder",
  takesQtDrug: "QT-prolonging drug",
  hasKidneyDisease: "kidney disease",
  hasDiabetes: "diabetes",
  hasInfection: "infection",
  hasLocalAnestheticAllergy: "allergy to local anesthetic",
};

/** The rescue order set; what nobody answered is asked, never taken as absent. */
function Remedies({ desk }: { readonly desk: RecordDesk }): ReactElement {
  const [answers, setAnswers] = useState<RuleInputs>({});
  return (
    <>
      <h3>At hand</h3>
      <ul>
        {rescueOrders("neuritis").map(({ id, name, text, status, sources }) => (
          <li key={id}>
            {name}. {text} <StatusMark status={status} sources={sources} />
          </li>
        ))}
      </ul>
      <div className={parts["actions"]}>
        {Object.entries(QUESTIONS).map(([quantity, words]) => (
          <label key={quantity} style={{ display: "flex", gap: 8, alignItems: "center" }}>
            {words}
            <select
              value={answerOf(answers[quantity])}
              onChange={(event) =>
                setAnswers({ ...answers, [quantity]: ruleValue(event.currentTarget.value) })
              }
            >
              <option value="">?</option>
              <option value="no">no</option>
              <option value="yes">yes</option>
            </select>
          </label>
        ))}
      </div>
      <Findings findings={neuritisRescueFindings(desk.record, answers)} testId="rescue-checks" />
    </>
  );
}

function answerOf(value: RuleInputs[string] | undefined): string {
  if (typeof value !== "boolean") return "";
  return value ? "yes" : "no";
}

function ruleValue(answer: string): boolean | null {
  return answer === "" ? null : answer === "yes";
}
