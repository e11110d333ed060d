import { type CryoprobeDevice, device, devices } from "@isotherm/knowledge";
import { moveCryoprobe, removeCryoprobe, updateCryoprobe } from "@isotherm/planning";
import type { CryoprobePlacement, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { ActionIcon, Badge, Group, Select, Text, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconCrosshair, IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { editPlan } from "../../state/plan-store.ts";
import { jumpTo, useViewStore } from "../../state/view-store.ts";
import styles from "./cryoprobes.module.css";
import { DeviceNumbers } from "./device-numbers.tsx";
import { advanced, depthMm } from "./placement-geometry.ts";

/** One cryoprobe: device, depth, small moves along its axis. */
export function CryoprobeCard(properties: {
  readonly plan: TreatmentPlan;
  readonly cryoprobe: CryoprobePlacement;
  readonly number: number;
}): ReactElement {
  const { plan, cryoprobe, number } = properties;
  const selected = useViewStore((state) => state.selectedId === cryoprobe.id);
  const known = device(cryoprobe.deviceId);
  return (
    <div className={styles["card"]} data-selected={selected} data-testid="cryoprobe-card">
      <Group gap={6} wrap="nowrap">
        <button
          type="button"
          className={styles["name"]}
          onClick={() => useViewStore.setState({ selectedId: cryoprobe.id })}
        >
          Cryoprobe {number}
        </button>
        {known.generic ? (
          <Tooltip label="No product: sizes and power of this kind of cryoprobe, from the sources shown below">
            <Badge size="sm" variant="outline" color="yellow" style={{ textTransform: "none" }}>
              generic
            </Badge>
          </Tooltip>
        ) : null}
        <CardButtons cryoprobe={cryoprobe} number={number} />
      </Group>
      <Select
        size="sm"
        aria-label={`Device of cryoprobe ${number}`}
        data={DEVICE_CHOICES}
        searchable={true}
        onFocus={(event) => event.currentTarget.select()}
        value={cryoprobe.deviceId}
        allowDeselect={false}
        onChange={(deviceId) => {
          if (deviceId === null) return;
          editPlan((current) => updateCryoprobe(current, { ...cryoprobe, deviceId }));
        }}
        data-testid="cryoprobe-device"
      />
      <DepthLine cryoprobe={cryoprobe} />
      <DeviceNumbers plan={plan} device={known} />
    </div>
  );
}

function CardButtons(properties: {
  readonly cryoprobe: CryoprobePlacement;
  readonly number: number;
}): ReactElement {
  const { cryoprobe, number } = properties;
  return (
    <Group gap={2} ml="auto" wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Jump to the tip of cryoprobe ${number}`}
        title="Cross-hair to the tip"
        onClick={() => jumpTo(cryoprobe.tipLpsMm)}
      >
        <IconCrosshair size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove cryoprobe ${number}`}
        title="Remove"
        onClick={() => {
          editPlan((plan) => removeCryoprobe(plan, cryoprobe.id));
        }}
      >
        <IconTrash size={18} />
      </ActionIcon>
    </Group>
  );
}

function DepthLine({ cryoprobe }: { readonly cryoprobe: CryoprobePlacement }): ReactElement {
  const move = (byMm: number) => (): void => {
    const { tipLpsMm } = advanced(cryoprobe, byMm);
    editPlan((plan) => moveCryoprobe(plan, cryoprobe.id, { tipLpsMm }));
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" className="number" data-testid="cryoprobe-depth">
        {depthMm(cryoprobe).toFixed(0)} mm deep
      </Text>
      <Group gap={4} ml="auto" wrap="nowrap">
        <Text size="xs" c="dimmed">
          tip by 1 mm
        </Text>
        <ActionIcon
          size={30}
          variant="default"
          onClick={move(-1)}
          aria-label="Withdraw the tip by 1 mm"
          title="Withdraw"
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          size={30}
          variant="default"
          onClick={move(1)}
          aria-label="Advance the tip by 1 mm"
          title="Advance"
          data-testid="advance-tip"
        >
          <IconArrowDown size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

const DEVICE_CHOICES: readonly {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}[] = [
  { group: "Generic, ready to simulate", items: choices(devices().filter((candidate) => candidate.generic)) },
  {
    group: "Products: missing numbers are entered by the site",
    items: choices(devices().filter((candidate) => !candidate.generic)),
  },
];

function choices(list: readonly CryoprobeDevice[]): { value: string; label: string }[] {
  return list.map(({ id, name, manufacturer }) => ({
    value: id,
    label: manufacturer === null ? name : `${name} · ${manufacturer}`,
  }));
}
