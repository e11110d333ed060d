import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { currentEventVersion, type EventContent, type RecordEvent, readEvent } from "@isotherm/clinic";
import { planFingerprint, readPlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { demoAccountId } from "../accounts/site-identity.ts";
import type { Person } from "../record/person.ts";

/** One synthetic patient of the demo. */
export interface DemoPatient {
  readonly person: Person;
  /** In the order of writing, none later than the moment that was asked for. */
  readonly events: readonly RecordEvent[];
  readonly planIds: readonly string[];
}

const dayMs = 86_400_000;

const sampleFile = (name: string): string =>
  readFileSync(fileURLToPath(import.meta.resolve(`@isotherm/clinic/samples/${name}`)), "utf8");

/** Plans of the demo, on the synthetic bodies that come with Isotherm. */
export function demoPlans(): readonly TreatmentPlan[] {
  const file = new URL("../../samples/demo-plans-v1.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as readonly unknown[]).map(readPlan);
}

const someone = (familyName: string, givenName: string, birthDate: string): Person => ({
  familyName,
  givenName,
  birthDate,
  sex: null,
  phone: null,
  email: null,
  medicalRecordNumber: null,
});

/**
 * The synthetic patients of the samples, moved in time so that the demo looks alive on the day it is opened: one with cancer pain,
 * just past the visit of week 6, one with long COVID in the weeks of neuritis, and one whose referral has just come in.
 */
export function demoPatients(at: string): readonly DemoPatient[] {
  const cancer = demoEvents(sampleFile("cancer-patient-v1.json"), { at, lastDaysAgo: 1, id: "demo-cancer" });
  // Only what has happened by now: the visit of week 6 is still to come.
  const covid = demoEvents(sampleFile("long-covid-patient-v1.json").replaceAll('"right"', '"left"'), {
    at,
    lastDaysAgo: -27,
    id: "demo-long-covid",
  });
  return [
    {
      person: someone("Winter", "Ada", "1961-04-03"),
      events: [...cancer, message("demo-cancer", at)],
      planIds: ["plan-nerve", "plan-node"],
    },
    { person: someone("Frost", "Jonas", "1984-09-12"), events: covid, planIds: ["plan-stellate"] },
    { person: someone("Hale", "Mira", "1970-12-30"), events: [referral("demo-referred", at)], planIds: [] },
  ];
}

interface Shift {
  readonly at: string;
  /** Days between the last event of the sample and now; negative where it lies ahead and is left out. */
  readonly lastDaysAgo: number;
  readonly id: string;
}

function demoEvents(sample: string, { at, lastDaysAgo, id }: Shift): readonly RecordEvent[] {
  const fingerprints = new Map(demoPlans().map((plan) => [plan.id, planFingerprint(plan)]));
  const text = sample
    .replaceAll('"dr-one"', `"${demoAccountId("physician")}"`)
    .replaceAll('"patient-1"', `"${id}"`)
    // The finding lies in the synthetic body, so that its slice can be shown.
    .replaceAll('"1.2.3"', '"retroperitoneum"')
    .replaceAll(/"fingerprint-(\w+)"/gu, (_all, name: string) => `"${fingerprints.get(`plan-${name}`)}"`);
  const events = (JSON.parse(text) as readonly unknown[]).map(readEvent);
  const last = events.at(-1)?.recordedAt ?? at;
  const days = Math.floor((Date.parse(at) - Date.parse(last)) / dayMs) - lastDaysAgo;
  return events.map((event) => shifted(event, days)).filter(({ recordedAt }) => recordedAt <= at);
}

/** Every moment and day of an event so many days later, whatever it says. */
function shifted(event: RecordEvent, days: number): RecordEvent {
  const text = JSON.stringify(event).replaceAll(
    /"(\d{4}-\d\d-\d\d)(T[\d:.]+Z)?"/gu,
    (_all, day: string, time: string | undefined) => {
      const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
      return `"${moved}${time ?? ""}"`;
    },
  );
  return readEvent(text);
}

function message(patientId: string, at: string): RecordEvent {
  return demoEvent(
    patientId,
    { at: daysBefore(at, 0.4), author: { id: `patient:${patientId}`, role: "patient" } },
    {
      kind: "message",
      messageId: "message-1",
      from: "patient",
      to: "clinic",
      text: "I ate at the table on Sunday. May I take one pill less at night?",
      triage: "not-triaged",
      answersId: null,
    },
  );
}

function referral(patientId: string, at: string): RecordEvent {
  return demoEvent(
    patientId,
    { at: daysBefore(at, 2), author: { id: demoAccountId("coordinator"), role: "coordinator" } },
    {
      kind: "referral-opened",
      referralId: "referral-1",
      direction: "in",
      specialty: "surgery",
      counterpart: "Dr. Lindqvist",
      reason: "Pain in the stump and in the toes that are gone, 14 months after amputation below the knee.",
      expectedOn: daysBefore(at, -26).slice(0, 10),
    },
  );
}

function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * dayMs).toISOString();
}

function demoEvent(
  patientId: string,
  { at, author }: { readonly at: string; readonly author: RecordEvent["author"] },
  content: EventContent,
): RecordEvent {
  const kind = author.role === "patient" ? "patient-device" : "clinic";
  return readEvent({
    format: "isotherm.record-event",
    version: currentEventVersion,
    id: `${patientId}-${content.kind}`,
    patientId,
    recordedAt: at,
    happenedAt: at,
    author,
    origin: { kind, name: "demo" },
    correction: null,
    content,
  });
}
