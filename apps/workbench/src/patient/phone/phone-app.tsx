import { type ReactElement, useCallback, useEffect, useState } from "react";
import { onSessionLapsed, tellSessionRenewed } from "../../server/session-lapse.ts";
import { fetchSiteContact, noContact, type SiteContact } from "../../server/site-contact.ts";
import { InterviewPages } from "../interview/interview-pages.tsx";
import { CodePage } from "./code-page.tsx";
import { currentLinkSession, type LinkSession, plainReason } from "./link-session.ts";
import { OutboxBar } from "./outbox-bar.tsx";
import { usePhoneRecord } from "./patient-desk.ts";
import styles from "./phone.module.css";
import { PhoneHome } from "./phone-home.tsx";
import { adoptLinkShelf } from "./shelf.ts";
import { useOutbox } from "./use-outbox.ts";

type Door =
  | { readonly state: "asking" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "closed"; readonly isAgain: boolean }
  | { readonly state: "open"; readonly session: LinkSession };

/** The pages of a patient, on a phone or a tablet: behind a link and a code, and never more than one patient. */
export function PhoneApp({ linkId }: { readonly linkId: string }): ReactElement {
  const [door, setDoor] = useState<Door>({ state: "asking" });
  const ask = useCallback(async (): Promise<void> => {
    try {
      const session = await currentLinkSession(linkId);
      if (session !== null) adoptLinkShelf(linkId, session.patientId);
      setDoor(session === null ? { state: "closed", isAgain: false } : { state: "open", session });
    } catch (error) {
      setDoor({ state: "failed", message: plainReason(error) });
    }
  }, [linkId]);
  const lapse = useCallback(() => setDoor({ state: "closed", isAgain: true }), []);
  useEffect(() => {
    document.title = "Your clinic";
    document.documentElement.dataset["mantineColorScheme"] = "light";
    void ask();
    return onSessionLapsed(lapse);
  }, [ask, lapse]);
  const opened = (session: LinkSession): void => {
    adoptLinkShelf(linkId, session.patientId);
    setDoor({ state: "open", session });
    tellSessionRenewed();
  };
  return (
    <div className={styles["phone"]} data-testid="phone">
      {door.state === "asking" ? <Waiting /> : null}
      {door.state === "failed" ? <Failed message={door.message} onRetry={() => void ask()} /> : null}
      {door.state === "closed" ? <CodePage linkId={linkId} onOpened={opened} isAgain={door.isAgain} /> : null}
      {door.state === "open" ? <OpenPages linkId={linkId} session={door.session} onLapsed={lapse} /> : null}
    </div>
  );
}

function OpenPages(properties: {
  readonly linkId: string;
  readonly session: LinkSession;
  readonly onLapsed: () => void;
}): ReactElement {
  const { linkId, session, onLapsed } = properties;
  const { state, refresh } = usePhoneRecord(session.patientId);
  const { outbox, items } = useOutbox(session.patientId, { onSignedOut: onLapsed, onSent: refresh });
  const [contact, setContact] = useState<SiteContact>(noContact);
  useEffect(() => {
    fetchSiteContact().then(setContact, () => undefined);
  }, []);
  if (state.status === "loading") return <Waiting />;
  if (state.status === "failed") return <Failed message={state.message} onRetry={state.retry} />;
  const desk = {
    linkId,
    session,
    contact,
    record: state.record,
    at: state.at,
    waiting: items,
    send: (entry: Parameters<typeof outbox.add>[1]) => outbox.add(session.patientId, entry),
  };
  return (
    <>
      {session.siteKind === "demo" ? <div className={styles["outbox"]}>Demo: synthetic patients</div> : null}
      <OutboxBar outbox={outbox} items={items} />
      {session.purpose === "interview" ? <InterviewPages desk={desk} /> : <PhoneHome desk={desk} />}
    </>
  );
}

function Waiting(): ReactElement {
  return (
    <div className={styles["center"]} role="status">
      One moment…
    </div>
  );
}

function Failed(properties: { readonly message: string; readonly onRetry: () => void }): ReactElement {
  return (
    <div className={styles["center"]}>
      <p role="alert">{properties.message}</p>
      <button type="button" className={styles["second"]} onClick={properties.onRetry}>
        Try again
      </button>
    </div>
  );
}
