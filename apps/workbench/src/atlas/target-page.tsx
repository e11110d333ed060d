import {
  bleedingClasses,
  bodyRegions,
  indications,
  modalities,
  protocolPresets,
  riskTexts,
  type TargetRecord,
  targets,
} from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import { IconListSearch, IconScale } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { Facts, MissingRecord } from "./facts.tsx";
import { PageSources, Section, StatementList, Sure, WordList } from "./marks.tsx";
import { CryoMark } from "./target-list.tsx";
import {
  AdverseEvents,
  Block,
  Contraindications,
  EvidenceTable,
  Regrowth,
  Structures,
} from "./target-sections.tsx";
import { unsureOf } from "./target-unsure.ts";
import { capitalized, painKindsText, protocolText } from "./words.ts";

/** One target of the atlas: what, where, how, risks, presets, block, evidence, and what is unsure. */
export function TargetPage({ targetId }: { readonly targetId: string }): ReactElement {
  const target = targets().find(({ id }) => id === targetId);
  if (target === undefined)
    return <MissingRecord kind="target" id={targetId} href={atlasHref("targets")} back="All targets" />;
  return (
    <article data-testid="target-page">
      <TargetHead target={target} />
      <Section title="What and where">
        <Facts facts={factsOf(target)} />
        {target.note === undefined ? null : <p>{target.note}</p>}
        <p>
          The record as a whole <Sure status={target.status} sources={target.sources} />
        </p>
      </Section>
      <div className={styles["pair"]}>
        <Section title="Indications">
          <WordList words={target.indications} none="No indication is on record." />
        </Section>
        <Structures target={target} />
      </div>
      <Block target={target} />
      <Presets target={target} />
      <AdverseEvents target={target} />
      <Contraindications target={target} />
      <RiskTexts target={target} />
      <EvidenceTable target={target} />
      <Regrowth target={target} />
      <Section title="Imaging findings that point here">
        <StatementList statements={target.findingLinks} none="No finding link is on record." />
      </Section>
      <Section title="What is unsure" testId="target-unsure">
        <StatementList statements={unsureOf(target)} none="Nothing of this record is marked unverified." />
      </Section>
      <PageSources keys={sourcesOnPage(target)} />
    </article>
  );
}

function TargetHead({ target }: { readonly target: TargetRecord }): ReactElement {
  return (
    <header className={styles["recordHead"]}>
      <div className={styles["kicker"]}>
        {target.atlasNumber} · {target.fibers} · {target.paired ? "paired" : "midline"}
      </div>
      <h1>{target.name}</h1>
      {target.synonyms.length === 0 ? null : (
        <p className={styles["lead"]}>also {target.synonyms.join(", ")}</p>
      )}
      <div className={styles["headRow"]}>
        <CryoMark status={target.cryoStatus} />
        <span className={styles["noPrint"]}>
          <Button
            component="a"
            href={atlasHref("advisor", target.id)}
            size="xs"
            variant="default"
            leftSection={<IconScale size={16} />}
            data-testid="ask-advisor"
          >
            For and against each modality
          </Button>
        </span>
        <span className={styles["noPrint"]}>
          <Button
            component="a"
            href={atlasHref("finder")}
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconListSearch size={16} />}
          >
            Find another
          </Button>
        </span>
      </div>
      {target.cryoStatusReason === null ? null : (
        <p
          className={styles[target.cryoStatus === "disabled" ? "stop" : "note"]}
          data-testid="cryo-reason"
          role="note"
        >
          <strong>{target.cryoStatus === "disabled" ? "Cryo is disabled here" : "Cryo here"}:</strong>{" "}
          {target.cryoStatusReason}.
        </p>
      )}
    </header>
  );
}

function factsOf(target: TargetRecord): readonly (readonly [string, string])[] {
  const names = new Map(bodyRegions().map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(", ");
  const usual = modalities().filter(({ usualForTargetIds }) => usualForTargetIds.includes(target.id));
  const bleeding = bleedingClasses().find(({ id }) => id === target.bleedingClassId);
  return [
    ["Guidance", target.guidance],
    ["Approach", target.approach],
    ["Felt at", named(target.regions)],
    ["Radiates to", target.radiation.length === 0 ? "not stated" : named(target.radiation)],
    ["Kind of pain", painKindsText(target.painKinds)],
    ["Dermatomes", target.dermatomes.levels.length === 0 ? "none" : target.dermatomes.levels.join(", ")],
    [
      "Usual modality",
      usual.length === 0 ? "none is on record as usual" : usual.map(({ name }) => name).join(", "),
    ],
    ["Bleeding class", bleeding === undefined ? target.bleedingClassId : bleeding.name],
    ["Last reviewed", target.lastReviewed],
  ].map(([name = "", text = ""]) => [name, capitalized(text)] as const);
}

function presetsOf(target: TargetRecord): ReturnType<typeof protocolPresets> {
  return protocolPresets().filter(({ id }) => target.protocolPresetIds.includes(id));
}

function Presets({ target }: { readonly target: TargetRecord }): ReactElement {
  return (
    <Section title="Freeze protocols">
      <StatementList
        statements={presetsOf(target).map((preset) => ({
          text: `${preset.name}: ${protocolText(preset)}.${preset.note === undefined ? "" : ` ${capitalized(preset.note)}.`}`,
          status: preset.status,
          sources: preset.sources,
        }))}
        none={target.cryoStatus === "disabled" ? "None: cryo is disabled here." : "None is on record."}
      />
    </Section>
  );
}

function RiskTexts({ target }: { readonly target: TargetRecord }): ReactElement | null {
  const texts = riskTexts().filter(({ targetId }) => targetId === target.id);
  if (texts.length === 0) return null;
  return (
    <Section title="Risk by indication">
      {texts.map((text) => (
        <div key={text.id} className={styles["card"]}>
          <strong>{indications().find(({ id }) => id === text.indication)?.name ?? text.indication}</strong>
          <p>
            {text.text} <Sure status={text.status} sources={text.sources} />
          </p>
          <p className="quiet">For the patient: {text.plainText}</p>
          {text.evidenceCardIds.map((id) => (
            <a key={id} className={styles["cardLink"]} href={atlasHref("evidence", id)}>
              {id}
            </a>
          ))}
        </div>
      ))}
    </Section>
  );
}

function sourcesOnPage(target: TargetRecord): readonly string[] {
  return [
    target,
    ...target.evidence,
    ...target.adverseEvents,
    ...target.findingLinks,
    ...target.structuresAtRisk.flatMap(({ leastIceDistanceMm }) => leastIceDistanceMm ?? []),
    ...presetsOf(target),
    ...riskTexts().filter(({ targetId }) => targetId === target.id),
    ...(target.block === null ? [] : [target.block]),
    ...(target.blockRecipe === null ? [] : [target.blockRecipe]),
    ...(target.regrowth.observed === null ? [] : [target.regrowth.observed]),
  ].flatMap(({ sources }) => sources);
}
