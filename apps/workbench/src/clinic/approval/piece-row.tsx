import type { ApprovalPiece } from "@isotherm/clinic";
import { Button, Modal } from "@mantine/core";
import { IconAlertTriangleFilled, IconCheck, IconHandStop, IconSignature } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { useAccount } from "../../sign-in/session-store.ts";
import { hashOf } from "../../state/route.ts";
import { Prose } from "../form/text-fields.tsx";
import { readableMoment } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { useQuickWrite } from "../record/quick-write.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "../step-parts.module.css";
import approval from "./approval.module.css";

/** Step of the page where a piece is put on record. */
const PLACES: Readonly<Record<string, string>> = {
  notes: "work-up",
  imaging: "imaging",
  interview: "interview",
  seen: "examination",
  examination: "examination",
  intake: "intake",
  medication: "medication",
  assessment: "assessment",
  block: "block",
  wish: "block",
  readiness: "approval",
  plan: "approval",
};

interface RowProperties {
  readonly piece: ApprovalPiece;
  readonly planId: string;
  readonly desk: RecordDesk;
}

/** One piece: on record, missing with the way to it, stopped, or let go with a reason and a name. */
export function PieceRow({ piece, planId, desk }: RowProperties): ReactElement {
  const [asks, setAsks] = useState(false);
  const nameOf = useNameOf();
  const isPhysician = useAccount()?.role === "physician";
  const { id, name, state, override } = piece;
  return (
    <li className={approval["piece"]} data-testid={`piece-${id}`} data-state={state}>
      <PieceMark state={state} />
      <div>
        {name}
        <div className={approval["pieceDetail"]}>
          {override === null
            ? detailText(piece, nameOf)
            : `let go by ${nameOf(override.signature.personId)}, ${readableMoment(override.signature.signedAt)}: ${override.reason}`}
        </div>
      </div>
      {state === "missing" || state === "stopped" ? (
        <div className={styles["noPrint"]}>
          <a
            className={styles["link"]}
            href={hashOf({
              screen: "patient",
              patientId: desk.patientId,
              step: PLACES[id] ?? "expectations",
            })}
          >
            Go there
          </a>{" "}
          {state === "missing" && isPhysician ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => setAsks(true)}
              data-testid={`override-${id}`}
            >
              Override…
            </Button>
          ) : null}
        </div>
      ) : null}
      <OverrideDialog
        piece={piece}
        planId={planId}
        desk={desk}
        opened={asks}
        onClose={() => setAsks(false)}
      />
    </li>
  );
}

/** Done pieces tell a moment and an id; both are written out for a person. */
function detailText({ state, detail }: ApprovalPiece, nameOf: (id: string) => string): string {
  const who = /^(\d{4}-\d\d-\d\dT\S+) by (.+)$/u.exec(detail);
  if (who !== null) return `${readableMoment(who[1] ?? "")}, ${nameOf(who[2] ?? "")}`;
  return state === "present" ? "" : detail;
}

function PieceMark({ state }: { readonly state: ApprovalPiece["state"] }): ReactElement {
  switch (state) {
    case "present":
      return <IconCheck size={18} stroke={2.5} color="var(--ice)" aria-label="on record" />;
    case "overridden":
      return <IconSignature size={18} color="var(--warning)" aria-label="overridden" />;
    case "stopped":
      return <IconHandStop size={18} color="var(--critical)" aria-label="missing, no override lifts it" />;
    default:
      return <IconAlertTriangleFilled size={18} color="var(--warning)" aria-label="missing" />;
  }
}

function OverrideDialog(
  properties: RowProperties & { readonly opened: boolean; readonly onClose: () => void },
): ReactElement {
  const { piece, planId, desk, opened, onClose } = properties;
  const account = useAccount();
  const [reason, setReason] = useState("");
  const quick = useQuickWrite(desk);
  const sign = async (): Promise<void> => {
    if (account === null) return;
    const written = await quick.write({
      kind: "approval-override",
      planId,
      pieceId: piece.id,
      reason: reason.trim(),
      signature: { personId: account.id, role: account.role, signedAt: new Date().toISOString() },
    });
    if (written) onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={`Go on without: ${piece.name}`} centered={true}>
      <p className="quiet">It stays visible as a warning with your name and your reason.</p>
      <Prose label="Reason" value={reason} onChange={setReason} testId="override-reason" autoFocus={true} />
      {quick.message === null ? null : <FailureNote message={quick.message} />}
      <Button
        mt="md"
        disabled={reason.trim() === ""}
        loading={quick.isBusy}
        onClick={() => void sign()}
        data-testid="override-sign"
      >
        Sign as {account?.displayName}
      </Button>
    </Modal>
  );
}
