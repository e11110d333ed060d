import { entriesOf, type ImagingFinding, imagingFindings } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { hashOf } from "../../state/route.ts";
import { Findings } from "../findings.tsx";
import { imageKey, type OpenedPlan, useLinkedPlans } from "../plan/linked-plans.ts";
import { EntrySection } from "../record/entry-section.tsx";
import { readableDay } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { nameOfId, painName, plainWord } from "../record/words.ts";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import styles from "../step-parts.module.css";
import imaging from "./imaging.module.css";
import { ImagingForm } from "./imaging-form.tsx";

/** Imaging looked at for anything that could explain the pain: what was found, where, and how it fits each pain. */
export function ImagingStep({ desk }: StepProperties): ReactElement {
  const { plans } = useLinkedPlans(desk.plans);
  return (
    <>
      <Findings findings={imagingFindings(desk.record)} testId="imaging-findings" />
      <EntrySection
        desk={desk}
        title="Reviews"
        lead="Name the stations that were really looked at; one above and one below a finding belong to them."
        entries={entriesOf(desk.record, "imaging-review")}
        form={ImagingForm}
        addLabel="Add a review"
        opensEmpty={true}
        titleOf={({ modality, imagedOn }) => `${modality} of ${readableDay(imagedOn)}`}
        show={(review) => (
          <>
            {review.findings.length === 0 ? <p>Nothing found that could explain the pain.</p> : null}
            {review.findings.map((finding) => (
              <FindingCard key={finding.id} finding={finding} desk={desk} plans={plans} />
            ))}
            <p className={imaging["levels"]}>
              Looked at: {review.stationIds.map((id) => nameOfId("stationId", id)).join(" · ")}
            </p>
            {review.text === "" ? null : <p className={imaging["text"]}>{review.text}</p>}
          </>
        )}
        testId="imaging"
      />
    </>
  );
}

function FindingCard(properties: {
  readonly finding: ImagingFinding;
  readonly desk: RecordDesk;
  readonly plans: readonly OpenedPlan[];
}): ReactElement {
  const { finding, desk, plans } = properties;
  const { structure, sizeMm, stationId, side, level, relation, targetId, concordances } = finding;
  return (
    <div className={imaging["finding"]} data-testid="imaging-finding">
      <div>
        <strong>{structure}</strong>
        <span className="quiet number">
          {" "}
          {[
            nameOfId("findingKindId", finding.findingKindId),
            sizeMm === null ? "" : `${sizeMm} mm`,
            nameOfId("stationId", stationId),
            side,
            level,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
        {relation === "not-judged" ? null : (
          <div>
            {plainWord(relation)}
            {targetId === null ? "" : ` ${nameOfId("targetId", targetId)}`}
          </div>
        )}
        <SliceWay finding={finding} desk={desk} plans={plans} />
      </div>
      <table className={styles["table"]}>
        <tbody>
          {concordances.map(({ painId, concordance, confidence }) => (
            <tr key={painId}>
              <td>“{painName(desk.record, painId)}”</td>
              <td data-concordance={concordance} className={imaging["fit"]}>
                {concordance}
              </td>
              <td className="quiet">{confidence} confidence</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Leads to the slice in the viewer, where a plan of this patient stands on that image. */
function SliceWay(properties: Parameters<typeof FindingCard>[0]): ReactElement | null {
  const { slice } = properties.finding;
  if (slice === null) return null;
  const place = slice.pointLpsMm.map((value) => value.toFixed(1)).join(", ");
  const plan = properties.plans.find((one) => imageKey(one.plan.image) === slice.seriesInstanceUid)?.plan;
  if (plan === undefined)
    return <div className="quiet number">at ({place}) mm LPS; no plan on this image</div>;
  return (
    <a
      className={imaging["slice"]}
      href={hashOf({
        screen: "plan",
        planId: plan.id,
        patientId: properties.desk.patientId,
        atLpsMm: slice.pointLpsMm,
      })}
      data-testid="open-slice"
    >
      Show the slice <span className="number">({place})</span>
    </a>
  );
}

/** Presses while a station beside a finding or a pain was not judged. */
export function imagingStanding({ record }: StepContext): StepStanding {
  const reviews = entriesOf(record, "imaging-review");
  if (reviews.length === 0) return { state: "open", summary: "not yet" };
  const open = imagingFindings(record).length;
  if (open > 0) return { state: "attention", summary: `${open} open` };
  const found = reviews.flatMap(({ content }) => content.findings).length;
  return { state: "done", summary: `${found} ${found === 1 ? "finding" : "findings"}` };
}
