import { electrode, electrodes } from "@isotherm/knowledge";
import {
  missingElectrodeNumbers,
  presetOf,
  type RadiofrequencyChoice,
  type RadiofrequencyMode,
  radiofrequencyLimits,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, NumberInput, SegmentedControl, Select } from "@mantine/core";
import type { ReactElement } from "react";
import { StatusMark } from "../layout/source-note.tsx";
import { changeChoice, chooseMode, useRadiofrequencyStore } from "../state/radiofrequency-store.ts";
import { useViewStore } from "../state/view-store.ts";
import { electrodesOf } from "./heat-scene.ts";
import styles from "./radiofrequency.module.css";

const MODES: readonly { readonly value: RadiofrequencyMode; readonly label: string }[] = [
  { value: "monopolar", label: "Monopolar" },
  { value: "bipolar", label: "Bipolar" },
  { value: "cooled", label: "Cooled" },
  { value: "pulsed", label: "Pulsed" },
];

/** Mode, electrode, and what the generator is set to. */
export function ChoiceFields({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const choice = useRadiofrequencyStore((state) => state.choice);
  return (
    <>
      <SegmentedControl
        fullWidth={true}
        size="sm"
        data={MODES.map((mode) => ({ ...mode }))}
        value={choice.mode}
        onChange={(value) => chooseMode(value as RadiofrequencyMode)}
        aria-label="Kind of radiofrequency"
        data-testid="radiofrequency-mode"
      />
      <PresetNote mode={choice.mode} />
      <div className={styles["fields"]}>
        <ElectrodeSelect choice={choice} />
        <Numbers choice={choice} />
      </div>
      <PlaceNote plan={plan} choice={choice} />
    </>
  );
}

function PresetNote({ mode }: { readonly mode: RadiofrequencyMode }): ReactElement {
  const { name, durationS } = presetOf(mode);
  return (
    <Group gap={8} wrap="nowrap">
      <span className={styles["place"]}>As in practice: {name}</span>
      <StatusMark status={durationS.status} sources={durationS.sources} />
    </Group>
  );
}

function ElectrodeSelect({ choice }: { readonly choice: RadiofrequencyChoice }): ReactElement {
  const wanted = choice.mode === "cooled" ? "cooled" : "standard";
  const fitting = electrodes().filter(({ kind }) => kind === wanted);
  return (
    <Select
      className={styles["wide"] ?? ""}
      size="sm"
      label="Electrode"
      data={fitting.map(({ id, name }) => ({
        value: id,
        label: missingElectrodeNumbers(id).length === 0 ? name : `${name} · numbers missing`,
        disabled: missingElectrodeNumbers(id).length > 0,
      }))}
      value={choice.electrodeId}
      allowDeselect={false}
      onChange={(electrodeId) => {
        if (electrodeId !== null) changeChoice({ electrodeId, activeTipLengthMm: null });
      }}
      data-testid="electrode"
    />
  );
}

function Numbers({ choice }: { readonly choice: RadiofrequencyChoice }): ReactElement {
  const limits = radiofrequencyLimits(choice.mode);
  const ownTipMm = electrode(choice.electrodeId).activeTipLengthMm.value ?? undefined;
  return (
    <>
      <NumberInput
        {...FIELD}
        label="Active tip, mm"
        min={limits.activeTipLengthMm[0]}
        max={limits.activeTipLengthMm[1]}
        step={1}
        value={choice.activeTipLengthMm ?? ownTipMm ?? ""}
        onChange={(value) => typeof value === "number" && changeChoice({ activeTipLengthMm: value })}
        data-testid="active-tip"
      />
      <NumberInput
        {...FIELD}
        label={choice.mode === "pulsed" ? "Stays below, °C" : "Tip, °C"}
        min={limits.tipTemperatureC[0]}
        max={limits.tipTemperatureC[1]}
        step={choice.mode === "pulsed" ? 1 : 5}
        value={choice.tipTemperatureC}
        onChange={(value) => typeof value === "number" && changeChoice({ tipTemperatureC: value })}
        data-testid="tip-temperature"
      />
      <NumberInput
        {...FIELD}
        label="Time, s"
        min={limits.lesionS[0]}
        max={limits.lesionS[1]}
        step={10}
        value={choice.lesionS}
        onChange={(value) => typeof value === "number" && changeChoice({ lesionS: value })}
        data-testid="lesion-time"
      />
      {choice.mode === "bipolar" ? (
        <NumberInput
          {...FIELD}
          label="Between both, mm"
          min={limits.pairSpacingMm[0]}
          max={limits.pairSpacingMm[1]}
          step={1}
          value={choice.pairSpacingMm}
          onChange={(value) => typeof value === "number" && changeChoice({ pairSpacingMm: value })}
          data-testid="pair-spacing"
        />
      ) : null}
    </>
  );
}

const FIELD = { size: "sm", clampBehavior: "strict", className: "number" } as const;

function PlaceNote(properties: {
  readonly plan: TreatmentPlan;
  readonly choice: RadiofrequencyChoice;
}): ReactElement {
  const { plan, choice } = properties;
  const [first] = electrodesOf(plan, choice);
  const toCursor = (): void => {
    const { cursorLpsMm } = useViewStore.getState();
    const entryLpsMm = first?.entryLpsMm ?? plan.cryoprobes[0]?.entryLpsMm;
    if (entryLpsMm !== undefined) changeChoice({ placement: { entryLpsMm, tipLpsMm: cursorLpsMm } });
  };
  return (
    <>
      <p className={styles["place"]}>
        {choice.placement === null
          ? "On the cryoprobe’s path, at the depth where its active tip serves the nerve best. Drag it on the right-hand slices to place it elsewhere."
          : "Where you have put it."}
      </p>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={toCursor} data-testid="tip-to-cursor">
          Tip to the cross-hair
        </Button>
        {choice.placement === null ? null : (
          <Button size="compact-sm" variant="default" onClick={() => changeChoice({ placement: null })}>
            Back to the cryoprobe’s path
          </Button>
        )}
      </Group>
    </>
  );
}
