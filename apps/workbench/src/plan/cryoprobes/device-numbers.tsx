import type { CryoprobeDevice, Fact } from "@isotherm/knowledge";
import { setDeviceOverride } from "@isotherm/planning";
import type { DeviceOverride, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Collapse, NumberInput, Text, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import { editPlan } from "../../state/plan-store.ts";
import styles from "./cryoprobes.module.css";

type EnteredKey = Exclude<keyof DeviceOverride, "deviceId" | "source">;

interface DeviceNumber {
  readonly key: EnteredKey;
  readonly label: string;
  readonly unit: string;
  readonly factOf: (device: CryoprobeDevice) => Fact<number | null>;
}

const NUMBERS: readonly DeviceNumber[] = [
  { key: "shaftDiameterMm", label: "Shaft", unit: "mm", factOf: (device) => device.shaftDiameterMm },
  {
    key: "activeZoneLengthMm",
    label: "Active zone",
    unit: "mm",
    factOf: (device) => device.activeZoneLengthMm,
  },
  { key: "tipOffsetMm", label: "Tip to active zone", unit: "mm", factOf: (device) => device.tipOffsetMm },
  { key: "tipTemperatureC", label: "Tip", unit: "°C", factOf: (device) => device.tipTemperatureC },
  {
    key: "coolantTemperatureC",
    label: "Coolant",
    unit: "°C",
    factOf: (device) => device.coolant.temperatureC,
  },
  {
    key: "heatTransferWPerM2K",
    label: "Heat transfer",
    unit: "W/(m²·K)",
    factOf: (device) => device.coolant.heatTransferWPerM2K,
  },
  {
    key: "maximumPowerW",
    label: "Power, at most",
    unit: "W",
    factOf: (device) => device.coolant.maximumPowerW,
  },
];

const NOTHING_ENTERED: Omit<DeviceOverride, "deviceId"> = {
  shaftDiameterMm: null,
  activeZoneLengthMm: null,
  tipOffsetMm: null,
  tipTemperatureC: null,
  coolantTemperatureC: null,
  heatTransferWPerM2K: null,
  maximumPowerW: null,
  source: "",
};

/** Numbers of a device with their certainty; what its maker has not published is entered here. */
export function DeviceNumbers(properties: {
  readonly plan: TreatmentPlan;
  readonly device: CryoprobeDevice;
}): ReactElement {
  const { plan, device } = properties;
  const [opened, setOpened] = useState(false);
  const entered = plan.deviceOverrides.find((override) => override.deviceId === device.id);
  const missing = NUMBERS.filter(
    ({ key, factOf }) => factOf(device).value === null && entered?.[key] == null,
  );
  const shown = opened || missing.some(({ key }) => key !== "tipTemperatureC");
  return (
    <>
      <button
        type="button"
        className={styles["more"]}
        onClick={() => setOpened(!opened)}
        aria-expanded={shown}
      >
        {missing.length === 0 ? "Numbers and sources" : `${missing.length} numbers are not published`}
      </button>
      <Collapse expanded={shown}>
        {NUMBERS.map((number) => (
          <NumberRow key={number.key} number={number} device={device} entered={entered} />
        ))}
        {entered === undefined ? null : (
          <TextInput
            size="xs"
            mt={6}
            label="Instructions for use: document number and edition"
            value={entered.source}
            onChange={(event) => enter(device.id, { source: event.currentTarget.value })}
          />
        )}
      </Collapse>
    </>
  );
}

function NumberRow(properties: {
  readonly number: DeviceNumber;
  readonly device: CryoprobeDevice;
  readonly entered: DeviceOverride | undefined;
}): ReactElement {
  const { number, device, entered } = properties;
  const { key, label, unit, factOf } = number;
  const fact = factOf(device);
  if (fact.value !== null) {
    return (
      <div className={styles["fact"]} title={fact.note ?? ""}>
        <span className={styles["factName"]}>{label}</span>
        <span className="number">
          {fact.value} {unit}
          {fact.spreadFraction === undefined ? "" : ` ± ${Math.round(fact.spreadFraction * 100)} %`}
        </span>
        <StatusMark status={fact.status} sources={fact.sources} />
      </div>
    );
  }
  const value = entered?.[key] ?? null;
  return (
    <div className={styles["fact"]} title={fact.note ?? ""}>
      <span className={styles["factName"]}>{label}</span>
      <NumberInput
        size="xs"
        w={130}
        suffix={` ${unit}`}
        placeholder={`enter ${unit}`}
        value={value ?? ""}
        onChange={(next) => enter(device.id, { [key]: typeof next === "number" ? next : null })}
        aria-label={`${label} of ${device.name}`}
        classNames={{ input: "number" }}
      />
      <Text size="xs" c={value === null ? "orange" : "dimmed"}>
        {value === null ? "missing" : "by site"}
      </Text>
    </div>
  );
}

function enter(deviceId: string, changes: Partial<DeviceOverride>): void {
  editPlan(
    (plan) => {
      const before = plan.deviceOverrides.find((override) => override.deviceId === deviceId);
      return setDeviceOverride(plan, deviceId, { ...NOTHING_ENTERED, ...before, ...changes, deviceId });
    },
    { drag: `device/${deviceId}/${Object.keys(changes).join("+")}` },
  );
}
