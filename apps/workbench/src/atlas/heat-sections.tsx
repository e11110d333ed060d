import {
  type ElectrodeDevice,
  type ElectrodePreset,
  electrodePresets,
  type HeatDamageProcess,
  heatDamageProcesses,
  heatLesions,
} from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { type DeviceFact, FactTable } from "./device-card.tsx";
import { Section, Sure } from "./marks.tsx";

/** Every number of a radiofrequency electrode. */
export function electrodeFacts(electrode: ElectrodeDevice): readonly DeviceFact[] {
  const { cooling } = electrode;
  const facts: readonly DeviceFact[] = [
    ["Outer diameter", "mm", electrode.outerDiameterMm],
    ["Active tip", "mm", electrode.activeTipLengthMm],
    ["Tip to sensor", "mm", electrode.sensorDistanceMm],
    ["Heat conductivity of the metal", "W/(m·K)", electrode.metalConductivityWPerMK],
  ];
  if (cooling === null) return facts;
  return [
    ...facts,
    ["Water inside", "°C", cooling.waterTemperatureC],
    ["Heat transfer to the water", "W/(m²·K)", cooling.heatTransferWPerM2K],
  ];
}

function presetFacts(preset: ElectrodePreset): readonly DeviceFact[] {
  const { pulse } = preset;
  return [
    [preset.mode === "pulsed" ? "Temperature not passed" : "Tip temperature", "°C", preset.tipTemperatureC],
    ["Duration", "s", preset.durationS],
    ["Rise to it", "s", preset.rampS],
    ["Most voltage", "V", preset.maximumVoltageV],
    ["Most power", "W", preset.maximumPowerW],
    ...(pulse === null
      ? []
      : ([
          ["Voltage of a burst", "V", pulse.voltageV],
          ["Burst", "s", pulse.pulseS],
          ["Bursts", "per s", pulse.pulsesPerS],
        ] as const)),
  ];
}

function processFacts(process: HeatDamageProcess): readonly DeviceFact[] {
  return [
    ["Frequency factor", "1/s", process.frequencyFactorPerS],
    ["Activation energy", "J/mol", process.activationEnergyJPerMol],
  ];
}

/** Keys of every source that the sections below rest on. */
export function heatSources(): readonly string[] {
  const facts = [...electrodePresets().flatMap(presetFacts), ...heatDamageProcesses().flatMap(processFacts)];
  return [...facts.flatMap(([, , fact]) => fact.sources), ...heatLesions().flatMap(({ sources }) => sources)];
}

/** What a radiofrequency comparison rests on beside its electrode: settings, lesion sizes, damage by heat. */
export function HeatSections(): ReactElement {
  return (
    <>
      <Section title="Settings of the RF generator" testId="electrode-presets">
        {electrodePresets().map((preset) => (
          <article key={preset.id} className={styles["evidence"]}>
            <header>
              <h3>{preset.name}</h3>
              <span className="quiet">
                {preset.electrodeKind} electrode · {preset.poles} · {preset.mode}
              </span>
            </header>
            <FactTable facts={presetFacts(preset)} />
          </article>
        ))}
      </Section>
      <Section title="What published comparisons say of RF lesion size" testId="heat-lesions">
        <ul className={styles["statements"]}>
          {heatLesions().map((lesion) => (
            <li key={lesion.id}>
              <strong>{lesion.change}</strong>: {lesion.effect}
              {lesion.note === undefined ? "" : ` (${lesion.note})`}{" "}
              <Sure status={lesion.status} sources={lesion.sources} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Damage by heat" testId="heat-damage">
        <p>Rate A·exp(−Eₐ/(R·T)); its integral Ω is 1 where 63 % is damaged.</p>
        {heatDamageProcesses().map((process) => (
          <article key={process.id} className={styles["evidence"]}>
            <header>
              <h3>{process.name}</h3>
              <span className="quiet">
                {process.usable ? process.use : "not computed with"}
                {process.note === undefined ? "" : `; ${process.note}`}
              </span>
            </header>
            <FactTable facts={processFacts(process)} />
          </article>
        ))}
      </Section>
    </>
  );
}
