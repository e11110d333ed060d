import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { drawStructure, NEW_STRUCTURE_RADIUS_MM } from "../../state/draw-store.ts";
import { useImageStore } from "../../state/image-store.ts";
import { useViewStore } from "../../state/view-store.ts";
import { openStep } from "../steps.ts";
import { type ExpectedStructure, missingStructures } from "./checklist.ts";
import { ImportStructures } from "./import-structures.tsx";
import { OfferedStructures } from "./offered-structures.tsx";
import { StructureRow } from "./structure-row.tsx";
import styles from "./structures.module.css";

/** What lies beside the nerve: expected, marked, drawn, imported. */
export function StructuresStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const drawing = useViewStore((state) => state.tool === "draw-line" && state.drawPurpose === "structure");
  const demo = useImageStore((store) => (store.state.status === "ready" ? store.state.image.demo : null));
  const missing = missingStructures(plan);
  const [notes, setNotes] = useState<readonly string[]>([]);
  return (
    <Stack gap="sm">
      {missing.length === 0 ? null : <MissingList missing={missing} />}
      <Group grow={true}>
        <Button
          variant={drawing ? "filled" : "default"}
          leftSection={<IconPencil size={16} />}
          onClick={() => drawStructure(null)}
          data-testid="draw-structure"
        >
          {drawing ? "Click along it…" : "Draw"}
        </Button>
        <ImportStructures onNotes={setNotes} />
      </Group>
      {notes.map((note) => (
        <Text key={note} size="sm" c="orange" role="alert" data-testid="import-note">
          {note}
        </Text>
      ))}
      {demo === null ? null : <OfferedStructures plan={plan} demo={demo} />}
      {plan.structures.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing is marked yet. What is not marked is not watched.
        </Text>
      ) : (
        <div>
          {plan.structures.map((structure) => (
            <StructureRow key={structure.id} structure={structure} />
          ))}
        </div>
      )}
      <Button variant="light" onClick={() => openStep("cryoprobes")}>
        Next: cryoprobes
      </Button>
    </Stack>
  );
}

function MissingList({ missing }: { readonly missing: readonly ExpectedStructure[] }): ReactElement {
  return (
    <div data-testid="structure-checklist">
      <Text size="sm" fw={600} mb={4}>
        Expected here, not yet marked
      </Text>
      {missing.map(({ name, kind }) => (
        <div key={name} className={styles["missing"]}>
          <span>{name}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() =>
              drawStructure({ name: capitalized(name), kind, radiusMm: NEW_STRUCTURE_RADIUS_MM })
            }
            aria-label={`Draw ${name}`}
          >
            Draw
          </Button>
        </div>
      ))}
    </div>
  );
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
