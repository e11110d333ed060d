import { referrerLetter } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconCopy, IconPrinter } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "../step-parts.module.css";
import { printOnly } from "./print-only.ts";

/** The letter to whoever sent the patient, made from the record each time it is opened. */
export function Letter({ desk }: { readonly desk: RecordDesk }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const letter = referrerLetter(desk.record, desk.at);
  const { person } = desk;
  const about =
    person === null ? "" : `Re: ${person.givenName} ${person.familyName}, born ${person.birthDate}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText([letter.title, about, ...letter.paragraphs].join("\n\n"));
    setCopied(true);
  };
  return (
    <section className={styles["section"]} data-testid="letter-section">
      <header className={styles["sectionHead"]}>
        <h2>Letter to the referrer</h2>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(!isOpen)} data-testid="open-letter">
          {isOpen ? "Hide" : "Show"}
        </Button>
      </header>
      {isOpen ? (
        <>
          <div className={styles["actions"]}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={16} />}
              onClick={() => printOnly("letter")}
              data-testid="print-letter"
            >
              Print
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCopy size={16} />}
              onClick={() => void copy()}
            >
              {isCopied ? "Copied" : "Copy the text"}
            </Button>
          </div>
          <article className={styles["paper"]} data-print="letter" data-testid="letter">
            <h1>{letter.title}</h1>
            {about === "" ? null : <p>{about}</p>}
            {letter.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </article>
        </>
      ) : null}
    </section>
  );
}
