import { ActionIcon } from "@mantine/core";
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { type ReactElement, useEffect } from "react";
import { ProtocolRibbon } from "../plan/protocol/protocol-ribbon.tsx";
import { showTime, useFreezeStore } from "../state/freeze-store.ts";
import { usePlan } from "../state/plan-store.ts";
import { useViewStore } from "../state/view-store.ts";
import { clock } from "./clock.ts";
import { EngineMark } from "./engine-mark.tsx";
import { playFreeze } from "./play.ts";
import styles from "./time-bar.module.css";

/** Time over the freeze: play, slide, and the isotherm legend. */
export function TimeBar(): ReactElement | null {
  const count = useFreezeStore((state) => state.frames.length);
  useEffect(playFreeze, []);
  if (count === 0) return null;
  return (
    <div className={styles["bar"]} data-testid="time-bar">
      <PlayButton />
      <Clock />
      <Slider />
      <Legend />
    </div>
  );
}

function PlayButton(): ReactElement {
  const playing = useFreezeStore((state) => state.playing);
  return (
    <ActionIcon
      size={42}
      radius="xl"
      variant="filled"
      onClick={() => useFreezeStore.setState({ playing: !playing })}
      aria-label={playing ? "Pause" : "Play the freeze"}
      data-testid="play"
    >
      {playing ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />}
    </ActionIcon>
  );
}

function Clock(): ReactElement {
  const timeS = useFreezeStore((state) => state.frames[state.frameIndex]?.timeS ?? 0);
  const endS = useFreezeStore((state) => Math.max(state.endTimeS, state.frames.at(-1)?.timeS ?? 0));
  return (
    <output className={`${styles["time"]} number`} aria-label="Time of the freeze" data-testid="freeze-time">
      {clock(timeS)}
      <small>of {clock(endS)}</small>
    </output>
  );
}

function Slider(): ReactElement {
  const timeS = useFreezeStore((state) => state.frames[state.frameIndex]?.timeS ?? 0);
  const endS = useFreezeStore((state) => Math.max(state.endTimeS, state.frames.at(-1)?.timeS ?? 0));
  const plan = usePlan();
  const engine = useFreezeStore((state) => state.engine);
  return (
    <div className={styles["track"]}>
      <input
        type="range"
        min={0}
        max={endS}
        step="any"
        value={timeS}
        onChange={(event) => {
          useFreezeStore.setState({ playing: false });
          showTime(event.currentTarget.valueAsNumber);
        }}
        aria-label="Time of the freeze"
        aria-valuetext={clock(timeS)}
        data-testid="time-slider"
      />
      {plan === null ? null : <ProtocolRibbon protocol={plan.protocol} heightPx={5} />}
      {engine === null ? null : <EngineMark use={engine} />}
    </div>
  );
}

/** Words beside each isotherm; the edge that the operator sees is never called the lesion (R25). */
export const ISOTHERM_NOTES: ReadonlyMap<number, string> = new Map([[0, "visible ice edge"]]);

/** Name of an isotherm on the screen, such as “visible ice edge (0 °C)”. */
function isothermName(temperatureC: number): string {
  const note = ISOTHERM_NOTES.get(temperatureC);
  const text = `${String(temperatureC).replace("-", "−")} °C`;
  return note === undefined ? text : `${note} (${text})`;
}

function Legend(): ReactElement {
  const isotherms = useViewStore((state) => state.isotherms);
  return (
    <fieldset
      className={styles["legend"]}
      style={{ border: 0, margin: 0, padding: 0 }}
      aria-label="Isotherms"
    >
      {isotherms.map(({ temperatureC, color, dashed, visible }) => (
        <button
          key={temperatureC}
          type="button"
          className={`${styles["key"]} number`}
          aria-pressed={visible}
          onClick={() => toggleIsotherm(temperatureC)}
          title={visible ? "Hide" : "Show"}
        >
          <svg width="22" height="6" aria-hidden="true">
            <line
              x1="0"
              y1="3"
              x2="22"
              y2="3"
              stroke={color}
              strokeWidth="2.5"
              strokeDasharray={dashed ? "5 3" : ""}
            />
          </svg>
          {isothermName(temperatureC)}
        </button>
      ))}
    </fieldset>
  );
}

function toggleIsotherm(temperatureC: number): void {
  useViewStore.setState(({ isotherms }) => ({
    isotherms: isotherms.map((style) =>
      style.temperatureC === temperatureC ? { ...style, visible: !style.visible } : style,
    ),
  }));
}
