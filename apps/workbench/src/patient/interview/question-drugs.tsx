import type { DrugEffect } from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import { Counter, LineField, OptionList, WordChips } from "../form/answers.tsx";
import styles from "../phone/phone.module.css";
import { withDraft } from "./pain-answers.ts";
import type { QuestionProperties } from "./question-body.tsx";

/** What people often feel from drugs for pain; others are added in own words. */
const SIDE_EFFECTS: readonly string[] = ["constipation", "nausea", "tired", "dizzy", "dry mouth", "itching"];

const RELIEF_OPTIONS = [
  ["0", "None"],
  ["0.25", "A little"],
  ["0.5", "Half"],
  ["0.75", "Most"],
  ["1", "All"],
] as const;

/** Each drug with how much it helps, how soon, how long, and what else it does. */
export function DrugsQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  const drugs = pain.draft.drugEffects ?? [];
  const [name, setName] = useState("");
  const change = (next: readonly DrugEffect[]): void => onChange(withDraft(pain, { drugEffects: next }));
  const add = (): void => {
    if (name.trim() === "") return;
    change([
      ...drugs,
      { drug: name.trim(), reliefFraction: 0, onsetS: null, durationS: null, sideEffects: [] },
    ]);
    setName("");
  };
  return (
    <>
      {drugs.map((drug, index) => (
        <DrugCard
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may name the same drug
          key={index}
          drug={drug}
          onChange={(next) => change(drugs.map((other, place) => (place === index ? next : other)))}
          onRemove={() => change(drugs.filter((_, place) => place !== index))}
        />
      ))}
      <LineField
        label={drugs.length === 0 ? "Name of a drug" : "Name of another drug"}
        value={name}
        onChange={setName}
        testId="drug-name"
      />
      <button
        type="button"
        className={styles["second"]}
        onClick={add}
        disabled={name.trim() === ""}
        data-testid="add-drug"
      >
        Add this drug
      </button>
    </>
  );
}

function DrugCard(properties: {
  readonly drug: DrugEffect;
  readonly onChange: (drug: DrugEffect) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { drug, onChange, onRemove } = properties;
  const { reliefFraction, onsetS, durationS } = drug;
  return (
    <section className={styles["card"]}>
      <header className={styles["cardHead"]}>
        <h2>{drug.drug}</h2>
        <button type="button" className={styles["quietButton"]} onClick={onRemove}>
          Remove
        </button>
      </header>
      <OptionList
        label="How much of the pain does it take away?"
        layout="line"
        options={RELIEF_OPTIONS}
        value={RELIEF_OPTIONS.find(([value]) => Number(value) === reliefFraction)?.[0]}
        onChange={(value) => onChange(withRelief(drug, Number(value)))}
        testId="drug-relief"
      />
      {reliefFraction === 0 ? null : (
        <>
          <Counter
            label="How soon does it start?"
            unit="minutes"
            step={5}
            maximum={1440}
            value={onsetS === null ? undefined : Math.round(onsetS / 60)}
            onChange={(minutes) => onChange({ ...drug, onsetS: minutes * 60 })}
          />
          <Counter
            label="How long does it help?"
            unit="hours"
            step={0.5}
            maximum={168}
            value={durationS === null ? undefined : durationS / 3600}
            onChange={(hours) => onChange({ ...drug, durationS: Math.round(hours * 3600) })}
          />
        </>
      )}
      <WordChips
        label="What else does it do to you?"
        words={SIDE_EFFECTS}
        chosen={drug.sideEffects}
        onChange={(sideEffects) => onChange({ ...drug, sideEffects })}
      />
    </section>
  );
}

/** A drug that gives no relief has neither onset nor duration. */
function withRelief(drug: DrugEffect, reliefFraction: number): DrugEffect {
  return reliefFraction === 0
    ? { ...drug, reliefFraction, onsetS: null, durationS: null }
    : { ...drug, reliefFraction };
}
