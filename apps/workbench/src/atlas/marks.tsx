import { type FactStatus, type Reference, references, type Sourced } from "@isotherm/knowledge";
import type { ReactElement, ReactNode } from "react";
import { StatusMark } from "../layout/source-note.tsx";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";

/** How sure a statement is and where it comes from: a mark, and links to its references that stay on paper. */
export function Sure(properties: {
  readonly status: FactStatus;
  readonly sources: readonly string[];
}): ReactElement {
  const { status, sources } = properties;
  return (
    <span className={styles["sure"]} data-status={status}>
      <StatusMark status={status} sources={sources} />
      {sources.map((key) => (
        <a key={key} className={styles["source"]} href={atlasHref("references", key)}>
          {key}
        </a>
      ))}
    </span>
  );
}

/** A part of a page with its heading. */
export function Section(properties: {
  readonly title: string;
  readonly children: ReactNode;
  readonly testId?: string;
}): ReactElement {
  const { title, children, testId } = properties;
  return (
    <section className={styles["section"]} data-testid={testId}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Sentences with their certainty; a sentence of its own when there are none. */
export function StatementList(properties: {
  readonly statements: readonly (Sourced & { readonly text: string })[];
  readonly none: string;
}): ReactElement {
  const { statements, none } = properties;
  if (statements.length === 0) return <p className={styles["none"]}>{none}</p>;
  return (
    <ul className={styles["statements"]}>
      {statements.map((statement) => (
        <li key={statement.text}>
          {statement.text} <Sure status={statement.status} sources={statement.sources} />
        </li>
      ))}
    </ul>
  );
}

/** Words as a plain list; a sentence of its own when there are none. */
export function WordList(properties: {
  readonly words: readonly string[];
  readonly none: string;
}): ReactElement {
  const { words, none } = properties;
  if (words.length === 0) return <p className={styles["none"]}>{none}</p>;
  return (
    <ul className={styles["words"]}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

/** One source in full, as a library would write it. */
export function citationText(reference: Reference): string {
  const { author, title, containerTitle, issued } = reference;
  const parts = [author, title, containerTitle, issued].filter(Boolean);
  return parts.map((part) => part?.replace(/\.$/u, "")).join(". ");
}

/** Every source of a page in full, so that the printed page stands alone. */
export function PageSources({ keys }: { readonly keys: readonly string[] }): ReactElement {
  const wanted = new Set(keys);
  return (
    <Section title="Sources of this page" testId="page-sources">
      <ul className={styles["citations"]}>
        {references()
          .filter(({ id }) => wanted.has(id))
          .map((reference) => (
            <li key={reference.id}>
              <a href={atlasHref("references", reference.id)}>{reference.id}</a> {citationText(reference)}
              {reference.DOI === null ? "" : `. doi:${reference.DOI}`}
              {reference.checkedOn === null ? (
                <span className="quiet"> (not yet read against the primary source)</span>
              ) : null}
            </li>
          ))}
      </ul>
    </Section>
  );
}
