import type { Vec3 } from "@isotherm/imaging";
import { removeStructure, updateStructure } from "@isotherm/planning";
import type { StructureAtRisk, StructureKind } from "@isotherm/planning/treatment-plan";
import { ActionIcon, Group, NumberInput, Select, Stack } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { NameField } from "../../layout/name-field.tsx";
import { structureColor } from "../../scene/structure-colors.ts";
import { editPlan } from "../../state/plan-store.ts";
import { jumpTo, useViewStore } from "../../state/view-store.ts";
import { centerOfMask } from "./mask-center.ts";
import styles from "./structures.module.css";

const KINDS: readonly StructureKind[] = [
  "nerve",
  "vessel",
  "airway",
  "lung",
  "bowel",
  "organ",
  "bone",
  "node",
  "dura",
  "skin",
  "hydrodissection",
  "other",
];

/** One marked structure; the selected one shows its fields. */
export function StructureRow({ structure }: { readonly structure: StructureAtRisk }): ReactElement {
  const selected = useViewStore((state) => state.selectedId === structure.id);
  const select = (): void => {
    useViewStore.setState({ selectedId: selected ? null : structure.id });
    const point = somePoint(structure);
    if (!selected && point !== null) jumpTo(point);
  };
  return (
    <>
      <div className={styles["row"]} data-selected={selected} data-testid="structure-row">
        <span className={styles["swatch"]} style={{ background: structureColor(structure.kind) }} />
        <button type="button" className={styles["name"]} onClick={select} aria-expanded={selected}>
          {structure.name}
        </button>
        <span className={styles["kind"]}>{structure.kind}</span>
        <ActionIcon
          size={28}
          variant="subtle"
          color="gray"
          aria-label={`Remove ${structure.name}`}
          onClick={() => editPlan((plan) => removeStructure(plan, structure.id))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {selected ? <StructureFields structure={structure} /> : null}
    </>
  );
}

function StructureFields({ structure }: { readonly structure: StructureAtRisk }): ReactElement {
  const edit = (changes: Partial<StructureAtRisk>): void =>
    editPlan((plan) => updateStructure(plan, { ...structure, ...changes }), {
      drag: `structure/${structure.id}/${Object.keys(changes).join("+")}`,
    });
  const { geometry } = structure;
  return (
    <Stack gap="xs" className={styles["fields"] ?? ""}>
      <NameField
        label="Name"
        value={structure.name}
        onKeep={(name) => edit({ name })}
        testId="structure-name"
      />
      <Group grow={true}>
        <Select
          label="Kind"
          data-testid="structure-kind"
          data={[...KINDS]}
          value={structure.kind}
          allowDeselect={false}
          onChange={(value) => value !== null && edit({ kind: value as StructureKind })}
        />
        {geometry.kind === "mask" ? null : (
          <NumberInput
            label="Radius"
            suffix=" mm"
            min={0.1}
            max={60}
            step={0.5}
            value={geometry.radiusMm}
            onChange={(value) =>
              typeof value === "number" &&
              value >= 0.1 &&
              edit({ geometry: { ...geometry, radiusMm: value } })
            }
          />
        )}
      </Group>
      <Group grow={true}>
        <NumberInput
          label="Keep ice away by"
          suffix=" mm"
          placeholder="general limits"
          min={0}
          value={structure.minimumClearanceMm ?? ""}
          onChange={(value) => edit({ minimumClearanceMm: typeof value === "number" ? value : null })}
        />
        <NumberInput
          label="Not colder than"
          suffix=" °C"
          placeholder="general limits"
          value={structure.minimumTemperatureC ?? ""}
          onChange={(value) => edit({ minimumTemperatureC: typeof value === "number" ? value : null })}
        />
      </Group>
    </Stack>
  );
}

/** A point of the structure, to put the cross-hair on. */
export function somePoint({ geometry }: StructureAtRisk): Vec3 | null {
  if (geometry.kind === "sphere") return geometry.centerLpsMm;
  if (geometry.kind === "line")
    return geometry.pointsLpsMm[Math.floor(geometry.pointsLpsMm.length / 2)] ?? null;
  return centerOfMask(geometry);
}
