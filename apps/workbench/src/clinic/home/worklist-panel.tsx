import { Button, Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import type { WorklistId, WorklistRow } from "../../server/worklists.ts";
import { useAccount } from "../../sign-in/session-store.ts";
import { hashOf } from "../../state/route.ts";
import { readableAge, readableDay } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { nameOfId, titleWord } from "../record/words.ts";
import { waitingText } from "../step.ts";
import styles from "./clinic-home.module.css";
import { useWorklist } from "./use-worklist.ts";

interface ListWords {
  readonly title: string;
  /** Said where nothing waits. */
  readonly none: string;
  /** Step of the patient page that a row leads to. */
  readonly step: string;
  readonly waits: string;
  /** Word before the day that matters, where it is not the day something is due. */
  readonly until?: string;
}

const WORDS: Readonly<Record<WorklistId, ListWords>> = {
  referrals: {
    title: "Referrals",
    none: "No referral waits. New ones stand here with the days they have waited.",
    step: "referral",
    waits: "days",
  },
  "follow-ups": {
    title: "Follow-ups due",
    none: "Nobody has to be called or seen now.",
    step: "follow-up",
    waits: "since",
  },
  messages: {
    title: "Unanswered messages",
    none: "Every message has an answer.",
    step: "messages",
    waits: "sent",
  },
  approvals: {
    title: "Approvals pending",
    none: "No plan waits for an approval.",
    step: "approval",
    waits: "since",
  },
  neuritis: {
    title: "Neuritis watch",
    none: "Nobody is in the weeks of neuritis.",
    until: "expected to end",
    step: "follow-up",
    waits: "since",
  },
  "adverse-events": {
    title: "Adverse events and complaints",
    none: "No adverse event lasts, and every complaint has an answer.",
    step: "adverse-events",
    waits: "since",
  },
};

/** Rows of a list on the page of all lists. */
const FEW = 5;

/** One list of what waits; a row leads to the step that it is about. */
export function WorklistPanel(properties: {
  readonly list: WorklistId;
  readonly isWhole: boolean;
}): ReactElement {
  const { list, isWhole } = properties;
  const words = WORDS[list];
  const work = useWorklist(list);
  const rows = isWhole ? work.rows : work.rows.slice(0, FEW);
  return (
    <section className={styles["panel"]} data-testid={`worklist-${list}`}>
      <header className={styles["panelHead"]}>
        {isWhole ? (
          <a href="#/clinic" aria-label="All lists" className={styles["backLink"]}>
            <IconArrowLeft size={18} />
          </a>
        ) : null}
        <h2>{words.title}</h2>
        <span className={`${styles["count"]} number`}>{work.status === "ready" ? work.count : ""}</span>
      </header>
      {work.status === "failed" ? (
        <FailureNote message={work.message} action={{ label: "Try again", onClick: work.retry }} />
      ) : null}
      {work.status === "loading" ? <Waiting /> : null}
      {work.status === "ready" && rows.length === 0 ? <p className={styles["none"]}>{words.none}</p> : null}
      <ul className={styles["rows"]}>
        {rows.map((row) => (
          <li key={`${row.patientId}/${row.itemId}`}>
            <Row row={row} words={words} />
          </li>
        ))}
      </ul>
      {!isWhole && work.rows.length > FEW ? (
        <a className={styles["all"]} href={hashOf({ screen: "clinic", list })}>
          Show all
        </a>
      ) : null}
      {isWhole && work.more !== null ? (
        <Button variant="subtle" onClick={work.more}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}

function Row({ row, words }: { readonly row: WorklistRow; readonly words: ListWords }): ReactElement {
  const now = new Date().toISOString();
  const waitsFor = useWaitsFor(row);
  const isLate = row.overdueDays > 0;
  return (
    <a
      className={styles["row"]}
      href={hashOf({
        screen: "patient",
        patientId: row.patientId,
        step: waitsFor === null ? words.step : "block",
      })}
      data-testid="worklist-row"
    >
      <span className={styles["rowName"]}>{row.name}</span>
      <span className={`${styles["rowWhen"]} number`} data-late={isLate}>
        {whenText(row, words, now)}
      </span>
      <span className={styles["rowWhat"]} data-mine={waitsFor?.isMine}>
        {waitsFor === null ? whatText(row) : `Exception from block first · ${waitsFor.text} · ${row.what}`}
      </span>
    </a>
  );
}

/** For whose signature a row waits; null where it waits for nobody in particular. */
function useWaitsFor({ details }: WorklistRow): { readonly isMine: boolean; readonly text: string } | null {
  const account = useAccount();
  const nameOf = useNameOf();
  const physicianId = details["waitsForId"];
  if (typeof physicianId !== "string") return null;
  const isMine = physicianId === account?.id;
  return { isMine, text: isMine ? "waits for your signature" : `waits for ${nameOf(physicianId)}` };
}

function whenText(row: WorklistRow, words: ListWords, now: string): string {
  if (row.overdueDays > 0) return `${row.overdueDays} ${row.overdueDays === 1 ? "day" : "days"} late`;
  if (words.waits === "days") return waitingText(row.waitingDays);
  if (row.dueOn !== null) return `${words.until ?? "due"} ${readableDay(row.dueOn)}`;
  return `${words.waits} ${readableAge(row.since, now)}`;
}

/** What a row says besides the name: for a referral who sent it and its triage, for an adverse event which one and how grave. */
function whatText({ what, details }: WorklistRow): string {
  const { counterpart, axis, state, pickId, seriousCount } = details;
  if (typeof pickId === "string") {
    const event = titleWord(nameOfId("pickId", pickId));
    return [Number(seriousCount) > 0 ? `${event}, serious` : event, what]
      .filter((part) => part !== "")
      .join(" · ");
  }
  if (counterpart === undefined) return what;
  const triage = state === "open" ? "not triaged" : `${axis ?? ""} ${state ?? ""}`.trim();
  return `${counterpart} · ${triage.replaceAll("-", " ")} · ${what}`;
}

function Waiting(): ReactElement {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton height={38} mb={8} />
      <Skeleton height={38} mb={8} />
      <Skeleton height={38} />
    </div>
  );
}
