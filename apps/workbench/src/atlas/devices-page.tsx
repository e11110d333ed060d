import {
  type CryoprobeDevice,
  cryogens,
  devices,
  type ElectrodeDevice,
  electrodes,
} from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { DeviceCard, type DeviceFact } from "./device-card.tsx";
import { MissingRecord } from "./facts.tsx";
import { electrodeFacts, HeatSections, heatSources } from "./heat-sections.tsx";
import { PageSources, Section, Sure } from "./marks.tsx";
import { valueText } from "./words.ts";

function cryoprobeFacts(device: CryoprobeDevice): readonly DeviceFact[] {
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

const sourcesOf = (facts: readonly DeviceFact[]): readonly string[] =>
  facts.flatMap(([, , fact]) => fact.sources);

/** Cryoprobes and electrodes with the certainty of every number, and what is missing; with an id, one of them. */
export function DevicesPage({ deviceId }: { readonly deviceId: string }): ReactElement {
  if (deviceId === "") return <AllDevices />;
  const cryoprobe = devices().find(({ id }) => id === deviceId);
  const electrode = electrodes().find(({ id }) => id === deviceId);
  if (cryoprobe === undefined && electrode === undefined)
    return <MissingRecord kind="device" id={deviceId} href={atlasHref("devices")} back="All devices" />;
  return (
    <>
      <h1>Devices</h1>
      <p className={styles["noPrint"]}>
        <a href={atlasHref("devices")}>All devices</a>
      </p>
      {cryoprobe === undefined ? null : <CryoprobeCard device={cryoprobe} />}
      {electrode === undefined ? null : <ElectrodeCard electrode={electrode} />}
      <PageSources
        keys={[
          ...(cryoprobe === undefined ? [] : sourcesOf(cryoprobeFacts(cryoprobe))),
          ...(electrode === undefined ? [] : sourcesOf(electrodeFacts(electrode))),
        ]}
      />
    </>
  );
}

function AllDevices(): ReactElement {
  return (
    <>
      <h1>Devices</h1>
      <p className={styles["lead"]}>
        A number that its maker has not published is not guessed: it is missing, and a device without it
        cannot be simulated.
      </p>
      <Cryogens />
      <Section title="Cryoprobes">
        {devices().map((device) => (
          <CryoprobeCard key={device.id} device={device} />
        ))}
      </Section>
      <Section title="RF electrodes" testId="electrodes">
        {electrodes().map((electrode) => (
          <ElectrodeCard key={electrode.id} electrode={electrode} />
        ))}
      </Section>
      <HeatSections />
      <PageSources
        keys={[
          ...devices().flatMap((device) => sourcesOf(cryoprobeFacts(device))),
          ...electrodes().flatMap((electrode) => sourcesOf(electrodeFacts(electrode))),
          ...heatSources(),
        ]}
      />
    </>
  );
}

function CryoprobeCard({ device }: { readonly device: CryoprobeDevice }): ReactElement {
  return (
    <DeviceCard
      id={device.id}
      name={device.name}
      says={`${makerText(device)} · ${device.cryogen.replace("-", " ")}`}
      facts={cryoprobeFacts(device)}
      missing={device.missing}
    />
  );
}

function ElectrodeCard({ electrode }: { readonly electrode: ElectrodeDevice }): ReactElement {
  return (
    <DeviceCard
      id={electrode.id}
      name={electrode.name}
      says={`${makerText(electrode)} · ${electrode.kind}`}
      facts={electrodeFacts(electrode)}
      missing={electrode.missing}
    />
  );
}

function makerText(device: { readonly generic: boolean; readonly manufacturer: string | null }): string {
  return device.generic ? "generic" : (device.manufacturer ?? "maker not known");
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
