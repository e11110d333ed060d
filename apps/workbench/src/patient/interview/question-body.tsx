import { bodyRegions } from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import { BodyDrawing, PathDrawing } from "../../body/body-drawing.tsx";
import type { ShownPain } from "../../body/body-figure.tsx";
import { placeWords, regionName } from "../../body/body-words.ts";
import { REGION_OUTLINES } from "../../body/outlines.ts";
import { painLook } from "../../body/pain-look.ts";
import { OptionList, WordsField } from "../form/answers.tsx";
import styles from "../phone/phone.module.css";
import { draftOf, type PainAnswers, withDraft, withMarks, withRadiation } from "./pain-answers.ts";

/** What every question is given: the pains, which one is asked about, and the way to change it. */
export interface QuestionProperties {
  readonly pain: PainAnswers;
  readonly index: number;
  readonly pains: readonly PainAnswers[];
  /** One view of the body at a time on a phone; all four on a desk. */
  readonly layout: "one" | "all";
  readonly onChange: (pain: PainAnswers) => void;
}

/** Every other pain as it was drawn, shown quietly. */
function otherPains({ pains, index }: QuestionProperties): readonly ShownPain[] {
  return pains.flatMap((other, place) =>
    place === index
      ? []
      : [
          {
            painId: other.painId,
            look: painLook(place),
            marks: other.draft.marks ?? [],
            emphasis: "quiet" as const,
          },
        ],
  );
}

/** Where it hurts: drawn, or picked by name where the picture has no place for it. */
export function PlaceQuestion(properties: QuestionProperties): ReactElement {
  const { pain, index, onChange } = properties;
  const marks = pain.draft.marks ?? [];
  const words = [...placeWords(marks), ...pain.namedRegionIds.map(regionName)];
  return (
    <>
      <BodyDrawing
        painId={pain.painId}
        look={painLook(index)}
        marks={marks}
        others={otherPains(properties)}
        layout={properties.layout}
        onChange={(next) => onChange(withMarks(pain, next))}
      />
      <p className={styles["told"]} role="status" data-testid="marked-regions">
        {words.length === 0 ? "Nothing is marked yet." : `You marked: ${words.join(", ")}.`}
      </p>
      <RegionList pain={pain} onChange={onChange} />
    </>
  );
}

/** Every region by name: for a place that no picture has, and for whoever cannot draw. */
export function RegionList(properties: Pick<QuestionProperties, "pain" | "onChange">): ReactElement {
  const { pain, onChange } = properties;
  const drawn = draftOf({ ...pain, namedRegionIds: [] }).regionIds ?? [];
  const isOnPicture = (id: string): boolean => REGION_OUTLINES.some(({ regionId }) => regionId === id);
  const regions = bodyRegions()
    .filter(({ id }) => !drawn.includes(id))
    .sort((a, b) => Number(isOnPicture(a.id)) - Number(isOnPicture(b.id)) || a.order - b.order);
  const toggle = (id: string): void =>
    onChange({
      ...pain,
      namedRegionIds: pain.namedRegionIds.includes(id)
        ? pain.namedRegionIds.filter((other) => other !== id)
        : [...pain.namedRegionIds, id],
    });
  return (
    <details className={styles["more"]}>
      <summary>Choose from a list instead</summary>
      <div className={styles["names"]}>
        {regions.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={pain.namedRegionIds.includes(id)}
            onClick={() => toggle(id)}
            data-testid={`name-${id}`}
          >
            {name}
          </button>
        ))}
      </div>
    </details>
  );
}

/** Whether and where it travels: drawn, typed, or not at all. */
export function RadiationQuestion(properties: QuestionProperties): ReactElement {
  const { pain, index, onChange } = properties;
  const radiation = pain.draft.radiation;
  const [isPath, setPath] = useState(radiation?.kind === "path");
  const way = radiation?.kind === "path" ? radiation : null;
  const drawn = way?.drawn ?? [];
  const choose = (answer: "no" | "yes"): void => {
    setPath(answer === "yes");
    if (answer === "no") onChange(withDraft(pain, { radiation: { kind: "none" } }));
    else if (way === null) onChange(withRadiation(pain, { text: "", drawn: [] }));
  };
  const here: ShownPain = {
    painId: pain.painId,
    look: painLook(index),
    marks: pain.draft.marks ?? [],
    emphasis: "full",
  };
  return (
    <>
      <OptionList
        label="Does it travel?"
        layout="line"
        options={[
          ["no", "No, it stays"],
          ["yes", "Yes, it travels"],
        ]}
        value={radiationAnswer(radiation?.kind)}
        onChange={choose}
        testId="travels"
      />
      {isPath ? (
        <>
          <PathDrawing
            paths={drawn}
            others={[here]}
            layout={properties.layout}
            onChange={(paths) => onChange(withRadiation(pain, { text: way?.text ?? "", drawn: paths }))}
          />
          {way === null || way.regionIds.length === 0 ? null : (
            <p className={styles["told"]}>It goes by: {way.regionIds.map(regionName).join(", ")}.</p>
          )}
          <WordsField
            label="Or tell us in words"
            rows={2}
            value={way?.text ?? ""}
            onChange={(text) => onChange(withRadiation(pain, { text, drawn }))}
            testId="radiation-text"
          />
        </>
      ) : null}
    </>
  );
}

function radiationAnswer(kind: "none" | "path" | undefined): "no" | "yes" | undefined {
  if (kind === undefined) return undefined;
  return kind === "none" ? "no" : "yes";
}
