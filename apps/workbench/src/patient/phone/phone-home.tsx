import { IconCalendarHeart, IconFileText, IconMessage } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { followUpQuestion } from "../follow-up/follow-up-answers.ts";
import { FollowUpForm } from "../follow-up/follow-up-form.tsx";
import { FollowUpThanks } from "../follow-up/follow-up-thanks.tsx";
import { PhoneMessages } from "../messages/phone-messages.tsx";
import type { PatientDesk } from "./patient-desk.ts";
import styles from "./phone.module.css";
import { PhoneSheet } from "./phone-sheet.tsx";
import { PhoneToday } from "./phone-today.tsx";

const PLACES = [
  ["today", "Today", IconCalendarHeart],
  ["messages", "Messages", IconMessage],
  ["sheet", "My sheet", IconFileText],
] as const;

type Place = (typeof PLACES)[number][0] | "form" | "thanks";

/** The patient's own pages after the interview: what is next, the form, the messages and the sheet. */
export function PhoneHome({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const [place, setPlace] = useState<Place>(desk.session.purpose === "messages" ? "messages" : "today");
  const question = followUpQuestion(desk.record, desk.at);
  if (place === "form" && question !== null) {
    return (
      <FollowUpForm
        desk={desk}
        question={question}
        onClose={() => setPlace("today")}
        onSent={() => setPlace("thanks")}
      />
    );
  }
  if (place === "thanks") return <FollowUpThanks desk={desk} onClose={() => setPlace("today")} />;
  return (
    <>
      {place === "today" ? (
        <PhoneToday desk={desk} question={question} onAnswer={() => setPlace("form")} />
      ) : null}
      {place === "messages" ? <PhoneMessages desk={desk} /> : null}
      {place === "sheet" ? <PhoneSheet desk={desk} /> : null}
      <nav className={styles["nav"]} aria-label="Pages">
        {PLACES.map(([id, name, Icon]) => (
          <button
            key={id}
            type="button"
            aria-current={place === id ? "page" : undefined}
            onClick={() => setPlace(id)}
            data-testid={`phone-${id}`}
          >
            <Icon size={24} stroke={1.7} aria-hidden="true" />
            {name}
          </button>
        ))}
      </nav>
    </>
  );
}
