import {
  type FreezeLog,
  type RecordEntry,
  regrowthClock,
  repeatOrSwitch,
  returnOfPain,
  thenAndNow,
} from "@isotherm/clinic";
import type { ReactElement } from "react";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";
import parts from "../../clinic/step-parts.module.css";
import { StatusMark } from "../../layout/source-note.tsx";
import { frozenName } from "./frozen-name.ts";
import { ReturnWindow } from "./return-window.tsx";

/** When feeling may come back, whether the pain came back, and whether to repeat or to switch. */
export function RegrowthSection(properties: {
  readonly desk: RecordDesk;
  readonly freezes: readonly RecordEntry<FreezeLog>[];
}): ReactElement {
  const { desk, freezes } = properties;
  const freezeId = freezes[0]?.content.freezeId ?? "";
  return (
    <section className={parts["section"]} data-testid="regrowth">
      <header className={parts["sectionHead"]}>
        <h2>Regrowth and what comes next</h2>
      </header>
      {freezes
        .filter(({ content }) => content.targetId !== null || content.regrowthDistanceMm !== null)
        .map((freeze) => (
          <NerveClock key={freeze.entryId} desk={desk} freeze={freeze} isNamed={freezes.length > 1} />
        ))}
      {thenAndNow(desk.record, freezeId, desk.at).pains.map(({ painId, label }) => (
        <p key={painId}>
          “{label}”: {returnWords(returnOfPain(desk.record, freezeId, painId))}
        </p>
      ))}
    </section>
  );
}

/** The clock of one nerve, and the advice that its judged results give. */
function NerveClock(properties: {
  readonly desk: RecordDesk;
  readonly freeze: RecordEntry<FreezeLog>;
  readonly isNamed: boolean;
}): ReactElement {
  const { desk, freeze, isNamed } = properties;
  const { record, at } = desk;
  const { content, happenedAt } = freeze;
  const clock = regrowthClock(record, content.freezeId, at);
  const advice = content.targetId === null ? null : repeatOrSwitch(record, content.targetId);
  return (
    <>
      {isNamed ? <h3>{frozenName(desk, content)}</h3> : null}
      {clock.window === null ? (
        <p className="quiet">
          The distance from lesion to end organ was not measured on the plan; measure it to see the window of
          return.
        </p>
      ) : (
        <>
          <p>
            {clock.window.text} <StatusMark status={clock.window.status} sources={clock.window.sources} />
          </p>
          <ReturnWindow clock={clock} freezeAt={happenedAt} at={at} />
        </>
      )}
      {advice === null ? (
        <p className="quiet">Repeat or switch is advised once this freeze is judged below.</p>
      ) : (
        <p data-testid="repeat-or-switch" data-advice={advice.advice}>
          <strong>{advice.text}</strong> <StatusMark status={advice.status} sources={advice.sources} />
        </p>
      )}
    </>
  );
}

function returnWords(back: ReturnType<typeof returnOfPain>): string {
  if (back.kind === "no-relief") return "never fell by 30 %, so that there is no relief to end.";
  if (back.kind === "returned")
    return `came back after ${back.days} days${back.by === "rescue" ? ", by another intervention" : ""}.`;
  return `relief still held on day ${back.days}.`;
}
