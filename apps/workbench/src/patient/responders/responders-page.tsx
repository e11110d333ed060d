import { type Response, responses } from "@isotherm/clinic";
import { Skeleton } from "@mantine/core";
import { type ReactElement, useEffect } from "react";
import { nameOfId } from "../../clinic/record/words.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import { fetchResponseCounts, type ResponseCount } from "../../server/outcomes.ts";
import { useAnswer } from "../../state/use-answer.ts";
import styles from "./responders.module.css";
import { ResponseGroup } from "./response-group.tsx";

const COUNT_OF: Readonly<Record<Response, (count: ResponseCount) => number>> = {
  responder: ({ responderCount }) => responderCount,
  "non-responder": ({ nonResponderCount }) => nonResponderCount,
  "not-known": ({ notKnownCount }) => notKnownCount,
};

function sumOf(counts: readonly ResponseCount[], response: Response): number {
  return counts.reduce((sum, count) => sum + COUNT_OF[response](count), 0);
}

function allOf(count: ResponseCount): number {
  return responses.reduce((sum, response) => sum + COUNT_OF[response](count), 0);
}

/** Who responded and who did not, across all patients: three columns of the same size, each with every row. */
export function RespondersPage(): ReactElement {
  const counted = useAnswer(fetchResponseCounts);
  useEffect(() => {
    document.title = "Responses – Isotherm";
  }, []);
  return (
    <div className={styles["screen"]} data-clinic={true} data-testid="responders">
      <main className={styles["page"]}>
        <p>
          <a href="#/clinic" className={styles["back"]}>
            Back to the clinic
          </a>
        </p>
        <h1>Responses</h1>
        <p className="quiet">
          Every pain of every frozen nerve, by what was said last. Whoever did not respond stands here as
          plainly as whoever did.
        </p>
        {counted.status === "loading" ? <Skeleton height={220} /> : null}
        {counted.status === "failed" ? (
          <FailureNote message={counted.message} action={{ label: "Try again", onClick: counted.retry }} />
        ) : null}
        {counted.status === "ready" ? <Counted counts={counted.value} /> : null}
      </main>
    </div>
  );
}

function Counted({ counts }: { readonly counts: readonly ResponseCount[] }): ReactElement {
  const all = counts.reduce((sum, count) => sum + allOf(count), 0);
  if (all === 0) {
    return (
      <p className={styles["none"]} data-testid="responses-empty">
        No nerve has been frozen yet. Once one is, every pain of that patient stands here, whatever became of
        it.
      </p>
    );
  }
  return (
    <>
      <div className={styles["groups"]}>
        {responses.map((response) => (
          <ResponseGroup
            key={response}
            response={response}
            count={sumOf(counts, response)}
            outOfCount={all}
          />
        ))}
      </div>
      <ByIndication counts={counts} />
    </>
  );
}

function ByIndication({ counts }: { readonly counts: readonly ResponseCount[] }): ReactElement {
  return (
    <section className={styles["table"]} data-testid="responses-by-indication">
      <h2>By indication</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Indication</th>
            <th scope="col">Responders</th>
            <th scope="col">Non-responders</th>
            <th scope="col">Not known</th>
            <th scope="col">Pains in all</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.indication}>
              <th scope="row">{nameOfId("indication", count.indication)}</th>
              {responses.map((response) => (
                <td key={response} className="number">
                  {COUNT_OF[response](count)}
                </td>
              ))}
              <td className="number">{allOf(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
