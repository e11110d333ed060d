import type { StructureMask } from "@isotherm/imaging";
import { addStructure, encodeMaskRuns } from "@isotherm/planning";
import type { StructureAtRisk } from "@isotherm/planning/treatment-plan";
import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { type ReactElement, useRef, useState } from "react";
import { editPlan } from "../../state/plan-store.ts";
import { callWorkshop } from "../../worker/workshop.ts";
import { kindOf } from "./checklist.ts";

/** Takes structures from a segmentation: DICOM SEG, RTSTRUCT, or a NIfTI label map. `onNotes` hears what did not fit. */
export function ImportStructures({
  onNotes,
}: {
  readonly onNotes: (notes: readonly string[]) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const read = (files: readonly File[]): void => {
    if (files.length === 0) return;
    setBusy(true);
    onNotes([]);
    callWorkshop("readSegmentation", { files })
      .then(({ masks, notes }) => {
        editPlan((plan) => masks.map(asStructure).reduce(addStructure, plan));
        onNotes(notes);
      })
      .catch((error: unknown) => onNotes([error instanceof Error ? error.message : String(error)]))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconFileImport size={16} />}
        onClick={() => input.current?.click()}
        data-testid="import-structures"
      >
        Import…
      </Button>
      <input
        ref={input}
        type="file"
        multiple={true}
        hidden={true}
        aria-label="Segmentation files: DICOM SEG, RTSTRUCT or NIfTI label map"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // The same file, mended, may be chosen again.
          event.currentTarget.value = "";
          read(chosen);
        }}
        data-testid="segmentation-files"
      />
    </>
  );
}

function asStructure(mask: StructureMask): StructureAtRisk {
  return {
    id: crypto.randomUUID(),
    name: mask.name,
    kind: kindOf(mask.name),
    geometry: { kind: "mask", geometry: mask.geometry, runs: encodeMaskRuns(mask.mask) },
    minimumClearanceMm: null,
    minimumTemperatureC: null,
  };
}
