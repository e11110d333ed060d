import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";

/** One sentence about what went wrong, and the way out. */
export function FailureNote(properties: {
  readonly message: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}): ReactElement {
  const { message, action } = properties;
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle size={20} color="var(--warning)" aria-hidden="true" />}
      styles={{ root: { background: "#15130f", borderColor: "#4d3b1c" } }}
      role="alert"
      data-testid="failure-note"
    >
      {message}
      {action === undefined ? null : (
        <Button mt="sm" size="xs" variant="default" onClick={action.onClick} display="block">
          {action.label}
        </Button>
      )}
    </Alert>
  );
}
