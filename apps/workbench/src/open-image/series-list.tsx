import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled, IconCircleX } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import type { DateChoice } from "../worker/deidentify-choice.ts";
import type { ScanAnswer, SeriesChoice } from "../worker/jobs.ts";
import styles from "./open-image.module.css";

/** What was found; one series is chosen, and what happens to its dates. */
export function SeriesList(properties: {
  readonly answer: ScanAnswer;
  readonly onImport: (series: SeriesChoice, dates: DateChoice) => void;
  readonly onBack: () => void;
}): ReactElement {
  const { answer, onImport, onBack } = properties;
  const [chosenKey, setChosenKey] = useState(firstOpenable(answer)?.key ?? null);
  const [dates, setDates] = useState<DateChoice>("shift");
  const chosen = answer.series.find((series) => series.key === chosenKey) ?? null;
  return (
    <>
      <Text size="sm" c="dimmed">
        {answer.series.length === 1 ? "One series" : `${answer.series.length} series`} in{" "}
        {counted(answer.fileCount, "file")}
      </Text>
      <div className={styles["list"]} role="radiogroup" aria-label="Series" data-testid="series-list">
        {answer.series.map((series) => (
          <SeriesButton
            key={series.key}
            series={series}
            isChosen={series.key === chosenKey}
            onChoose={() => setChosenKey(series.key)}
          />
        ))}
        {answer.findings.map(({ ruleId, message }) => (
          <div key={`${ruleId}/${message}`} className={styles["note"]}>
            {message}
          </div>
        ))}
      </div>
      <DateSwitch dates={dates} onChange={setDates} />
      <Group justify="space-between" mt="lg">
        <Button variant="default" onClick={onBack}>
          Other files
        </Button>
        <Button
          size="md"
          disabled={chosen === null}
          onClick={() => chosen !== null && onImport(chosen, dates)}
          data-testid="import-series"
        >
          Take names off and open
        </Button>
      </Group>
    </>
  );
}

function SeriesButton(properties: {
  readonly series: SeriesChoice;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const { series, isChosen, onChoose } = properties;
  const { description, modality, refusal, findings } = series;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card with several lines cannot be an input
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      className={styles["series"]}
      disabled={refusal !== null}
      onClick={onChoose}
      data-testid="series-choice"
    >
      <ChoiceSign isChosen={isChosen} isRefused={refusal !== null} />
      <span>
        <Text component="span" fw={600}>
          {description || "Series without a description"}
        </Text>
        <span className={`${styles["geometry"]} number`} style={{ display: "block" }}>
          {geometryText(series)}
        </span>
        {refusal === null ? null : <span className={styles["note"]}>{refusal}</span>}
        {findings.map(({ ruleId, message }) => (
          <span key={`${ruleId}/${message}`} className={styles["note"]} style={{ display: "block" }}>
            {message}
          </span>
        ))}
      </span>
      <span className="quiet">{modality}</span>
    </button>
  );
}

function ChoiceSign(properties: { readonly isChosen: boolean; readonly isRefused: boolean }): ReactElement {
  if (properties.isRefused) return <IconCircleX size={22} color="var(--warning)" />;
  return properties.isChosen ? (
    <IconCircleCheckFilled size={22} color="var(--ice)" />
  ) : (
    <IconCircle size={22} color="var(--text-quiet)" />
  );
}

function DateSwitch(properties: {
  readonly dates: DateChoice;
  readonly onChange: (dates: DateChoice) => void;
}): ReactElement {
  const { dates, onChange } = properties;
  return (
    <Group>
      <Text size="sm">Names and numbers of the person come off. Dates:</Text>
      <SegmentedControl
        size="xs"
        value={dates}
        onChange={(value) => onChange(value as DateChoice)}
        data={[
          { value: "shift", label: "Shift" },
          { value: "remove", label: "Remove" },
          { value: "keep", label: "Keep" },
        ]}
        aria-label="Dates"
        data-testid="date-choice"
      />
    </Group>
  );
}

function firstOpenable(answer: ScanAnswer): SeriesChoice | undefined {
  const openable = answer.series.filter((series) => series.refusal === null);
  return [...openable].sort((a, b) => voxelCount(b) - voxelCount(a))[0];
}

function voxelCount({ dimensions, sizeBytes }: SeriesChoice): number {
  return dimensions.length === 0 ? sizeBytes : dimensions.reduce((product, count) => product * count, 1);
}

function geometryText({ sliceCount, dimensions, spacingMm, sizeBytes }: SeriesChoice): string {
  const grid = dimensions.join(" × ");
  const spacing = spacingMm.map((value) => value.toFixed(2)).join(" × ");
  const parts = [
    sliceCount > 0 ? counted(sliceCount, "slice") : "",
    dimensions.length > 0 ? grid : "",
    spacingMm.length > 0 ? `${spacing} mm` : "",
    `${(sizeBytes / 1e6).toFixed(1)} MB`,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
