import { type PainChange, painChange } from "@isotherm/knowledge";
import { compareMoments } from "../record/moment.ts";
import type { LifeActivity, PainComponent, PainState } from "../record/pain.ts";
import { lifeActivities } from "../record/pain.ts";
import { contentsOf, entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { followUpsOf, freezeEntry } from "./freeze-entry.ts";
import { equivalentsTrend } from "./medication-check.ts";

/** One thing that was said then and is said now. */
export interface ThenNowRow {
  readonly what: string;
  readonly before: string;
  readonly now: string;
  readonly change: "better" | "same" | "worse";
}

/** One pain then and now (R89, R91). */
export interface PainThenNow {
  readonly painId: string;
  readonly label: string;
  readonly before: PainState;
  readonly now: PainState;
  readonly nowAt: string;
  /** `written-afterwards`: nothing was on record when the freeze began, so the first writing stands for it. */
  readonly baseline: "locked" | "written-afterwards";
  readonly rows: readonly ThenNowRow[];
  /** Fall of the average pain, against 30 % and 50 %. */
  readonly change: PainChange;
}

/** One freeze then and now, pain by pain. A pain that nobody asked about again is named, never dropped. */
export interface ThenAndNow {
  readonly freezeId: string;
  readonly pains: readonly PainThenNow[];
  readonly notAskedAgain: readonly string[];
  /** Pains that began after the freeze, by name. */
  readonly newPains: readonly string[];
  readonly equivalents: { readonly beforeMgPerDay: number | null; readonly nowMgPerDay: number | null };
  /** The part that improved, by name, and what did not (R89). */
  readonly summary: string;
  /** "You said … / now …", each beside today's pain (R104). */
  readonly statements: readonly string[];
}

/**
 * Every pain then and now. Then is what stood in the record when the freeze began, and stays locked: a later correction of the
 * interview does not move it (R102). Now is the last follow-up that asked about that pain, up to the moment `at`.
 */
export function thenAndNow(record: PatientRecord, freezeId: string, at: string): ThenAndNow {
  const freeze = freezeEntry(record, freezeId);
  const followUps = followUpsOf(record, freezeId).filter(
    (entry) => compareMoments(entry.happenedAt, at) <= 0,
  );
  const equivalents = {
    beforeMgPerDay: equivalentsAt(record, freeze.happenedAt),
    nowMgPerDay: equivalentsAt(record, at),
  };
  const rescue = followUps.some(({ content }) => content.rescue === "done");
  const baselines = baselinesOf(record, freeze.happenedAt);
  const pains = baselines.flatMap((baseline): PainThenNow[] => {
    const { painId } = baseline.component;
    const entry = followUps.findLast(({ content }) => content.pains.some((pain) => pain.painId === painId));
    const now = entry?.content.pains.find((pain) => pain.painId === painId)?.state;
    if (entry === undefined || now === undefined) return [];
    return [painThenNow(baseline, { now, nowAt: entry.happenedAt }, { equivalents, rescue })];
  });
  const all = contentsOf(record, "pain-component");
  return {
    freezeId,
    pains,
    notAskedAgain: baselines
      .filter(({ component }) => !pains.some((pain) => pain.painId === component.painId))
      .map(({ component }) => component.label),
    newPains: all
      .filter(({ painId }) => !baselines.some(({ component }) => component.painId === painId))
      .map(({ label }) => label),
    equivalents,
    summary: summaryOf(pains),
    statements: pains.flatMap(statementsOf),
  };
}

/** One pain as it stood before a freeze. */
export interface PainBaseline {
  readonly component: PainComponent;
  readonly baseline: PainThenNow["baseline"];
}

/** Each pain that was there before a freeze, as it stood in the record when the freeze began (R102). */
export function baselinesOf(record: PatientRecord, freezeAt: string): readonly PainBaseline[] {
  return entriesOf(record, "pain-component").flatMap((entry): PainBaseline[] => {
    const versions = entry.versions.filter((version) => version.content.kind === "pain-component");
    const [first] = versions;
    if (first === undefined || compareMoments(first.happenedAt, freezeAt) > 0) return [];
    const locked = versions.findLast((version) => compareMoments(version.recordedAt, freezeAt) <= 0);
    const { content } = locked ?? first;
    if (content.kind !== "pain-component") return [];
    return [{ component: content, baseline: locked === undefined ? "written-afterwards" : "locked" }];
  });
}

function equivalentsAt(record: PatientRecord, at: string): number | null {
  const point = equivalentsTrend(record).findLast((candidate) => compareMoments(candidate.at, at) <= 0);
  return point?.totalMgPerDay ?? null;
}

function painThenNow(
  { component, baseline }: PainBaseline,
  { now, nowAt }: { readonly now: PainState; readonly nowAt: string },
  rest: {
    readonly equivalents: ThenAndNow["equivalents"];
    readonly rescue: boolean;
  },
): PainThenNow {
  const before = component.state;
  return {
    painId: component.painId,
    label: component.label,
    before,
    now,
    nowAt,
    baseline,
    rows: rowsOf(before, now),
    change: painChange({
      painBeforeScore: before.averageScore,
      painAfterScore: now.averageScore,
      equivalentBeforeMgPerDay: rest.equivalents.beforeMgPerDay,
      equivalentAfterMgPerDay: rest.equivalents.nowMgPerDay,
      rescueReintervention: rest.rescue,
    }),
  };
}

function rowsOf(before: PainState, now: PainState): readonly ThenNowRow[] {
  const words = new Set([...before.qualities, ...now.qualities].map(({ qualityId }) => qualityId));
  const quality = (state: PainState, id: string): number =>
    state.qualities.find(({ qualityId }) => qualityId === id)?.score ?? 0;
  return [
    numberRow("worst pain", before.worstScore, now.worstScore),
    numberRow("average pain", before.averageScore, now.averageScore),
    ...[...words].map((id) => numberRow(id, quality(before, id), quality(now, id))),
    numberRow("flares a day", before.flares?.perDayCount ?? 0, now.flares?.perDayCount ?? 0),
    numberRow("peak of a flare", before.flares?.peakScore ?? 0, now.flares?.peakScore ?? 0),
    numberRow(
      "length of a flare in minutes",
      Math.round((before.flares?.durationS ?? 0) / 60),
      Math.round((now.flares?.durationS ?? 0) / 60),
    ),
    numberRow("wakings a night", before.nightWakingCount, now.nightWakingCount),
    ...lifeActivities.flatMap((activity) => activityRow(activity, before, now)),
    ...sleepRow(before, now),
  ];
}

function numberRow(what: string, before: number, now: number): ThenNowRow {
  return { what, before: String(before), now: String(now), change: changeOf(before, now) };
}

function changeOf(before: number, now: number): ThenNowRow["change"] {
  if (before === now) return "same";
  return now < before ? "better" : "worse";
}

const limitOrder = ["free", "limited", "unable"];

function activityRow(activity: LifeActivity, before: PainState, now: PainState): readonly ThenNowRow[] {
  const [then, today] = [before.dailyLife.limits[activity], now.dailyLife.limits[activity]];
  if (then === "not-applicable" || today === "not-applicable") return [];
  const change = changeOf(limitOrder.indexOf(then), limitOrder.indexOf(today));
  return [{ what: activity.replace("-", " "), before: then, now: today, change }];
}

function sleepRow(before: PainState, now: PainState): readonly ThenNowRow[] {
  const [then, today] = [before.dailyLife.daytimeSleepS, now.dailyLife.daytimeSleepS];
  if (then === null || today === null) return [];
  return [numberRow("sleep by day in minutes", Math.round(then / 60), Math.round(today / 60))];
}

function summaryOf(pains: readonly PainThenNow[]): string {
  if (pains.length === 0) return "No pain has been asked about again.";
  const named = (wanted: (pain: PainThenNow) => boolean): string =>
    pains
      .filter(wanted)
      .map(({ label, change }) => `"${label}" (${percent(change.dropFraction)})`)
      .join(", ");
  const better = named(({ change }) => change.atLeast30Percent === true);
  const not = named(({ change }) => change.atLeast30Percent !== true);
  return [
    better === "" ? "No pain fell by 30 % or more." : `Improved by 30 % or more: ${better}.`,
    ...(not === "" ? [] : [`Not improved that far: ${not}.`]),
  ].join(" ");
}

function percent(dropFraction: number | null): string {
  if (dropFraction === null) return "no pain before";
  return dropFraction < 0
    ? `${Math.round(-dropFraction * 100)} % more`
    : `${Math.round(dropFraction * 100)} % less`;
}

function statementsOf(pain: PainThenNow): readonly string[] {
  const today = `Today "${pain.label}" is at ${pain.now.nowScore} out of 10, and that counts.`;
  return pain.rows
    .filter(({ change }) => change === "better")
    .map(({ what, before, now }) => `You said ${what}: ${before}. Now: ${now}. ${today}`);
}
