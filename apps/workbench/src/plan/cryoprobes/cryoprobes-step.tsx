import { previewLabel } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconNeedle, IconTarget } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { usePreviewStore } from "../../scene/preview-store.ts";
import { placeCryoprobe } from "../../scene/view-events.ts";
import { useFreezeStore } from "../../state/freeze-store.ts";
import { useImageStore } from "../../state/image-store.ts";
import { takeTool, useViewStore } from "../../state/view-store.ts";
import { openStep } from "../steps.ts";
import { CryoprobeCard } from "./cryoprobe-card.tsx";
import { LONGEST_PATH_MM, suggestPlacement } from "./suggest-placement.ts";

/** Where the cryoprobes stand, and which device they are. */
export function CryoprobesStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const none = plan.cryoprobes.length === 0;
  return (
    <Stack gap="sm">
      {none ? (
        <Text size="sm" c="dimmed">
          Place one at the nerve and drag it to where it should go, or click entry and tip yourself.
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
  const image = useImageStore((store) => (store.state.status === "ready" ? store.state.image : null));
  const [message, setMessage] = useState<string | null>(null);
  const first = plan.cryoprobes.length === 0;
  const suggest = (): void => {
    if (image === null) return;
    const placement = suggestPlacement(plan, image.volume);
    if (placement === null) {
      setMessage(
        `No straight path of up to ${LONGEST_PATH_MM} mm from the skin to the nerve, clear of bone and air, was found: place entry and tip by hand.`,
      );
      return;
    }
    setMessage(null);
    placeCryoprobe(placement.entryLpsMm, placement.tipLpsMm);
  };
  return (
    <>
      <Group grow={true}>
        <Button
          leftSection={<IconTarget size={18} />}
          px="xs"
          variant={first ? "filled" : "default"}
          disabled={plan.target === null}
          onClick={suggest}
          data-testid="place-at-target"
        >
          At the nerve
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
      {first ? (
        <Text size="xs" c="dimmed">
          “At the nerve” is geometry only: the straight path from the skin that stays farthest from what is
          marked, and out of bone and air as CT shows them. It does not know vessels, nerves or bowel that are
          not marked; check it in every plane.
        </Text>
      ) : null}
      {message === null ? null : (
        <Text size="sm" c="orange" role="alert">
          {message}
        </Text>
      )}
    </>
  );
}

function PreviewNote(): ReactElement | null {
  const hasPreview = usePreviewStore((state) => state.frame !== null);
  const hasFreeze = useFreezeStore((state) => state.frames.length > 0);
  if (!hasPreview || hasFreeze) return null;
  return (
    <Text size="xs" c="dimmed" data-testid="preview-note">
      {previewLabel} Press Freeze for the computation.
    </Text>
  );
}
