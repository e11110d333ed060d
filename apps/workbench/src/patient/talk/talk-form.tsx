import { checkExpectations, neuritisRescueFindings } from "@isotherm/clinic";
import { explanation, rescueOrders } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Findings } from "../../clinic/findings.tsx";
import { Choice } from "../../clinic/form/choice.tsx";
import { EntryFrame } from "../../clinic/form/entry-frame.tsx";
import { Amount, Line, Prose } from "../../clinic/form/text-fields.tsx";
import { type EntryForm, useEntryForm } from "../../clinic/record/entry-form.ts";
import type { EntryFormProperties } from "../../clinic/record/entry-section.tsx";
import { painName } from "../../clinic/record/words.ts";
import { ScoreRow } from "../form/answers.tsx";
import desk from "../form/desk.module.css";
import styles from "./talk.module.css";
import { TalkRisks } from "./talk-risks.tsx";
import { draftTalk, equivalentsNow, type TalkValues, talkCheck, talkValues } from "./talk-values.ts";

/** The frank talk on one screen, in the order in which it is held: plan, goal, risks, plan B, questions, teach-back. */
export function TalkForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const talk = corrects?.content.kind === "expectation-talk" ? corrects.content : null;
  const form = useEntryForm<TalkValues>({
    desk,
    formId: "expectation-talk",
    corrects,
    onSaved,
    initial: talkValues(desk.record, talk),
    check: talkCheck,
  });
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save the talk" onCancel={onCancel} testId="talk-form">
      <Part number={1} title="What we will do">
        <p className={styles["say"]}>{explanation("what-it-is").text}</p>
        <p className={styles["say"]}>{explanation("how-long").text}</p>
      </Part>
      <Part number={2} title="What to hope for">
        <Hope desk={desk} form={form} />
      </Part>
      <Part number={3} title="What can go wrong">
        <TalkRisks
          record={desk.record}
          told={form.values.riskTextIds}
          onTold={(riskTextIds) => form.change({ riskTextIds })}
        />
        <Neuritis desk={desk} form={form} />
      </Part>
      <Part number={4} title="If it does not help">
        <p className={styles["say"]}>{explanation("plan-b").text}</p>
        <Prose
          label="Plan B, told beforehand"
          value={form.values.planB}
          onChange={(planB) => form.change({ planB })}
          testId="plan-b"
        />
      </Part>
      <Part number={5} title="Questions">
        <Questions form={form} />
      </Part>
      <Part number={6} title="In the patient’s own words">
        <Prose
          label="Teach-back"
          hint="“Please tell me in your own words what we are going to do, and what you will do when it burns.”"
          value={form.values.teachBack}
          onChange={(teachBack) => form.change({ teachBack })}
          testId="teach-back"
        />
      </Part>
      <Findings findings={checkExpectations(draftTalk(form.values))} testId="talk-findings" />
    </EntryFrame>
  );
}

type TalkPart = Pick<EntryFormProperties, "desk"> & { readonly form: EntryForm<TalkValues> };

function Part(properties: {
  readonly number: number;
  readonly title: string;
  readonly children: React.ReactNode;
}): ReactElement {
  return (
    <section className={styles["part"]}>
      <h3>
        <span className="number">{properties.number}</span> {properties.title}
      </h3>
      {properties.children}
    </section>
  );
}

function Hope({ desk: subject, form }: TalkPart): ReactElement {
  const { values, change } = form;
  const current = equivalentsNow(subject.record);
  return (
    <div className={`${desk["desk"]} ${styles["neuritis"]}`}>
      <p className={styles["say"]}>{explanation("goal").text}</p>
      <Choice
        label="“Zero is out of reach; some pain stays, and we stay with you”"
        options={[
          { value: "said", label: "Said" },
          { value: "not-said", label: "Not said yet" },
        ]}
        value={values.neverZero}
        onChange={(neverZero) => change({ neverZero })}
        testId="never-zero"
      />
      {values.goals.map((goal, index) => (
        <ScoreRow
          key={goal.painId}
          label={`“${painName(subject.record, goal.painId)}”, ${goal.baselineScore} on average now: what we aim at (half is ${goal.baselineScore / 2})`}
          value={goal.goalScore ?? undefined}
          onChange={(goalScore) =>
            change({
              goals: values.goals.map((other, place) => (place === index ? { ...other, goalScore } : other)),
            })
          }
          testId={`goal-${index}`}
        />
      ))}
      <Line
        label="A function that matters to this person"
        placeholder="such as: eat with the family on Sundays"
        value={values.functionGoal}
        onChange={(functionGoal) => change({ functionGoal })}
        testId="function-goal"
      />
      <Amount
        label="Opioid dose aimed at"
        unit="mg morphine equivalents a day"
        hint={
          current === null ? "No list of medication is on record." : `Now ${Math.round(current)} mg a day.`
        }
        value={values.goalEquivalentMgPerDay}
        onChange={(goalEquivalentMgPerDay) => change({ goalEquivalentMgPerDay })}
        testId="goal-equivalents"
      />
    </div>
  );
}

/** The weeks of neuritis, and what is at hand for them with its interaction checks. */
function Neuritis({ desk, form }: TalkPart): ReactElement {
  const orders = rescueOrders("neuritis");
  return (
    <div className={styles["neuritis"]}>
      <p className={styles["say"]}>{explanation("neuritis").text}</p>
      <p>At hand: {orders.map(({ name }) => name).join("; ")}.</p>
      <details>
        <summary>Interaction checks before any of it</summary>
        <Findings findings={neuritisRescueFindings(desk.record, {})} testId="rescue-findings" />
      </details>
      <Choice
        label="The weeks of neuritis"
        options={[
          { value: "explained", label: "Explained" },
          { value: "not-explained", label: "Not explained yet" },
          { value: "not-applicable", label: "Not expected here" },
        ]}
        value={form.values.neuritis}
        onChange={(neuritis) => form.change({ neuritis })}
        testId="neuritis-explained"
      />
    </div>
  );
}

function Questions({ form }: Pick<TalkPart, "form">): ReactElement {
  const { questions } = form.values;
  const set = (index: number, part: Partial<TalkValues["questions"][number]>): void =>
    form.change({
      questions: questions.map((one, place) => (place === index ? { ...one, ...part } : one)),
    });
  return (
    <>
      {questions.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name of their own
        <div key={index} className={styles["pair"]}>
          <Prose label="Question" value={one.question} onChange={(question) => set(index, { question })} />
          <Prose
            label="Answer"
            value={one.answer}
            onChange={(answer) => set(index, { answer })}
            testId={`answer-${index}`}
          />
        </div>
      ))}
      <button
        type="button"
        className={styles["add"]}
        onClick={() => form.change({ questions: [...questions, { question: "", answer: "" }] })}
        data-testid="add-question"
      >
        Add a question
      </button>
    </>
  );
}
