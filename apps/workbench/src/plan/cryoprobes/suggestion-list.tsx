import type { PlacementSuggestions, RejectedPaths, SuggestedPlacement } from "@isotherm/planning";
import { formatDuration } from "@isotherm/planning";
import { Button, Group, Progress, Text } from "@mantine/core";
import { IconPlayerStopFilled, IconX } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { signed } from "../../freeze/clock.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import {
  applyPlacement,
  cancelPlacements,
  closePlacements,
  showPaths,
  usePlacementStore,
} from "../../state/placement-store.ts";
import { MarginList } from "./margin-list.tsx";
import styles from "./suggestions.module.css";

/** The search for placements: how far it is, what it found, and what it turned away. */
export function SuggestionList(): ReactElement | null {
  const status = usePlacementStore((state) => state.status);
  const message = usePlacementStore((state) => state.message);
  const answer = usePlacementStore((state) => state.answer);
  if (status === "running") return <RunningSearch />;
  if (message !== null) return <FailureNote message={message} />;
  return answer === null ? null : <Suggestions answer={answer} />;
}

function RunningSearch(): ReactElement {
  const progress = usePlacementStore((state) => state.progress);
  const fraction = progress?.fraction ?? 0;
  return (
    <div data-testid="search-running">
      <Group justify="space-between" mb={6} className="number" wrap="nowrap">
        <Text fw={600}>{Math.round(fraction * 100)} %</Text>
        <Text size="sm" c="dimmed" ta="right">
          {progress?.text ?? "preparing"}
        </Text>
      </Group>
      <Progress value={fraction * 100} size="lg" aria-label="Progress of the search" />
      <Button
        mt="sm"
        variant="default"
        fullWidth={true}
        leftSection={<IconPlayerStopFilled size={16} />}
        onClick={cancelPlacements}
        data-testid="cancel-search"
      >
        Cancel
      </Button>
    </div>
  );
}

function Suggestions({ answer }: { readonly answer: PlacementSuggestions }): ReactElement {
  const isStale = usePlacementStore((state) => state.isStale);
  const { suggestions, rejections, triedCount, clearCount, frozenCount } = answer;
  return (
    <section className={styles["list"]} data-testid="suggestions">
      <div className={styles["head"]}>
        <h3>{suggestions.length === 0 ? "No clear path" : "Suggested"}</h3>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} />}
          onClick={closePlacements}
        >
          Close
        </Button>
      </div>
      {isStale ? (
        <p className={styles["stale"]} role="status">
          The anatomy has changed since: look again.
        </p>
      ) : null}
      {suggestions.map((suggestion, index) => (
        <Suggestion key={suggestion.cryoprobes[0]?.id} suggestion={suggestion} index={index} />
      ))}
      <p className={`${styles["words"]} number`}>
        {triedCount.toLocaleString("en")} paths tried, {clearCount.toLocaleString("en")} clear of everything
        marked and of bone, lung and air in the CT, {frozenCount} frozen. {answer.rankedBy} Vessels, nerves
        and bowel that are not marked are not known: check every plane.
        {answer.computedWith === null ? "" : ` Computed with ${answer.computedWith}.`}
      </p>
      <Rejections rejections={rejections} />
      <MarginList margins={answer.margins} />
    </section>
  );
}

function Suggestion(properties: {
  readonly suggestion: SuggestedPlacement;
  readonly index: number;
}): ReactElement {
  const { suggestion, index } = properties;
  const isShown = usePlacementStore(({ shown }) => shown?.kind === "suggestion" && shown.index === index);
  const isStale = usePlacementStore((state) => state.isStale);
  const { cryoprobes, nerveLengthMm, pathLengthMm, shortestFreezeS, protocol, spareMm } = suggestion;
  const show = (): void => showPaths({ kind: "suggestion", index });
  const facts: readonly (readonly [string, string])[] = [
    ["nerve ≤ −20 °C", `${nerveLengthMm.toFixed(1)} mm`],
    ["path", `${pathLengthMm.toFixed(0)} mm`],
    ["spare", spareMm === null ? "free" : `${signed(spareMm)} mm`],
    ["freeze", shortestFreezeS === null ? "not covered" : formatDuration(shortestFreezeS)],
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the keyboard; pointing only previews
    <div
      className={styles["card"]}
      data-shown={isShown}
      onMouseEnter={show}
      onFocus={show}
      data-testid="suggestion"
    >
      <div className={styles["cardHead"]}>
        <button type="button" className={styles["name"]} onClick={show} aria-pressed={isShown}>
          {index + 1}. {cryoprobes.length === 1 ? "1 cryoprobe" : `${cryoprobes.length} cryoprobes`}
        </button>
        <Button
          size="compact-sm"
          disabled={isStale}
          onClick={() => applyPlacement(suggestion, null)}
          data-testid="use-suggestion"
        >
          Use this
        </Button>
      </div>
      <dl className={`${styles["facts"]} number`}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isShown ? <Details suggestion={suggestion} /> : null}
      {isShown && protocol !== null && shortestFreezeS !== null ? (
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={isStale}
          onClick={() => applyPlacement(suggestion, protocol)}
          data-testid="use-suggestion-freeze"
        >
          Use it with its freeze of {formatDuration(shortestFreezeS)}
        </Button>
      ) : null}
    </div>
  );
}

/** Clearances worth a line: the tightest. */
const TIGHTEST_COUNT = 3;

function Details({ suggestion }: { readonly suggestion: SuggestedPlacement }): ReactElement {
  const { freezeText, firstLimit, clearances } = suggestion;
  return (
    <div className={`${styles["words"]} number`}>
      <p>{freezeText}</p>
      {firstLimit === null ? null : <p>{firstLimit.text}.</p>}
      {clearances
        .slice(0, TIGHTEST_COUNT)
        .map(({ structureId, structureName, kind, clearanceMm, marginMm }) => (
          <p key={`${structureId ?? kind}/${clearanceMm}`}>
            {signed(clearanceMm)} mm to {structureName} (margin {marginMm} mm)
          </p>
        ))}
    </div>
  );
}

/** Reasons listed before anybody asks for more. */
const REASON_COUNT = 5;

function Rejections({ rejections }: { readonly rejections: readonly RejectedPaths[] }): ReactElement | null {
  const [withAll, setWithAll] = useState(false);
  const shown = usePlacementStore((state) => state.shown);
  if (rejections.length === 0) return null;
  const listed = withAll ? rejections : rejections.slice(0, REASON_COUNT);
  return (
    <div data-testid="rejections">
      <h4 className={styles["subhead"]}>Turned away</h4>
      {listed.map(({ reason, structureId, text, count }, index) => {
        const isShown = shown?.kind === "rejection" && shown.index === index;
        return (
          <button
            key={`${reason}/${structureId ?? text}`}
            type="button"
            className={`${styles["reason"]} number`}
            aria-pressed={isShown}
            onClick={() => showPaths(isShown ? null : { kind: "rejection", index })}
            title={isShown ? "Hide the examples" : "Draw the ones that came nearest to being taken"}
            data-testid="rejection"
          >
            <span>{text}</span>
            <span>{count.toLocaleString("en")}</span>
          </button>
        );
      })}
      {rejections.length <= REASON_COUNT ? null : (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setWithAll(!withAll)}>
          {withAll ? "Fewer reasons" : `All ${rejections.length} reasons`}
        </Button>
      )}
    </div>
  );
}
