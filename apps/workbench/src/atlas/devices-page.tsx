import { type CryoprobeDevice, cryogens, devices, type Fact } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { MissingRecord } from "./facts.tsx";
import { PageSources, Section, Sure } from "./marks.tsx";
import { percentText, valueText } from "./words.ts";

type DeviceFact = readonly [string, string, Fact<number | null>];

function factsOf(device: CryoprobeDevice): readonly DeviceFact[] {
  return [
    ["Shaft diameter", "mm", device.shaftDiameterMm],
    ["Active zone", "mm", device.activeZoneLengthMm],
    ["Tip to active zone", "mm", device.tipOffsetMm],
    ["True tip temperature", "°C", device.tipTemperatureC],
    ["Coolant temperature", "°C", device.coolant.temperatureC],
    ["Heat transfer", "W/(m²·K)", device.coolant.heatTransferWPerM2K],
    ["Most power", "W", device.coolant.maximumPowerW],
  ];
}

/** Cryoprobes with the certainty of every number, and what is missing; with an id, one of them. */
export function DevicesPage({ deviceId }: { readonly deviceId: string }): ReactElement {
  const all = devices();
  const shown = deviceId === "" ? all : all.filter(({ id }) => id === deviceId);
  if (shown.length === 0)
    return <MissingRecord kind="device" id={deviceId} href={atlasHref("devices")} back="All devices" />;
  return (
    <>
      <h1>Devices</h1>
      <p className={styles["lead"]}>
        A number that its maker has not published is not guessed: it is missing, and a device without it
        cannot be simulated. No RF electrode is on record yet.
      </p>
      {deviceId === "" ? (
        <Cryogens />
      ) : (
        <p className={styles["noPrint"]}>
          <a href={atlasHref("devices")}>All devices</a>
        </p>
      )}
      {shown.map((device) => (
        <DeviceCard key={device.id} device={device} />
      ))}
      <PageSources keys={shown.flatMap((device) => factsOf(device).flatMap(([, , fact]) => fact.sources))} />
    </>
  );
}

function Cryogens(): ReactElement {
  return (
    <Section title="Cryogens">
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">Cryogen</th>
            <th scope="col">Boils at, in °C</th>
            <th scope="col">Certainty and source</th>
          </tr>
        </thead>
        <tbody>
          {cryogens().map(({ id, name, boilingPointC }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{valueText(boilingPointC.value)}</td>
              <td>
                <Sure status={boilingPointC.status} sources={boilingPointC.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function DeviceCard({ device }: { readonly device: CryoprobeDevice }): ReactElement {
  return (
    <article className={styles["evidence"]} data-testid={`device-${device.id}`}>
      <header>
        <h2>
          <a href={atlasHref("devices", device.id)}>{device.name}</a>
        </h2>
        <span className="quiet">
          {device.generic ? "generic" : (device.manufacturer ?? "maker not known")} ·{" "}
          {device.cryogen.replace("-", " ")}
        </span>
      </header>
      <div className={styles["scroll"]}>
        <table className={styles["table"]}>
          <thead className={styles["hidden"]}>
            <tr>
              <th scope="col">Quantity</th>
              <th scope="col">Value</th>
              <th scope="col">Certainty and source</th>
            </tr>
          </thead>
          <tbody>
            {factsOf(device).map(([name, unit, fact]) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  {fact.note === undefined ? null : <div className={styles["small"]}>{fact.note}</div>}
                </th>
                <td className="number">{factText(fact, unit)}</td>
                <td>
                  <Sure status={fact.status} sources={fact.sources} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {device.missing.length === 0 ? (
        <p className={styles["small"]}>Nothing is missing for a simulation.</p>
      ) : (
        <div className={styles["note"]}>
          <strong>Missing, and from where to load it</strong>
          <ul>
            {device.missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

function factText(fact: Fact<number | null>, unit: string): string {
  if (fact.value === null) return "missing";
  const spread = fact.spreadFraction === undefined ? "" : ` ± ${percentText(fact.spreadFraction)}`;
  return `${valueText(fact.value)} ${unit}${spread}`;
}
