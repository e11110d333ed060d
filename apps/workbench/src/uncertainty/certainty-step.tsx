import type { NerveProbability } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Switch, Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import resultStyles from "../freeze/result.module.css";
import { openStep } from "../plan/steps.ts";
import { showBands, useUncertaintyStore } from "../state/uncertainty-store.ts";
import { jumpTo } from "../state/view-store.ts";
import type { UncertaintyAnswer } from "../worker/uncertainty-jobs.ts";
import { AnswerFigures } from "./answer-figures.tsx";
import { EnsembleNote } from "./ensemble-note.tsx";
import { GradeChances } from "./grade-chances.tsx";
import { NerveChance } from "./nerve-chance.tsx";
import { RunEnsemble } from "./run-ensemble.tsx";
import { SensitivityBars } from "./sensitivity-bars.tsx";
import { StructureChances } from "./structure-chances.tsx";
import styles from "./uncertainty.module.css";
import { UnknownList } from "./unknown-list.tsx";

/** How sure the freeze is: many freezes of the same plan, each with what is not known drawn anew. */
export function CertaintyStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const answer = useUncertaintyStore((state) => state.answer);
  if (plan.cryoprobes.length === 0 || plan.protocol.steps.length === 0) {
    return (
      <>
        <Text size="sm" c="dimmed" mb="sm">
          Nothing to be sure of yet: the plan has no cryoprobe or no protocol.
        </Text>
        <Button variant="light" fullWidth={true} onClick={() => openStep("cryoprobes")}>
          Go to Cryoprobes
        </Button>
      </>
    );
  }
  return (
    <>
      <RunEnsemble />
      {answer === null ? null : <Answer plan={plan} answer={answer} />}
    </>
  );
}

function Answer(properties: {
  readonly plan: TreatmentPlan;
  readonly answer: UncertaintyAnswer;
}): ReactElement {
  const { answer, plan } = properties;
  const { uncertainty, sensitivities } = answer;
  const isStale = useUncertaintyStore((state) => state.isStale);
  return (
    <div data-testid="uncertainty" aria-busy={uncertainty.memberCount < uncertainty.settings.count}>
      {isStale ? (
        <div
          className={resultStyles["stale"]}
          style={{ marginTop: 12 }}
          role="status"
          data-testid="uncertainty-stale"
        >
          The plan has changed since: these numbers are those of the plan before.
        </div>
      ) : null}
      <AnswerFigures answers={uncertainty.answers} />
      <BandSwitch isStale={isStale} />
      {uncertainty.nerve === null ? null : <NervePart nerve={uncertainty.nerve} plan={plan} />}
      <StructureChances structures={uncertainty.structures} />
      <SensitivityBars sensitivities={sensitivities} />
      <UnknownList unknowns={uncertainty.unknowns} />
      <EnsembleNote answer={answer} />
    </div>
  );
}

function NervePart(properties: {
  readonly nerve: readonly NerveProbability[];
  readonly plan: TreatmentPlan;
}): ReactElement {
  const { nerve, plan } = properties;
  const [chosen, setChosen] = useState<number | null>(null);
  const index = Math.min(nerve.length - 1, chosen ?? surestPlace(nerve));
  const choose = (to: number): void => {
    setChosen(to);
    const place = nerve[to];
    if (place !== undefined) jumpTo(place.pointLpsMm);
  };
  return (
    <>
      <NerveChance nerve={nerve} index={index} onChoose={choose} name={plan.target?.name ?? "the nerve"} />
      <GradeChances nerve={nerve} index={index} />
    </>
  );
}

/** The middle of the stretch that is most likely cold enough. */
function surestPlace(nerve: readonly NerveProbability[]): number {
  const shares = nerve.map(
    ({ reached }) => reached.find(({ temperatureC }) => temperatureC === -20)?.fraction ?? 0,
  );
  const most = Math.max(...shares);
  const first = shares.indexOf(most);
  return Math.floor((first + shares.lastIndexOf(most)) / 2);
}

function BandSwitch({ isStale }: { readonly isStale: boolean }): ReactElement {
  const bandsShown = useUncertaintyStore((state) => state.bandsShown);
  return (
    <section className={resultStyles["section"]}>
      <Switch
        label="Draw the isotherms as bands"
        checked={bandsShown && !isStale}
        disabled={isStale}
        onChange={(event) => showBands(event.currentTarget.checked)}
        data-testid="bands-switch"
      />
      <p className={styles["words"]}>
        Coldest over the whole protocol. Outer edge: 5 % of the members froze this far; dotted: half of them;
        inner edge: 95 %. In 3-D the clear shell is what 5 % froze, the core what 95 % did.
      </p>
    </section>
  );
}
