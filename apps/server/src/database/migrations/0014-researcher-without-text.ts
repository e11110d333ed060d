import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { restrictedRole } from "../roles.ts";

/** Fields of records, plans and series whose texts are words of a list, ids, days or moments: nobody writes prose into them. */
const codedFields = [
  "acceptance",
  "answersId",
  "antithromboticId",
  "attendance",
  "axis",
  "blockId",
  "capacity",
  "causality",
  "concordance",
  "confidence",
  "confirmedIds",
  "contraindicationIds",
  "course",
  "createdAt",
  "cryoprobeIds",
  "decision",
  "depth",
  "deviceId",
  "direction",
  "dueOn",
  "effect",
  "endedOn",
  "eventId",
  "expectedOn",
  "fibers",
  "findingKindId",
  "format",
  "frameOfReferenceUid",
  "freezeId",
  "from",
  "goalId",
  "gradingId",
  "happenedAt",
  "horner",
  "id",
  "imageSeriesUid",
  "imagedOn",
  "indexPainId",
  "indication",
  "kind",
  "knowledgeTargetId",
  "manner",
  "messageId",
  "modality",
  "modifiedAt",
  "modifierCodes",
  "neuritis",
  "neverZero",
  "operator",
  "opioidId",
  "painId",
  "part",
  "patientId",
  "patientWish",
  "performedBy",
  "personId",
  "pickId",
  "pieceId",
  "planFingerprint",
  "planId",
  "pointing",
  "presetId",
  "procedureType",
  "qualities",
  "qualityId",
  "reached",
  "recordedAt",
  "referralId",
  "regionIds",
  "relation",
  "rescue",
  "result",
  "reviewedBy",
  "riskTextIds",
  "role",
  "secondPhysicianId",
  "sedation",
  "seen",
  "seriesInstanceUid",
  "serious",
  "sha256",
  "side",
  "signedAt",
  "specialty",
  "startedAt",
  "state",
  "stationId",
  "stationIds",
  "step",
  "steroid",
  "targetId",
  "targetIds",
  "to",
  "triage",
  "view",
  "visitId",
  "window",
];

/** Words of lists that also stand in fields with other names: as prose they say nothing about anybody. */
const wordsAnywhere = [
  "agrees",
  "declines",
  "CT",
  "ultrasound",
  "fluoroscopy",
  "MR",
  "landmark",
  "free",
  "limited",
  "unable",
  "not-applicable",
];

const list = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(", ");

/** Texts in their place, in any JSON document: a code stays, everything that a person wrote is withheld. */
const withheldText = `
  create function without_text(value jsonb, field text) returns jsonb language plpgsql immutable as $$
  begin
    case jsonb_typeof(value)
      when 'object' then return coalesce(
        (select jsonb_object_agg(key, without_text(part, key)) from jsonb_each(value) as each (key, part)), '{}'::jsonb);
      when 'array' then
        -- The runs of a mask are a hundred thousand numbers.
        if not jsonb_path_exists(value, '$[*] ? (@.type() == "string" || @.type() == "object" || @.type() == "array")') then
          return value;
        end if;
        return (select jsonb_agg(without_text(part, field) order by place)
          from jsonb_array_elements(value) with ordinality as each (part, place));
      when 'string' then
        if field in (${list(codedFields)}) and value #>> '{}' ~ '^[A-Za-z0-9._:+-]{0,200}$'
          -- A grade such as 3b, or F: no name is as short.
          or field = 'gradeCode' and value #>> '{}' ~ '^([0-9][a-d]?|[A-Z])$'
          or value #>> '{}' in (${list(wordsAnywhere)}) then
          return value;
        end if;
        return '"[withheld]"'::jsonb;
      else return value;
    end case;
  end $$;
`;

interface TextTable {
  readonly table: string;
  /** Columns as a researcher sees them; a name stands for itself. */
  readonly columns: readonly string[];
  /** Rows that a researcher sees. */
  readonly rows: string;
}

const textTables: readonly TextTable[] = [
  {
    table: "record_event",
    columns: [
      "patient_id",
      "sequence",
      "event_id",
      "kind",
      "entry_id",
      "entry_kind",
      "recorded_at",
      "happened_at",
      "account_id",
      "author_role",
      "without_text(document, '') as document",
    ],
    rows: "entry_kind <> all (correspondence_kinds())",
  },
  {
    table: "plan_revision",
    columns: [
      "plan_id",
      "revision",
      "saved_at",
      "'Plan ' || left(plan_id, 8) as title",
      "document #>> '{target,knowledgeTargetId}' as target_name",
      "image_id",
      "without_text(document, '') as document",
    ],
    rows: "true",
  },
  {
    table: "series",
    columns: [
      "id",
      "series_instance_uid",
      "study_instance_uid",
      "frame_of_reference_uid",
      "modality",
      "'[withheld]' as description",
      "slice_count",
      "size_bytes",
      "imported_at",
      "without_text(files, '') as files",
    ],
    rows: "true",
  },
  {
    table: "outcome",
    columns: [
      "id",
      "plan_id",
      "plan_revision",
      "fingerprint",
      "computed_at",
      "settings",
      "without_text(summary, '') as summary",
    ],
    rows: "true",
  },
  {
    table: "response_fact",
    columns: [
      "patient_id",
      "freeze_id",
      "pain_id",
      "'[withheld]' as label",
      "target_id",
      "indication",
      "response",
      "drop_fraction",
      "told_at",
    ],
    rows: "true",
  },
];

/** A view works with the rights of the owner of the tables, whom a policy shows these rows while a researcher asks. */
function withoutText({ table, columns, rows }: TextTable): string {
  const asked = `(select acts_as('researcher')) and ${rows}`;
  return `
  create policy research on ${table} for select to current_user using (${asked});
  create view ${table}_without_text with (security_barrier) as select ${columns.join(", ")} from ${table} where ${asked};
  grant select on ${table}_without_text to ${restrictedRole};`;
}

const staff = "(select acts_as('physician', 'nurse', 'coordinator'))";
const own = "patient_id = (select own_patient_id())";

/**
 * What people wrote in their own words may hold names, so a researcher reads it nowhere: tables with such texts are closed to the
 * role, and a view beside each shows the rest. As released; never edited.
 */
export const researcherWithoutText: Migration = {
  async up(database) {
    await sql.raw(withheldText).execute(database);
    await sql.raw(textTables.map(withoutText).join("\n")).execute(database);
    await sql
      .raw(`
      alter policy shown on record_event using (${staff} or (${own} and entry_kind = any (patient_visible_kinds())));
      alter policy shown on response_fact using (${staff} or ${own});
      ${["plan_revision", "series", "outcome"].map((table) => `alter policy shown on ${table} using (${staff});`).join("\n")}`)
      .execute(database);
  },
};
