import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconContrast,
  IconHandMove,
  IconLine,
  IconNeedle,
  IconPencil,
  IconRuler2,
  IconVectorSpline,
} from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { drawStructure } from "../state/draw-store.ts";
import { takeTool, useViewStore, WINDOW_PRESETS } from "../state/view-store.ts";
import styles from "./plan-screen.module.css";

/** Tools for the hand, and the gray-scale windows. */
export function ToolRail(): ReactElement {
  const tool = useViewStore((state) => state.tool);
  const purpose = useViewStore((state) => state.drawPurpose);
  const drawing = tool === "draw-line" ? purpose : null;
  return (
    <nav className={styles["rail"]} aria-label="Tools">
      <RailButton label="Navigate (N)" active={tool === "navigate"} onClick={() => takeTool("navigate")}>
        <IconHandMove size={22} />
      </RailButton>
      <RailButton label="Window (W)" active={tool === "window"} onClick={() => takeTool("window")}>
        <IconContrast size={22} />
      </RailButton>
      <RailButton label="Measure (M)" active={tool === "measure"} onClick={() => takeTool("measure")}>
        <IconRuler2 size={22} />
      </RailButton>
      <RailButton
        label="Draw the nerve (D)"
        active={drawing === "target"}
        onClick={() => takeTool("draw-line", "target")}
      >
        <IconVectorSpline size={22} />
      </RailButton>
      <RailButton
        label="Draw a structure (S)"
        active={drawing === "structure"}
        onClick={() => drawStructure(null)}
      >
        <IconPencil size={22} />
      </RailButton>
      <RailButton
        label="Place a cryoprobe (P)"
        active={tool === "cryoprobe"}
        onClick={() => takeTool("cryoprobe")}
      >
        <IconNeedle size={22} />
      </RailButton>
      <span className={styles["railGap"]} />
      <MeasureEraser />
      <WindowMenu />
    </nav>
  );
}

function RailButton(properties: {
  readonly label: string;
  readonly active: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { label, active, onClick, children } = properties;
  return (
    <Tooltip label={label} position="right" openDelay={350}>
      <ActionIcon
        size={40}
        variant={active ? "filled" : "subtle"}
        color={active ? "ice" : "gray"}
        onClick={onClick}
        aria-label={label}
        aria-pressed={active}
        data-testid={`tool-${label.split(" (")[0]?.toLowerCase().replaceAll(" ", "-")}`}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function MeasureEraser(): ReactElement | null {
  const count = useViewStore((state) => state.measures.length);
  if (count === 0) return null;
  return (
    <RailButton
      label={`Remove measurements (${count})`}
      active={false}
      onClick={() => useViewStore.setState({ measures: [] })}
    >
      <IconLine size={22} />
    </RailButton>
  );
}

function WindowMenu(): ReactElement {
  const window = useViewStore((state) => state.window);
  return (
    <Menu position="right-end" width={270}>
      <Menu.Target>
        <ActionIcon
          size={40}
          variant="subtle"
          color="gray"
          aria-label="Gray-scale window"
          data-testid="window-menu"
        >
          <IconAdjustmentsHorizontal size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Window: center / width in HU (viewing conventions)</Menu.Label>
        {WINDOW_PRESETS.map(({ id, name, center, width, key }) => (
          <Menu.Item
            key={id}
            onClick={() => useViewStore.setState({ window: { center, width } })}
            rightSection={
              <span className="number quiet">
                {center} / {width} · {key}
              </span>
            }
            fw={window.center === center && window.width === width ? 650 : 400}
            data-testid={`window-${id}`}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
