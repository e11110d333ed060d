import { contentsOf, entriesOf, type PainComponent, type RecordEntry } from "@isotherm/clinic";
import { painQualities } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { BodyPicture } from "../../body/body-drawing.tsx";
import { placeWords, regionName } from "../../body/body-words.ts";
import { painLook } from "../../body/pain-look.ts";
import { PainSwatch } from "../../body/pain-pattern.tsx";
import { EntrySection } from "../../clinic/record/entry-section.tsx";
import { readableDuration } from "../../clinic/record/moments.ts";
import type { StepProperties } from "../../clinic/step.ts";
import desk from "../form/desk.module.css";
import { PatientLinks } from "../links/patient-links.tsx";
import { PainForm } from "./pain-form.tsx";

/** Every pain of the patient, each its own record: told beforehand on a tablet or here, and completed on one screen. */
export function InterviewStep(properties: StepProperties): ReactElement {
  const { record, patientId } = properties.desk;
  const pains = entriesOf(record, "pain-component");
  return (
    <div className={desk["desk"]}>
      {pains.length < 2 ? null : <AllPains pains={pains} />}
      <EntrySection
        desk={properties.desk}
        title="Pains"
        lead="Own words first, then place, quality, way, relief and the day. A number alone cannot be saved."
        entries={pains}
        form={PainForm}
        addLabel="Add a pain"
        opensEmpty={true}
        titleOf={({ label }) => label}
        show={(pain) => <PainCard pain={pain} index={indexOf(contentsOf(record, "pain-component"), pain)} />}
        testId="pains"
      />
      <PatientLinks
        patientId={patientId}
        purpose="interview"
        lead="The patient answers beforehand, on a tablet here or at home: a link with a code, no account."
      />
    </div>
  );
}

function indexOf(pains: readonly PainComponent[], { painId }: PainComponent): number {
  return Math.max(
    pains.findIndex((pain) => pain.painId === painId),
    0,
  );
}

/** All pains on one body, told apart by number, pattern and color. */
function AllPains({ pains }: { readonly pains: readonly RecordEntry<PainComponent>[] }): ReactElement {
  return (
    <section style={{ marginBottom: 24 }} data-testid="all-pains">
      <div style={{ maxWidth: 560 }}>
        <BodyPicture
          label={pains.map(({ content }) => content.label).join(", ")}
          pains={pains.map(({ content }, index) => ({
            painId: content.painId,
            look: painLook(index),
            marks: content.marks,
            emphasis: "full",
          }))}
        />
      </div>
      <ul className={desk["chips"]}>
        {pains.map(({ entryId, content }, index) => (
          <li key={entryId} className={desk["swatchLine"]}>
            <PainSwatch look={painLook(index)} />
            {content.label}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One pain at a look: own words, picture, and what was told. */
function PainCard(properties: { readonly pain: PainComponent; readonly index: number }): ReactElement {
  const { pain, index } = properties;
  const { state, radiation, marks } = pain;
  const look = painLook(index);
  const names = new Map(painQualities().map(({ id, name }) => [id, name]));
  const places = marks.length === 0 ? pain.regionIds.map(regionName) : placeWords(marks);
  return (
    <div className={desk["painCard"]} data-testid={`pain-${pain.painId}`}>
      <div>
        {state.ownWords === "" ? null : <p className={desk["quote"]}>“{state.ownWords}”</p>}
        <p>
          {places.join(", ")} · {pain.pointing === "one-finger" ? "one finger points to it" : "an area"} ·{" "}
          {pain.depth} · {pain.course.replaceAll("-", " ")} · {pain.onset}
        </p>
        <ul className={desk["chips"]} aria-label="Qualities">
          {state.qualities.map(({ qualityId, score }) => (
            <li key={qualityId}>
              {names.get(qualityId) ?? qualityId} <strong className="number">{score}</strong>
            </li>
          ))}
        </ul>
        <p className="number">
          Now {state.nowScore}, worst {state.worstScore}, average {state.averageScore}, least{" "}
          {state.leastScore}
          {state.flares === null
            ? ""
            : `; ${state.flares.perDayCount} flares a day up to ${state.flares.peakScore} for ${readableDuration(state.flares.durationS)}`}
          ; wakes {state.nightWakingCount} times a night
        </p>
        <p>
          Better with {pain.easedBy.join(", ")}. Worse with {pain.worsenedBy.join(", ")}.{" "}
          {radiation.kind === "none"
            ? "It does not travel."
            : `It travels: ${radiation.text}${radiation.regionIds.length === 0 ? "" : ` (${radiation.regionIds.map(regionName).join(", ")})`}.`}
        </p>
        {pain.drugEffects.map((effect) => (
          <p key={effect.drug} className="quiet">
            {effect.drug}: {Math.round(effect.reliefFraction * 100)} % relief
            {effect.onsetS === null ? "" : ` after ${readableDuration(effect.onsetS)}`}
            {effect.durationS === null ? "" : ` for ${readableDuration(effect.durationS)}`}
            {effect.sideEffects.length === 0 ? "" : `; ${effect.sideEffects.join(", ")}`}
          </p>
        ))}
      </div>
      <BodyPicture
        label={places.join(", ")}
        pains={[{ painId: pain.painId, look, marks, emphasis: "full" }]}
        paths={radiation.kind === "path" ? (radiation.drawn ?? []) : []}
      />
    </div>
  );
}
