import { comparePlans } from "@isotherm/planning";
import { Button, Group, Modal, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { keepMine, takeTheirs } from "../state/autosave.ts";
import { usePlan, usePlanStore } from "../state/plan-store.ts";

/** Shows what somebody else saved meanwhile; nothing is overwritten without a choice. */
export function ConflictDialog(): ReactElement | null {
  const conflict = usePlanStore((state) => state.conflict);
  const plan = usePlan();
  if (conflict === null || plan === null) return null;
  const differences = comparePlans(plan, conflict.plan);
  return (
    <Modal
      opened={true}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title="Somebody else has saved this plan meanwhile"
      size="lg"
      centered
      data-testid="conflict-dialog"
    >
      <Text mb="sm">
        Revision {conflict.revision} differs from yours here. Saving yours after it keeps both in the history;
        taking theirs leaves yours one Undo away while this page stays open.
      </Text>
      <ul style={{ maxHeight: 260, overflowY: "auto", paddingLeft: 20 }}>
        {differences.length === 0 ? <li>Nothing but the time of saving.</li> : null}
        {differences.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => takeTheirs(conflict)} data-testid="take-theirs">
          Take theirs
        </Button>
        <Button onClick={() => void keepMine(conflict)} data-testid="keep-mine">
          Save mine after theirs
        </Button>
      </Group>
    </Modal>
  );
}
