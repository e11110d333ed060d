import {
  type AdvisorCase,
  type AppliedReason,
  adviseModalities,
  indications,
  type ModalityAdvice,
  type TargetRecord,
  targets,
} from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { AdvisorQuestions, BLOCK_OUTCOMES } from "./advisor-questions.tsx";
import styles from "./atlas.module.css";
import { atlasHref, useAddressChoices } from "./atlas-address.ts";
import { MissingRecord } from "./facts.tsx";
import { PageSources, Sure } from "./marks.tsx";
import { CryoMark } from "./target-list.tsx";
import { capitalized, inputWords } from "./words.ts";

/** For a target, the reasons for and against every modality; never a ranking. Without one, the choice of target. */
export function AdvisorPage(properties: { readonly targetId: string; readonly given: string }): ReactElement {
  const { targetId, given } = properties;
  if (targetId === "") return <ChooseTarget />;
  const target = targets().find(({ id }) => id === targetId);
  if (target === undefined)
    return <MissingRecord kind="target" id={targetId} href={atlasHref("advisor")} back="Choose a target" />;
  return <Advice key={target.id} target={target} given={given} />;
}

function ChooseTarget(): ReactElement {
  return (
    <>
      <h1>Modality advisor</h1>
      <p className={styles["lead"]}>
        Choose a target. You get what speaks for and against each modality there, never a ranking.
      </p>
      <ul className={styles["rows"]}>
        {targets().map((target) => (
          <li key={target.id}>
            <a className={styles["row"]} href={atlasHref("advisor", target.id)}>
              <span className={styles["rowNumber"]}>{target.atlasNumber}</span>
              <span className={styles["rowName"]}>{target.name}</span>
              <span className={styles["rowSide"]}>
                <CryoMark status={target.cryoStatus} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function answerOf(choices: URLSearchParams, key: string): boolean | null {
  const text = choices.get(key);
  return text === null ? null : text === "yes";
}

function caseOf(target: TargetRecord, choices: URLSearchParams): AdvisorCase {
  const block = BLOCK_OUTCOMES.find(([id]) => id === choices.get("block"))?.[0] ?? null;
  return {
    purpose: "nerve",
    targetId: target.id,
    indication: choices.get("indication"),
    regrowthWanted: answerOf(choices, "regrowth"),
    permanentLossAcceptable: answerOf(choices, "permanent"),
    permanentLossReason: choices.get("reason"),
    crowded: answerOf(choices, "crowded"),
    implantedDevice: answerOf(choices, "implant"),
    blockOutcome: block,
    levelCount: Math.max(1, Number(choices.get("levels") ?? "1") || 1),
    placementS: choices.get("placement") === null ? null : Number(choices.get("placement")) * 60,
  };
}

function Advice(properties: { readonly target: TargetRecord; readonly given: string }): ReactElement {
  const { target, given } = properties;
  const [choices, choose] = useAddressChoices(["advisor", target.id], given);
  const advice = adviseModalities(caseOf(target, choices));
  const named = indications().find(({ id }) => id === choices.get("indication"));
  return (
    <>
      <div className={styles["kicker"]}>Modality advisor</div>
      <h1>{target.name}</h1>
      <p className={styles["lead"]}>
        {named === undefined ? "No indication chosen. " : `${named.name}. `}
        The order is fixed and says nothing about which is better.{" "}
        <a href={atlasHref("target", target.id)}>Page of the target</a>
      </p>
      <AdvisorQuestions target={target} choices={choices} choose={choose} />
      {advice.map((entry) => (
        <AdviceCard key={entry.modality.id} advice={entry} />
      ))}
      <PageSources keys={advice.flatMap(({ sources, time }) => [...sources, ...time.sources])} />
    </>
  );
}

function AdviceCard({ advice }: { readonly advice: ModalityAdvice }): ReactElement {
  const { modality, time, unanswered, evidenceCards } = advice;
  return (
    <article className={styles["evidence"]} data-testid={`modality-${modality.id}`}>
      <header>
        <h2>{modality.name}</h2>
        <span className="quiet">
          Time: {time.totalS === null ? `not known (${time.missing.join(", ")})` : time.text}
        </span>
      </header>
      {advice.exclusions.length === 0 ? null : (
        <div className={styles["stop"]}>
          <strong>Ruled out here</strong>
          <Reasons reasons={advice.exclusions} none="" />
        </div>
      )}
      <div className={styles["sides"]}>
        <div>
          <h3>For</h3>
          <Reasons reasons={advice.reasonsFor} none="No reason for it is on record in this case." />
        </div>
        <div>
          <h3>Against</h3>
          <Reasons reasons={advice.reasonsAgainst} none="No reason against it is on record in this case." />
        </div>
      </div>
      {advice.questions.length === 0 ? null : (
        <div className={styles["note"]}>
          <strong>To be answered first</strong>
          <Reasons reasons={advice.questions} none="" />
        </div>
      )}
      <p className={styles["small"]}>
        {capitalized(modality.reversible.text)}{" "}
        <Sure status={modality.reversible.status} sources={modality.reversible.sources} />
      </p>
      <footer>
        {evidenceCards.length === 0 ? (
          <span className={styles["small"]}>No evidence card covers it.</span>
        ) : (
          evidenceCards.map((card) => (
            <a key={card.id} className={styles["cardLink"]} href={atlasHref("evidence", card.id)}>
              {card.id} <span>{card.title}</span>
            </a>
          ))
        )}
        {unanswered.length === 0 ? null : (
          <p className={styles["small"]}>
            Further reasons depend on what is not known here: {unanswered.map(unknownWords).join("; ")}.
          </p>
        )}
      </footer>
    </article>
  );
}

/** What of a case can be unknown, as a person would ask for it. */
const UNKNOWN_WORDS: Readonly<Record<string, string>> = {
  blockOutcome: "what the diagnostic block came to",
  crowded: "whether sensitive structures lie close",
  implantedDevice: "whether there is a pacemaker or other implant",
  indication: "the indication",
  permanentLossAcceptable: "whether permanent loss is acceptable",
  permanentLossReasonGiven: "why permanent loss is acceptable",
  regrowthWanted: "whether regrowth is wanted",
};

function unknownWords(quantity: string): string {
  return UNKNOWN_WORDS[quantity] ?? inputWords(quantity);
}

function Reasons(properties: {
  readonly reasons: readonly AppliedReason[];
  readonly none: string;
}): ReactElement {
  const { reasons, none } = properties;
  if (reasons.length === 0) return <p className={styles["none"]}>{none}</p>;
  return (
    <ul className={styles["statements"]}>
      {reasons.map((reason) => (
        <li key={reason.rule}>
          {reason.text} <Sure status={reason.status} sources={reason.sources} />
          {reason.evidenceCards.map(({ id }) => (
            <a key={id} className={styles["cardLink"]} href={atlasHref("evidence", id)}>
              {id}
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}
