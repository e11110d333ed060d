import { findingKinds, stations } from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";

/** What the images show, and at which station; `kind@station` in the address. */
export function FindingChoice(properties: {
  readonly findings: readonly string[];
  readonly onToggle: (finding: string) => void;
}): ReactElement {
  const { findings, onToggle } = properties;
  const [kind, setKind] = useState("");
  const [station, setStation] = useState("");
  const add = (): void => {
    const finding = `${kind}@${kind === "none" ? "" : station}`;
    if (kind !== "" && !findings.includes(finding)) onToggle(finding);
    setKind("");
    setStation("");
  };
  return (
    <fieldset className={styles["choices"]}>
      <legend>What the images show</legend>
      <div className={styles["findingRow"]}>
        <select
          aria-label="Finding"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data-testid="finding-kind"
        >
          <option value="">Finding…</option>
          {findingKinds().map(({ id, name, synonyms }) => (
            <option key={id} value={id}>
              {synonyms.length === 0 ? name : `${name} (${synonyms.join(", ")})`}
            </option>
          ))}
        </select>
        <select
          aria-label="Station"
          value={station}
          disabled={kind === "none"}
          onChange={(event) => setStation(event.currentTarget.value)}
          data-testid="finding-station"
        >
          <option value="">no station</option>
          {stations().map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Button size="xs" variant="default" disabled={kind === ""} onClick={add} data-testid="add-finding">
          Add
        </Button>
      </div>
      <div className={styles["pills"]}>
        {findings.map((finding) => (
          <button
            key={finding}
            type="button"
            aria-pressed={true}
            aria-label={`Take out: ${findingName(finding)}`}
            onClick={() => onToggle(finding)}
          >
            {findingName(finding)} ×
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function findingName(finding: string): string {
  const [kindId = "", stationId = ""] = finding.split("@");
  const kind = findingKinds().find(({ id }) => id === kindId)?.name ?? kindId;
  const station = stations().find(({ id }) => id === stationId)?.name;
  return station === undefined ? kind : `${kind} at ${station}`;
}
