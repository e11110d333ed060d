import { type PatientRecord, takeHomeSheet } from "@isotherm/clinic";
import { patientTextSchoolGrade, readability } from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import type { ReactElement } from "react";
import parts from "../../clinic/step-parts.module.css";
import { talkSubject } from "./talk-values.ts";

/** The sheet to take home as paper shows it, with its reading age; what somebody wrote in hard words is named. */
export function TalkSheet({ record }: { readonly record: PatientRecord }): ReactElement {
  const { targetId, indication } = talkSubject(record, null);
  if (targetId === null || indication === null) {
    return (
      <p className={parts["empty"]}>
        The sheet needs the nerve and the disease that the talk is about; the intake and the pains name them.
      </p>
    );
  }
  const sheet = takeHomeSheet(record, { targetId, indication });
  const hard = sheet.filter(
    ({ lines }) => lines.length > 0 && readability(lines.join(" ")).schoolGrade > patientTextSchoolGrade,
  );
  const whole = readability(sheet.flatMap(({ lines }) => lines).join(" "));
  return (
    <section className={parts["section"]} data-testid="talk-sheet">
      <div className={`${parts["actions"]} ${parts["noPrint"]}`}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
          data-testid="print-sheet"
        >
          Print the sheet
        </Button>
        <span className="quiet">
          Reads at an age of about {Math.round(whole.ageYears)} years.{" "}
          {hard.length === 0
            ? ""
            : `Hard to read: ${hard.map(({ title }) => title).join(", ")}; shorter words and sentences help.`}
        </span>
      </div>
      <article className={parts["paper"]}>
        <h1>What we talked about</h1>
        {sheet.map(({ id, title, lines, state }) => (
          <section key={id}>
            <h3>{title}</h3>
            {state === "open" ? (
              <p>(still to be talked about)</p>
            ) : (
              lines.map((line) => <p key={line}>{line}</p>)
            )}
          </section>
        ))}
      </article>
    </section>
  );
}
