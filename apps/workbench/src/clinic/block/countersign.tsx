import { type ExceptionStanding, exceptionStandings, type GateException } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { useAccount } from "../../sign-in/session-store.ts";
import { Prose } from "../form/text-fields.tsx";
import { ContentView } from "../record/content-view.tsx";
import { readableMoment } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { useQuickWrite } from "../record/quick-write.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "../step-parts.module.css";
import block from "./block.module.css";

/** An exception as it was written, what the second physician said to it, and the way to sign for that physician alone. */
export function ExceptionView(properties: {
  readonly exception: GateException;
  readonly desk: RecordDesk;
}): ReactElement {
  const { exception, desk } = properties;
  const account = useAccount();
  const standing = exceptionStandings(desk.record).find((one) => one.exception.content === exception);
  if (standing === undefined) return <ContentView content={exception} record={desk.record} />;
  const isAsked = standing.state === "waits" && account?.id === exception.secondPhysicianId;
  return (
    <>
      <ContentView content={exception} record={desk.record} />
      <StandingLine standing={standing} />
      {isAsked && account.role === "physician" ? <Countersign standing={standing} desk={desk} /> : null}
      {isAsked && account.role !== "physician" ? (
        <p className="quiet">Switch to your role as a physician to sign.</p>
      ) : null}
    </>
  );
}

function StandingLine({ standing }: { readonly standing: ExceptionStanding }): ReactElement {
  const nameOf = useNameOf();
  const { state, answer, exception } = standing;
  const second = nameOf(exception.content.secondPhysicianId);
  return (
    <p className={block["answer"]} data-state={state} data-testid="countersignature">
      {answer === null
        ? `Waits for the signature of ${second}. The gate stays shut until then.`
        : `${second} ${state === "agreed" ? "agreed and signed" : "declined"}, ${readableMoment(answer.content.signature.signedAt)}${answer.content.text === "" ? "." : `: ${answer.content.text}`}`}
    </p>
  );
}

/** Two ways for the physician who is asked: sign, or decline with a reason. */
function Countersign(properties: {
  readonly standing: ExceptionStanding;
  readonly desk: RecordDesk;
}): ReactElement | null {
  const { standing, desk } = properties;
  const account = useAccount();
  const quick = useQuickWrite(desk);
  const [text, setText] = useState("");
  if (account === null) return null;
  const sign = (answer: "agrees" | "declines"): Promise<boolean> =>
    quick.write({
      kind: "countersignature",
      eventId: standing.exception.current.id,
      answer,
      text: text.trim(),
      signature: { personId: account.id, role: account.role, signedAt: new Date().toISOString() },
    });
  return (
    <div className={block["countersign"]} data-testid="countersign">
      <Prose
        label="In your words (needed to decline)"
        value={text}
        onChange={setText}
        testId="countersign-text"
      />
      {quick.message === null ? null : <FailureNote message={quick.message} />}
      <div className={styles["actions"]}>
        <Button loading={quick.isBusy} onClick={() => void sign("agrees")} data-testid="countersign-agree">
          Agree and sign as {account.displayName}
        </Button>
        <Button
          variant="default"
          disabled={text.trim() === ""}
          loading={quick.isBusy}
          onClick={() => void sign("declines")}
          data-testid="countersign-decline"
        >
          Decline
        </Button>
      </div>
    </div>
  );
}
