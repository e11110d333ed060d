import { Button, TextInput } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { sentenceOf } from "../../clinic/record/record-desk.ts";
import parts from "../../clinic/step-parts.module.css";
import { FailureNote } from "../../layout/failure-note.tsx";
import { fetchSiteContact, noContact, type SiteContact, saveSiteContact } from "../../server/site-contact.ts";
import styles from "./messages.module.css";

/** The site's own numbers, which every patient's page shows over the inbox; one setting for all patients. */
export function ContactForm(): ReactElement {
  const [contact, setContact] = useState<SiteContact>(noContact);
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  useEffect(() => {
    fetchSiteContact().then(setContact, (error: unknown) => setMessage(sentenceOf(error)));
  }, []);
  const save = async (): Promise<void> => {
    try {
      await saveSiteContact(contact);
      setMessage(null);
      setOpen(false);
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  const orNull = (text: string): string | null => (text.trim() === "" ? null : text);
  return (
    <section className={parts["section"]} data-testid="site-contact">
      <header className={parts["sectionHead"]}>
        <h2>What patients are told to call</h2>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => setOpen(!isOpen)}
          data-testid="contact-open"
        >
          {isOpen ? "Close" : "Change"}
        </Button>
      </header>
      <p className={parts["lead"]}>
        {contact.clinicPhone === null
          ? "No number is entered yet; patients are told to use the one they were given."
          : `${contact.clinicPhone}${contact.phoneHours === "" ? "" : ` (${contact.phoneHours})`}`}
        {contact.emergencyPhone === null ? "" : `; emergencies ${contact.emergencyPhone}`}
      </p>
      {isOpen ? (
        <div className={styles["contact"]}>
          <TextInput
            label="Number of the clinic"
            value={contact.clinicPhone ?? ""}
            onChange={(event) => setContact({ ...contact, clinicPhone: orNull(event.currentTarget.value) })}
            data-testid="clinic-phone"
          />
          <TextInput
            label="Number for emergencies where you are"
            value={contact.emergencyPhone ?? ""}
            onChange={(event) =>
              setContact({ ...contact, emergencyPhone: orNull(event.currentTarget.value) })
            }
            data-testid="emergency-phone"
          />
          <TextInput
            label="When the clinic answers"
            value={contact.phoneHours}
            onChange={(event) => setContact({ ...contact, phoneHours: event.currentTarget.value })}
          />
          <Button onClick={() => void save()} data-testid="contact-save">
            Save for every patient
          </Button>
        </div>
      ) : null}
      {message === null ? null : <FailureNote message={message} />}
    </section>
  );
}
