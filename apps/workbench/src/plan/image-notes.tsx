import { Button, Popover, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useImageStore } from "../state/image-store.ts";

/** What was noticed while the image was read, such as uneven slice distances; nothing when nothing was. */
export function ImageNotes(): ReactElement | null {
  const findings = useImageStore(({ state }) =>
    state.status === "ready" ? state.image.volume.findings : NO_FINDINGS,
  );
  if (findings.length === 0) return null;
  return (
    <Popover width={380} position="bottom-start" withArrow={true} shadow="md">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="orange"
          leftSection={<IconAlertTriangle size={16} />}
          data-testid="image-notes"
        >
          {findings.length === 1 ? "1 note on the image" : `${findings.length} notes on the image`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {findings.map(({ ruleId, message }) => (
          <Text key={`${ruleId}/${message}`} size="sm" mb={6}>
            {message}
          </Text>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

const NO_FINDINGS: readonly never[] = [];
