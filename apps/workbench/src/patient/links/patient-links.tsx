import { Button, CopyButton } from "@mantine/core";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { readableDay, readableMoment } from "../../clinic/record/moments.ts";
import { sentenceOf } from "../../clinic/record/record-desk.ts";
import parts from "../../clinic/step-parts.module.css";
import { FailureNote } from "../../layout/failure-note.tsx";
import {
  createLink,
  listLinks,
  type NewPatientLink,
  type PatientLink,
  revokeLink,
} from "../../server/patient-links.ts";
import type { LinkPurpose } from "../phone/link-session.ts";
import styles from "./patient-links.module.css";

/** [days] How long a link lasts; a choice of this project: until the visit, through the follow-up of a year. */
const LASTS_DAYS: Readonly<Record<LinkPurpose, number>> = { interview: 14, "follow-up": 400, messages: 400 };

const TITLES: Readonly<Record<LinkPurpose, string>> = {
  interview: "Answered beforehand by the patient",
  "follow-up": "Answered by the patient on the phone",
  messages: "Messages by the patient’s phone",
};

/** Links of one purpose: made with a code that is shown once, listed, and ended. */
export function PatientLinks(properties: {
  readonly patientId: string;
  readonly purpose: LinkPurpose;
  readonly lead: string;
}): ReactElement {
  const { patientId, purpose, lead } = properties;
  const [links, setLinks] = useState<readonly PatientLink[]>([]);
  const [made, setMade] = useState<NewPatientLink | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const load = useCallback(async (): Promise<void> => {
    try {
      setLinks((await listLinks(patientId)).filter((link) => link.purpose === purpose));
      setMessage(null);
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  }, [patientId, purpose]);
  useEffect(() => void load(), [load]);
  const act = (work: () => Promise<void>): void => {
    work().then(load, (error: unknown) => setMessage(sentenceOf(error)));
  };
  const make = (): void =>
    act(async () => {
      const expiresAt = new Date(Date.now() + LASTS_DAYS[purpose] * 86_400_000).toISOString();
      setMade(await createLink(patientId, { purpose, expiresAt }));
    });
  const end = (linkId: string): void =>
    act(async () => {
      await revokeLink(patientId, linkId);
      setMade(null);
    });
  const shown = links.filter(({ state }) => state === "open" || state === "too-many-tries");
  return (
    <section className={parts["section"]} data-testid={`links-${purpose}`}>
      <header className={parts["sectionHead"]}>
        <h2>{TITLES[purpose]}</h2>
        <Button size="compact-sm" variant="subtle" onClick={make} data-testid={`make-link-${purpose}`}>
          Make a link
        </Button>
      </header>
      <p className={parts["lead"]}>{lead}</p>
      {message === null ? null : (
        <FailureNote message={message} action={{ label: "Try again", onClick: () => void load() }} />
      )}
      {made === null ? null : <MadeLink link={made} />}
      <ul className={styles["links"]}>
        {shown.map((link) => (
          <li key={link.linkId}>
            <span>
              Made {readableDay(link.createdAt)}, until {readableDay(link.expiresAt)}
            </span>
            <span className="quiet">
              {link.state === "too-many-tries" ? "closed after too many wrong codes; make another. " : ""}
              {link.lastOpenedAt === null ? "not opened yet" : `opened ${readableMoment(link.lastOpenedAt)}`}
            </span>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => end(link.linkId)}>
              End it
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Address and code, to be handed over by two ways. */
function MadeLink({ link }: { readonly link: NewPatientLink }): ReactElement {
  const address = `${location.origin}${link.url}`;
  return (
    <div className={styles["made"]} role="status">
      <div>
        <span className="quiet">Address</span>
        <strong data-testid="link-address">{address}</strong>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </div>
      <div>
        <span className="quiet">Code</span>
        <strong className={styles["code"]} data-testid="link-code-shown">
          {link.code}
        </strong>
      </div>
      <p className="quiet">
        The code is shown only now. Give it apart from the address: say it, or write it down. On a tablet
        here, open the address and hand it over; this browser is then signed out of the clinic.
      </p>
    </div>
  );
}
