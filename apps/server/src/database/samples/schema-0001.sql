-- A site as version 0.1.0 left it: the tables of schema 0001 with a row or two in each. Frozen; the upgrade test reads it.
create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
create table kysely_migration_lock (id varchar(255) primary key, is_locked integer default 0 not null);
insert into kysely_migration values ('0001-plans-series-outcomes', '2026-11-23T08:00:00.000Z');
insert into kysely_migration_lock values ('migration_lock', 0);
create table site (
  id text primary key, uid_salt text not null, created_at timestamptz not null default now());
create table plan_revision (
  plan_id text not null, revision integer not null check (revision > 0),
  saved_at timestamptz not null default now(), title text not null, target_name text,
  image_id text not null, document jsonb not null, primary key (plan_id, revision));
create table plan_archive (
  id bigint generated always as identity primary key, plan_id text not null, archived boolean not null,
  at timestamptz not null default now());
create index plan_archive_by_plan on plan_archive (plan_id, id desc);
create table series (
  id text primary key, series_instance_uid text not null, study_instance_uid text not null,
  frame_of_reference_uid text not null, modality text not null, description text not null,
  slice_count integer not null, size_bytes bigint not null, imported_at timestamptz not null default now(),
  files jsonb not null);
create table outcome (
  id bigint generated always as identity primary key, plan_id text not null, plan_revision integer not null,
  fingerprint text not null, computed_at timestamptz not null default now(),
  settings jsonb not null, summary jsonb not null,
  foreign key (plan_id, plan_revision) references plan_revision (plan_id, revision));
create index outcome_by_plan on outcome (plan_id, id desc);
create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'rows of % are never changed or removed', tg_table_name; end $$;
create trigger plan_revision_append_only before update or delete or truncate
  on plan_revision for each statement execute function refuse_change();
create trigger plan_archive_append_only before update or delete or truncate
  on plan_archive for each statement execute function refuse_change();
create trigger series_append_only before update or delete or truncate
  on series for each statement execute function refuse_change();
create trigger outcome_append_only before update or delete or truncate
  on outcome for each statement execute function refuse_change();
create trigger site_append_only before update or delete or truncate
  on site for each statement execute function refuse_change();
insert into site values ('5c1e0b8e-0000-4000-8000-000000000001', '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a', '2026-11-23T08:00:00Z');
insert into plan_revision values ('plan-old', 1, '2026-11-23T08:10:00.123456Z', 'Stellate, left', null, 'neck',
  $plan${"format": "isotherm.treatment-plan", "version": 1, "id": "plan-old", "title": "Stellate, left", "createdAt": "2026-11-23T08:30:00Z", "modifiedAt": "2026-11-23T08:45:00Z", "procedureType": "neurolysis", "image": {"kind": "phantom", "id": "neck", "seriesInstanceUid": null, "frameOfReferenceUid": null}, "target": {"id": "target", "name": "Left stellate ganglion", "knowledgeTargetId": "stellate-ganglion", "side": "left", "fibers": "autonomic", "geometry": {"kind": "line", "pointsLpsMm": [[20, 10, -10], [20, 10, 10]], "radiusMm": 2}, "safeAccess": null}, "structures": [{"id": "vertebral-artery", "name": "Left vertebral artery", "kind": "vessel", "geometry": {"kind": "line", "pointsLpsMm": [[24, 4, -20], [24, 4, 20]], "radiusMm": 1.75}, "minimumClearanceMm": 3, "minimumTemperatureC": null}, {"id": "thyroid", "name": "Thyroid", "kind": "organ", "geometry": {"kind": "sphere", "centerLpsMm": [18, -20, 0], "radiusMm": 9}, "minimumClearanceMm": null, "minimumTemperatureC": 0}, {"id": "lung-apex", "name": "Left lung apex", "kind": "lung", "geometry": {"kind": "mask", "geometry": {"dimensions": [3, 2, 2], "originLpsMm": [20, 10, -30], "spacingMm": [2, 2, 2], "axes": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}, "runs": [1, 4, 2, 5]}, "minimumClearanceMm": null, "minimumTemperatureC": null}], "cryoprobes": [{"id": "cryoprobe-1", "deviceId": "generic-argon-17g", "entryLpsMm": [60, 30, 0], "tipLpsMm": [18, 9, 0]}], "deviceOverrides": [{"deviceId": "generic-argon-17g", "shaftDiameterMm": 1.5, "activeZoneLengthMm": null, "tipOffsetMm": null, "tipTemperatureC": null, "coolantTemperatureC": null, "heatTransferWPerM2K": null, "maximumPowerW": 20, "source": "Example instructions for use, edition 1"}], "protocol": {"presetId": null, "steps": [{"kind": "freeze", "freezeS": 300, "dutyFraction": 1, "cryoprobeIds": null}, {"kind": "thaw", "thawS": 60}, {"kind": "freeze", "freezeS": 120, "dutyFraction": 0.6, "cryoprobeIds": ["cryoprobe-1"]}, {"kind": "active-thaw", "activeThawS": 60, "temperatureC": 40, "cryoprobeIds": null}]}, "skinProtection": {"kind": "drape"}, "intendedGrade": 2, "worstAcceptedGrade": 2, "simulation": {"cellMm": 1, "reportEveryS": 15, "bodyTemperatureC": 37}, "notes": "Frozen sample of version 1: never change this file."}$plan$);
insert into plan_revision values ('plan-old', 2, '2026-11-23T08:20:00.5Z', 'Stellate, left, two probes', 'Stellate ganglion', 'neck',
  $plan${"format": "isotherm.treatment-plan", "version": 1, "id": "plan-old", "title": "Stellate, left, two probes", "createdAt": "2026-11-23T08:30:00Z", "modifiedAt": "2026-11-23T08:45:00Z", "procedureType": "neurolysis", "image": {"kind": "phantom", "id": "neck", "seriesInstanceUid": null, "frameOfReferenceUid": null}, "target": {"id": "target", "name": "Left stellate ganglion", "knowledgeTargetId": "stellate-ganglion", "side": "left", "fibers": "autonomic", "geometry": {"kind": "line", "pointsLpsMm": [[20, 10, -10], [20, 10, 10]], "radiusMm": 2}, "safeAccess": null}, "structures": [{"id": "vertebral-artery", "name": "Left vertebral artery", "kind": "vessel", "geometry": {"kind": "line", "pointsLpsMm": [[24, 4, -20], [24, 4, 20]], "radiusMm": 1.75}, "minimumClearanceMm": 3, "minimumTemperatureC": null}, {"id": "thyroid", "name": "Thyroid", "kind": "organ", "geometry": {"kind": "sphere", "centerLpsMm": [18, -20, 0], "radiusMm": 9}, "minimumClearanceMm": null, "minimumTemperatureC": 0}, {"id": "lung-apex", "name": "Left lung apex", "kind": "lung", "geometry": {"kind": "mask", "geometry": {"dimensions": [3, 2, 2], "originLpsMm": [20, 10, -30], "spacingMm": [2, 2, 2], "axes": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}, "runs": [1, 4, 2, 5]}, "minimumClearanceMm": null, "minimumTemperatureC": null}], "cryoprobes": [{"id": "cryoprobe-1", "deviceId": "generic-argon-17g", "entryLpsMm": [60, 30, 0], "tipLpsMm": [18, 9, 0]}], "deviceOverrides": [{"deviceId": "generic-argon-17g", "shaftDiameterMm": 1.5, "activeZoneLengthMm": null, "tipOffsetMm": null, "tipTemperatureC": null, "coolantTemperatureC": null, "heatTransferWPerM2K": null, "maximumPowerW": 20, "source": "Example instructions for use, edition 1"}], "protocol": {"presetId": null, "steps": [{"kind": "freeze", "freezeS": 300, "dutyFraction": 1, "cryoprobeIds": null}, {"kind": "thaw", "thawS": 60}, {"kind": "freeze", "freezeS": 120, "dutyFraction": 0.6, "cryoprobeIds": ["cryoprobe-1"]}, {"kind": "active-thaw", "activeThawS": 60, "temperatureC": 40, "cryoprobeIds": null}]}, "skinProtection": {"kind": "drape"}, "intendedGrade": 2, "worstAcceptedGrade": 2, "simulation": {"cellMm": 1, "reportEveryS": 15, "bodyTemperatureC": 37}, "notes": "Frozen sample of version 1: never change this file."}$plan$);
insert into plan_archive (plan_id, archived, at) values ('plan-old', true, '2026-11-23T09:00:00Z');
insert into series values ('1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f', '1.2.3', '1.2', '1.2.4', 'CT', 'Neck', 1, 7, '2026-11-23T08:05:00Z',
  '[{"name": "1.dcm", "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "sizeBytes": 7}]');
insert into outcome (plan_id, plan_revision, fingerprint, computed_at, settings, summary)
  values ('plan-old', 2, 'f1', '2026-11-23T08:30:00Z', '{"cellMm": 1}', '{"iceMl": 4.8}');
