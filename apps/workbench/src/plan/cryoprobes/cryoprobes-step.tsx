import { previewLabel } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconNeedle, IconTarget } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { EngineMark } from "../../freeze/engine-mark.tsx";
import { usePreviewStore } from "../../scene/preview-store.ts";
import { useFreezeStore } from "../../state/freeze-store.ts";
import { startPlacements, usePlacementStore } from "../../state/placement-store.ts";
import { takeTool, useViewStore } from "../../state/view-store.ts";
import { openStep } from "../steps.ts";
import { CryoprobeCard } from "./cryoprobe-card.tsx";
import { SuggestionList } from "./suggestion-list.tsx";

/** Where the cryoprobes stand, and which device they are. */
export function CryoprobesStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const none = plan.cryoprobes.length === 0;
  return (
    <Stack gap="sm">
      {none ? (
        <Text size="sm" c="dimmed">
          Let clear paths to the nerve be found and frozen, or click entry and tip yourself.
        </Text>
      ) : (
        plan.cryoprobes.map((cryoprobe, index) => (
          <CryoprobeCard key={cryoprobe.id} plan={plan} cryoprobe={cryoprobe} number={index + 1} />
        ))
      )}
      <PlaceButtons plan={plan} />
      <PreviewNote />
      {none ? null : (
        <Button variant="light" onClick={() => openStep("protocol")}>
          Next: protocol
        </Button>
      )}
    </Stack>
  );
}

function PlaceButtons({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const placing = useViewStore((state) => state.tool === "cryoprobe");
  const isRunning = usePlacementStore((state) => state.status === "running");
  const first = plan.cryoprobes.length === 0;
  return (
    <>
      <Group grow={true}>
        <Button
          leftSection={<IconTarget size={18} />}
          px="xs"
          variant={first ? "filled" : "default"}
          disabled={plan.target === null || isRunning}
          onClick={() => void startPlacements()}
          data-testid="suggest-placements"
        >
          Suggest
        </Button>
        <Button
          leftSection={<IconNeedle size={18} />}
          px="xs"
          variant={placing ? "filled" : "default"}
          onClick={() => takeTool("cryoprobe")}
          data-testid="place-by-hand"
        >
          {placing ? "Entry, then tip…" : "By hand"}
        </Button>
      </Group>
      <SuggestionList />
    </>
  );
}

function PreviewNote(): ReactElement | null {
  const hasPreview = usePreviewStore((state) => state.frame !== null);
  const backend = usePreviewStore((state) => state.backend);
  const hasFreeze = useFreezeStore((state) => state.frames.length > 0);
  if (!hasPreview || hasFreeze) return null;
  return (
    <Text size="xs" c="dimmed" data-testid="preview-note">
      {previewLabel} Press Freeze for the computation.{" "}
      {backend === null ? null : <EngineMark use={{ backend, threads: 1 }} />}
    </Text>
  );
}
