import { planFingerprint, type RadiofrequencyOutcome } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, Progress, Stack, Switch, Text } from "@mantine/core";
import { IconFlame, IconPlayerStopFilled } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { clock } from "../freeze/clock.ts";
import resultStyles from "../freeze/result.module.css";
import { FailureNote } from "../layout/failure-note.tsx";
import { openStep } from "../plan/steps.ts";
import { useFreezeStore } from "../state/freeze-store.ts";
import {
  cancelRadiofrequency,
  showSideBySide,
  startRadiofrequency,
  useRadiofrequencyStore,
} from "../state/radiofrequency-store.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { ComparisonRows } from "./comparison-rows.tsx";
import { LesionSettings } from "./lesion-settings.tsx";
import { LesionSizes } from "./lesion-sizes.tsx";
import { MissesNote } from "./misses-note.tsx";
import { NerveBars } from "./nerve-bars.tsx";

/** The same target by radiofrequency: a lesion of its own, beside the freeze. */
export function RadiofrequencyStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const { status, message, outcome, isStale, choice } = useRadiofrequencyStore();
  const hasPlace = plan.cryoprobes.length > 0 || choice.placement !== null;
  return (
    <>
      <Stack gap="sm">
        <ChoiceFields plan={plan} />
        {message === null ? null : <FailureNote message={message} />}
        {hasPlace ? null : (
          <Button variant="default" onClick={() => openStep("cryoprobes")}>
            Place a cryoprobe first: the electrode takes its path
          </Button>
        )}
        {status === "running" ? (
          <RunningLesion />
        ) : (
          <Button
            size="md"
            variant={outcome === null || isStale ? "filled" : "light"}
            leftSection={<IconFlame size={20} />}
            disabled={!hasPlace}
            onClick={() => void startRadiofrequency()}
            data-testid="compute-radiofrequency"
          >
            {outcome === null ? "Compute the lesion" : "Compute again"}
          </Button>
        )}
      </Stack>
      {outcome === null ? null : <Comparison plan={plan} outcome={outcome} />}
    </>
  );
}

function RunningLesion(): ReactElement {
  const { timeS, endTimeS } = useRadiofrequencyStore();
  const fraction = endTimeS > 0 ? timeS / endTimeS : 0;
  return (
    <div data-testid="radiofrequency-running">
      <Group justify="space-between" mb={6} className="number">
        <Text fw={600}>{Math.round(fraction * 100)} %</Text>
        <Text size="sm" c="dimmed">
          {endTimeS === 0 ? "preparing" : `${clock(timeS)} of ${clock(endTimeS)}`}
        </Text>
      </Group>
      <Progress value={fraction * 100} size="lg" aria-label="Progress of the lesion" />
      <Button
        mt="sm"
        variant="default"
        fullWidth={true}
        leftSection={<IconPlayerStopFilled size={16} />}
        onClick={cancelRadiofrequency}
        data-testid="cancel-radiofrequency"
      >
        Cancel
      </Button>
    </div>
  );
}

function Comparison(properties: {
  readonly plan: TreatmentPlan;
  readonly outcome: RadiofrequencyOutcome;
}): ReactElement {
  const { plan, outcome } = properties;
  const { isStale, sideBySide } = useRadiofrequencyStore();
  const freeze = useFreezeStore((state) => state.outcome);
  const cold = freeze !== null && freeze.planFingerprint === planFingerprint(plan) ? freeze : null;
  return (
    <div data-testid="radiofrequency-result" style={{ marginTop: 14 }}>
      {isStale ? (
        <div className={resultStyles["stale"]} role="status" data-testid="radiofrequency-stale">
          Plan or setting has changed since: these numbers are those of the one before.
        </div>
      ) : null}
      <Switch
        label="Both lesions side by side on the slices"
        checked={sideBySide}
        onChange={(event) => showSideBySide(event.currentTarget.checked)}
        data-testid="side-by-side"
      />
      <NerveBars cold={cold} heat={outcome} />
      {cold === null ? (
        <Button mt="sm" variant="default" fullWidth={true} onClick={() => openStep("freeze")}>
          Freeze this plan to compare it
        </Button>
      ) : (
        <ComparisonRows plan={plan} cold={cold} heat={outcome} />
      )}
      <LesionSizes outcome={outcome} />
      <MissesNote />
      <LesionSettings outcome={outcome} />
    </div>
  );
}
