import {
  bodyRegions,
  findTargets,
  type ImagingFinding,
  painQualities,
  type TargetMatch,
  type TargetSearch,
  targets,
} from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { atlasHref, toggled, useAddressChoices } from "./atlas-address.ts";
import { BodyMap } from "./body-map.tsx";
import { FindingChoice } from "./finding-choice.tsx";
import { PageSources, Section, Sure } from "./marks.tsx";
import { CryoMark } from "./target-list.tsx";

const dermatomeOrder = "VCTLS";

/** From where it hurts, how, where to, what the images show and a dermatome to targets, with the reasons. */
export function FinderPage({ given }: { readonly given: string }): ReactElement {
  const [choices, choose] = useAddressChoices(["finder"], given);
  const toggle = (key: string) => (value: string) => choose(toggled(choices, key, value));
  const regions = bodyRegions();
  const named = regions.map(({ id, name }) => [id, name] as const);
  return (
    <>
      <h1>Target finder</h1>
      <p className={styles["lead"]}>Which nerves could carry this pain, and why each is suggested.</p>
      <div className={styles["finder"]}>
        <div className={styles["noPrint"]}>
          <div className={styles["beside"]}>
            <BodyMap regions={regions} chosen={choices.getAll("at")} onToggle={toggle("at")} />
          </div>
        </div>
        <div className={styles["questions"]}>
          <Choices
            title="Where it hurts"
            options={named}
            chosen={choices.getAll("at")}
            onToggle={toggle("at")}
          />
          <Choices
            title="How it feels"
            options={painQualities().map(({ id, name }) => [id, name] as const)}
            chosen={choices.getAll("how")}
            onToggle={toggle("how")}
          />
          <Choices
            title="Where it radiates to"
            folded={true}
            options={named.filter(([id]) => radiates(id))}
            chosen={choices.getAll("to")}
            onToggle={toggle("to")}
          />
          <FindingChoice findings={choices.getAll("finding")} onToggle={toggle("finding")} />
          <Choices
            title="Dermatome"
            folded={true}
            options={dermatomes().map((level) => [level, level] as const)}
            chosen={choices.getAll("dermatome")}
            onToggle={toggle("dermatome")}
          />
          <button type="button" className={styles["plain"]} onClick={() => choose(new URLSearchParams())}>
            Clear all
          </button>
        </div>
        <Summary choices={choices} />
      </div>
      <Result choices={choices} />
    </>
  );
}

function radiates(regionId: string): boolean {
  return targets().some((target) => target.radiation.includes(regionId) || target.regions.includes(regionId));
}

/** Every level that a target names, from head to foot. */
function dermatomes(): readonly string[] {
  const levels = [...new Set(targets().flatMap((target) => target.dermatomes.levels))];
  const placeOf = (level: string): number =>
    100 * dermatomeOrder.indexOf(level.charAt(0)) + Number(level.slice(1));
  return levels.sort((a, b) => placeOf(a) - placeOf(b));
}

function Choices(properties: {
  readonly title: string;
  readonly options: readonly (readonly [string, string])[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  /** Shown on demand, or when something of it is chosen. */
  readonly folded?: boolean;
}): ReactElement {
  const { title, options, chosen, onToggle, folded = false } = properties;
  const [startsOpen] = useState(chosen.length > 0);
  const pills = (
    <div className={styles["pills"]}>
      {options.map(([id, name]) => (
        <button key={id} type="button" aria-pressed={chosen.includes(id)} onClick={() => onToggle(id)}>
          {name}
        </button>
      ))}
    </div>
  );
  if (folded)
    return (
      <details className={styles["choices"]} open={startsOpen}>
        <summary>{title}</summary>
        {pills}
      </details>
    );
  return (
    <fieldset className={styles["choices"]}>
      <legend>{title}</legend>
      {pills}
    </fieldset>
  );
}

/** How many names the summary holds without hiding the questions. */
const summaryCount = 3;

/** The first matches by name at the lower edge of the screen, so that an answer is seen at once. */
function Summary({ choices }: { readonly choices: URLSearchParams }): ReactElement | null {
  const { matches } = findTargets(searchOf(choices));
  if (matches.length === 0) return null;
  return (
    <ol className={styles["summary"]} aria-hidden="true" data-testid="finder-summary">
      {matches.slice(0, summaryCount).map(({ target }) => (
        <li key={target.id}>
          <span className={styles["rowNumber"]}>{target.atlasNumber}</span> {target.name}
        </li>
      ))}
      <li className="quiet">
        {matches.length > summaryCount
          ? `and ${matches.length - summaryCount} more, with the reasons, below`
          : "reasons below"}
      </li>
    </ol>
  );
}

function searchOf(choices: URLSearchParams): TargetSearch {
  return {
    regions: choices.getAll("at"),
    qualities: choices.getAll("how"),
    radiation: choices.getAll("to"),
    dermatomes: choices.getAll("dermatome"),
    imagingFindings: choices.getAll("finding").map((text): ImagingFinding => {
      const [kindId = "", stationId = ""] = text.split("@");
      return { kindId, stationId: stationId === "" ? null : stationId };
    }),
  };
}

function Result({ choices }: { readonly choices: URLSearchParams }): ReactElement {
  const { matches, prompts, sources } = findTargets(searchOf(choices));
  const isAsked = [...choices.keys()].some((key) => key !== "how");
  return (
    <div data-testid="finder-result">
      <p className={styles["hidden"]} role="status">
        {matches.length} possible targets: {matches.map(({ target }) => target.name).join(", ")}
      </p>
      {prompts.length === 0 ? null : (
        <div className={styles["note"]} data-testid="finder-prompts">
          <strong>Look again at the images</strong>
          <ul>
            {prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        </div>
      )}
      <Section title={matches.length === 1 ? "1 possible target" : `${matches.length} possible targets`}>
        {matches.length > 0 ? (
          <p className={styles["small"]}>
            Those with more kinds of clues come first. A match is a reason to think of a nerve, not a
            diagnosis.
          </p>
        ) : (
          <p className={styles["none"]}>
            {isAsked
              ? "No target of the atlas matches; take a neighboring region, or plan a custom target with its safe-access assessment."
              : "Choose where it hurts, a finding or a dermatome. How it feels adds to a clue but makes no target alone."}
          </p>
        )}
        {matches.map((match) => (
          <Match key={match.target.id} match={match} />
        ))}
      </Section>
      {matches.length === 0 ? null : <PageSources keys={sources} />}
    </div>
  );
}

function Match({ match }: { readonly match: TargetMatch }): ReactElement {
  const { target, clues, empirical } = match;
  const names = new Map(bodyRegions().map(({ id, name }) => [id, name]));
  const worded = (text: string): string =>
    text.replace(
      /^(felt at|radiates to) (.+)$/u,
      (_, verb: string, id: string) => `${verb} ${names.get(id) ?? id}`,
    );
  return (
    <article className={styles["card"]} data-testid={`match-${target.id}`}>
      <header className={styles["headRow"]}>
        <span className={styles["rowNumber"]}>{target.atlasNumber}</span>
        <a className={styles["rowName"]} href={atlasHref("target", target.id)}>
          {target.name}
        </a>
        <CryoMark status={target.cryoStatus} />
        {empirical ? (
          <span className={styles["cryo"]} data-cryo="not-tried-by-operator">
            empirical: a diagnostic block, no imaging correlate
          </span>
        ) : null}
      </header>
      <ul className={styles["statements"]}>
        {clues.map((clue) => (
          <li key={`${clue.kind}${clue.text}`}>
            {worded(clue.text)} <Sure status={clue.status} sources={clue.sources} />
          </li>
        ))}
      </ul>
    </article>
  );
}
