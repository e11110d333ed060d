import { type EvidenceCard, evidenceCards, searchRecords } from "@isotherm/knowledge";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { MissingRecord } from "./facts.tsx";
import { PageSources, Sure } from "./marks.tsx";

/** The evidence library: practice beside studies, negative trials in full view; with an id, one card. */
export function EvidencePage({ cardId }: { readonly cardId: string }): ReactElement {
  const [text, setText] = useState("");
  const all = evidenceCards();
  if (cardId !== "") {
    const card = all.find(({ id }) => id === cardId);
    if (card === undefined)
      return <MissingRecord kind="evidence card" id={cardId} href={atlasHref("evidence")} back="All cards" />;
    return (
      <>
        <p className={styles["noPrint"]}>
          <a href={atlasHref("evidence")}>All evidence cards</a>
        </p>
        <EvidenceCardView card={card} />
        <PageSources keys={sourcesOfCard(card)} />
      </>
    );
  }
  const found = searchRecords(all, text, (card) => ({
    names: [card.id, card.title],
    rest: [card.practice, ...card.evidence, card.show, ...card.negativeTrials.map((trial) => trial.text)],
  }));
  return (
    <>
      <h1>Evidence</h1>
      <p className={styles["lead"]}>What practice says beside what studies say. They do not always agree.</p>
      <div className={styles["controls"]}>
        <TextInput
          aria-label="Search evidence"
          placeholder="Search the cards"
          leftSection={<IconSearch size={18} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="evidence-search"
        />
      </div>
      {found.length === 0 ? <p className={styles["none"]}>No card matches “{text}”.</p> : null}
      {found.map((card) => (
        <EvidenceCardView key={card.id} card={card} />
      ))}
    </>
  );
}

function sourcesOfCard(card: EvidenceCard): readonly string[] {
  return [...card.sources, ...card.negativeTrials.flatMap(({ sources }) => sources)];
}

function EvidenceCardView({ card }: { readonly card: EvidenceCard }): ReactElement {
  return (
    <article className={styles["evidence"]} data-testid={`evidence-${card.id}`}>
      <header>
        <a className={styles["cardLink"]} href={atlasHref("evidence", card.id)}>
          {card.id}
        </a>
        <h2>{card.title}</h2>
      </header>
      <div className={styles["sides"]}>
        <div>
          <h3>Practice says</h3>
          <p>{card.practice}</p>
        </div>
        <div>
          <h3>Studies say</h3>
          {card.evidence.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </div>
      {card.negativeTrials.length === 0 ? (
        <p className={styles["small"]}>No negative trial is on record for this claim.</p>
      ) : (
        <div className={styles["negative"]} data-testid="negative-trials">
          <h3>Negative or neutral trials</h3>
          {card.negativeTrials.map((trial) => (
            <p key={trial.text}>
              {trial.text} <Sure status={trial.status} sources={trial.sources} />
            </p>
          ))}
        </div>
      )}
      <p className={styles["shown"]}>
        <strong>Shown in plans:</strong> {card.show}
      </p>
      <footer>
        <p>
          <strong>Certainty:</strong> {card.certainty} <Sure status={card.status} sources={card.sources} />
        </p>
        <p className="quiet">Last reviewed {card.lastReviewed}</p>
      </footer>
    </article>
  );
}
