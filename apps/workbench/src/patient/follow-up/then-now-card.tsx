import type { PainCourse, PainState, PainThenNow, ThenNowRow } from "@isotherm/clinic";
import { painQualities } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { painLook } from "../../body/pain-look.ts";
import { PainSwatch } from "../../body/pain-pattern.tsx";
import { readableDay } from "../../clinic/record/moments.ts";
import { StatusMark } from "../../layout/source-note.tsx";
import { CourseChart } from "./course-chart.tsx";
import styles from "./follow-up.module.css";

/** One pain then and now: the course of its scores, each quality, the flares and the day; better, same and worse alike. */
export function ThenNowCard(properties: {
  readonly pain: PainThenNow;
  readonly course: PainCourse | undefined;
  readonly index: number;
}): ReactElement {
  const { pain, course, index } = properties;
  const { before, now, change } = pain;
  return (
    <article className={styles["painCard"]} data-testid={`then-now-${pain.painId}`}>
      <header className={styles["painHead"]}>
        <PainSwatch look={painLook(index)} />
        <h3>{pain.label}</h3>
        <Drop dropFraction={change.dropFraction} />
        <span className={styles["thresholds"]}>
          30 %: {reached(change.atLeast30Percent)} · 50 %: {reached(change.atLeast50Percent)}{" "}
          <StatusMark status={change.status} sources={change.sources} />
        </span>
      </header>
      {now.ownWords === "" ? null : <p className={styles["words"]}>“{now.ownWords}”</p>}
      <div className={styles["painBody"]}>
        {course === undefined ? null : <CourseChart course={course} />}
        <div>
          <Scores before={before} now={now} />
          <Rows rows={pain.rows.filter(({ what }) => !isScore(what, before, now))} />
        </div>
      </div>
      <p className="quiet">
        Now as told {readableDay(pain.nowAt)}; then as it stood when the freeze began
        {pain.baseline === "locked" ? " (locked)." : ", written down afterwards."}
      </p>
    </article>
  );
}

function reached(value: boolean | null): string {
  if (value === null) return "not known";
  return value ? "reached" : "not reached";
}

function Drop({ dropFraction }: { readonly dropFraction: number | null }): ReactElement {
  if (dropFraction === null) return <span className="quiet">no pain before</span>;
  const percent = Math.round(Math.abs(dropFraction) * 100);
  const words = dropFraction < 0 ? "more on average" : "less on average";
  return (
    <strong className={`${styles["drop"]} number`} data-worse={dropFraction < 0}>
      {percent} % {words}
    </strong>
  );
}

const isScore = (what: string, before: PainState, now: PainState): boolean =>
  what === "worst pain" ||
  what === "average pain" ||
  what === "peak of a flare" ||
  [...before.qualities, ...now.qualities].some(({ qualityId }) => qualityId === what);

/** Everything that is scored from 0 to 10, each on one line from then to now. */
function Scores({ before, now }: { readonly before: PainState; readonly now: PainState }): ReactElement {
  const names = new Map(painQualities().map(({ id, name }) => [id, name]));
  const ids = [...new Set([...before.qualities, ...now.qualities].map(({ qualityId }) => qualityId))];
  const scoreOf = (state: PainState, id: string): number =>
    state.qualities.find(({ qualityId }) => qualityId === id)?.score ?? 0;
  const rows: readonly (readonly [string, number, number])[] = [
    ["worst", before.worstScore, now.worstScore],
    ["average", before.averageScore, now.averageScore],
    ["least", before.leastScore, now.leastScore],
    ...(before.flares === null && now.flares === null
      ? []
      : [["peak of a flare", before.flares?.peakScore ?? 0, now.flares?.peakScore ?? 0] as const]),
    ...ids.map((id) => [names.get(id) ?? id, scoreOf(before, id), scoreOf(now, id)] as const),
  ];
  return (
    <table className={styles["scores"]}>
      <thead>
        <tr>
          <th>0 to 10</th>
          <th>then</th>
          <th>
            <span className={styles["unseen"]}>drawn</span>
          </th>
          <th>now</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, then, today]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="number">{then}</td>
            <td>
              <Span then={then} now={today} />
            </td>
            <td className="number">
              <strong>{today}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** From then (hollow) to now (full), on a line from 0 to 10; the way is named by its direction, not by color alone. */
function Span(properties: { readonly then: number; readonly now: number }): ReactElement {
  const { then, now } = properties;
  const x = (score: number): number => 8 + score * 13.4;
  return (
    <svg width={150} height={18} viewBox="0 0 150 18" aria-hidden="true">
      <line x1={8} x2={142} y1={9} y2={9} stroke="var(--line)" strokeWidth={2} />
      <line
        x1={x(then)}
        x2={x(now)}
        y1={9}
        y2={9}
        stroke={now > then ? "var(--critical)" : "var(--ice)"}
        strokeWidth={4}
        strokeDasharray={now > then ? "4 3" : undefined}
      />
      <circle cx={x(then)} cy={9} r={5} fill="var(--panel)" stroke="var(--text-quiet)" strokeWidth={2} />
      <circle cx={x(now)} cy={9} r={5} fill={now > then ? "var(--critical)" : "var(--ice)"} />
    </svg>
  );
}

const CHANGE_WORDS: Readonly<Record<ThenNowRow["change"], string>> = {
  better: "better",
  same: "same",
  worse: "worse",
};

function Rows({ rows }: { readonly rows: readonly ThenNowRow[] }): ReactElement {
  return (
    <table className={styles["scores"]}>
      <tbody>
        {rows.map(({ what, before, now, change }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="number">{before}</td>
            <td className={styles["change"]} data-change={change}>
              {CHANGE_WORDS[change]}
            </td>
            <td className="number">
              <strong>{now}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
