import {
  contentsOf,
  type PatientRecord,
  patientRecord,
  type ResponseGroups,
  responseGroups,
} from "@isotherm/clinic";
import { fetchPatient, type PatientEntry, searchPatients } from "../../server/patients.ts";

/** What was found so far: every frozen patient's pains in one of three groups. */
export interface ResponseProgress {
  readonly groups: ResponseGroups;
  /** Names by patient; an id where no name may be seen. */
  readonly names: ReadonlyMap<string, string>;
  readonly readCount: number;
  /** Patients after a freeze that are known so far; grows while the list is read. */
  readonly foundCount: number;
  readonly state: "reading" | "done" | "stopped";
}

/** Records that are read at the same time; more would hold up the screens of others. */
const AT_ONCE_COUNT = 4;

/** Reads every patient after a freeze, page by page, and tells what is known after each few. */
export async function searchResponses(
  signal: AbortSignal,
  onProgress: (progress: ResponseProgress) => void,
): Promise<void> {
  const records: PatientRecord[] = [];
  const names = new Map<string, string>();
  const at = new Date().toISOString();
  let foundCount = 0;
  const tell = (state: ResponseProgress["state"]): void =>
    onProgress({ groups: groupsOf(records, at), names, readCount: records.length, foundCount, state });
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof searchPatients>> = await searchPatients("", {
      ...(cursor === null ? {} : { cursor }),
      signal,
    });
    const frozen = page.patients.filter(({ stage }) => stage === "follow-up");
    foundCount += frozen.length;
    for (let start = 0; start < frozen.length && !signal.aborted; start += AT_ONCE_COUNT) {
      records.push(...(await readSome(frozen.slice(start, start + AT_ONCE_COUNT), names)));
      tell("reading");
    }
    cursor = page.nextCursor;
  } while (cursor !== null && !signal.aborted);
  tell(signal.aborted ? "stopped" : "done");
}

async function readSome(
  patients: readonly PatientEntry[],
  names: Map<string, string>,
): Promise<readonly PatientRecord[]> {
  return Promise.all(
    patients.map(async ({ patientId, name }) => {
      names.set(patientId, name ?? patientId);
      return patientRecord(patientId, (await fetchPatient(patientId)).events);
    }),
  );
}

/** Each patient's freezes of a nerve; a node frozen in the same sitting is no nerve that could respond. */
function groupsOf(records: readonly PatientRecord[], at: string): ResponseGroups {
  const freezes = records.flatMap((record) =>
    contentsOf(record, "freeze-log")
      .filter(({ targetId }) => targetId !== null)
      .map(({ freezeId }) => ({ record, freezeId })),
  );
  return responseGroups(freezes, at);
}
