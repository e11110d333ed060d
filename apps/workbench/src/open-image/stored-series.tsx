import { Text } from "@mantine/core";
import { IconStack2 } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { startPlan } from "../cases/plan-actions.ts";
import { readableTime } from "../cases/plan-row.tsx";
import { listSeries, type SeriesEntry } from "../server/stored-images.ts";
import { goTo } from "../state/route.ts";
import styles from "./open-image.module.css";

/** Series that are here already: a new plan on one of them needs no second import. */
export function StoredSeries({ onOpened }: { readonly onOpened: () => void }): ReactElement | null {
  const [series, setSeries] = useState<readonly SeriesEntry[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  useEffect(() => {
    listSeries().then(setSeries, (error: unknown) => setMessage(sentence(error)));
  }, []);
  const open = (entry: SeriesEntry): void => {
    startOn(entry).then(
      (planId) => {
        goTo({ screen: "plan", planId });
        onOpened();
      },
      (error: unknown) => setMessage(sentence(error)),
    );
  };
  if (series.length === 0 && message === null) return null;
  return (
    <section>
      <Text size="sm" fw={600} mt="lg" mb={6}>
        Or start a new plan on images that are here already
      </Text>
      {message === null ? null : (
        <Text size="sm" c="orange" role="alert">
          {message}
        </Text>
      )}
      <div className={styles["list"]} style={{ maxHeight: 220 }}>
        {series.map((entry) => (
          <button
            key={entry.id}
            type="button"
            className={styles["series"]}
            onClick={() => open(entry)}
            data-testid="stored-series"
          >
            <IconStack2 size={20} />
            <span>
              {entry.description || "Series without a description"}
              <span className={`${styles["geometry"]} number`} style={{ display: "block" }}>
                {entry.sliceCount} slices · {(entry.sizeBytes / 1e6).toFixed(1)} MB ·{" "}
                {readableTime(entry.importedAt)}
              </span>
            </span>
            <span className="quiet">{entry.modality}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

function startOn(entry: SeriesEntry): Promise<string> {
  const { id, seriesInstanceUid } = entry;
  return startPlan(entry.description || `${entry.modality} plan`, {
    kind: "series",
    id,
    seriesInstanceUid,
    frameOfReferenceUid: null,
  });
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : "The stored images could not be listed.";
}
