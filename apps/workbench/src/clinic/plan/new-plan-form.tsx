import { newPlan } from "@isotherm/planning";
import type { PlanImage, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { DEMO_CASES } from "../../cases/demo-cases.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import { OpenImageDialog } from "../../open-image/open-image-dialog.tsx";
import { type LinkedPlan, linkPlan } from "../../server/patients.ts";
import { listPlans, type PlanEntry, savePlan } from "../../server/plans.ts";
import { listSeries, type SeriesEntry } from "../../server/stored-images.ts";
import { useSessionStore } from "../../sign-in/session-store.ts";
import type { PlanPurpose } from "../../state/draft.ts";
import { goTo } from "../../state/route.ts";
import { Choice } from "../form/choice.tsx";
import form from "../form/form.module.css";
import { Line, Pick } from "../form/text-fields.tsx";
import { type RecordDesk, sentenceOf } from "../record/record-desk.ts";
import styles from "../step-parts.module.css";

const TYPES: readonly { readonly value: TreatmentPlan["procedureType"]; readonly label: string }[] = [
  { value: "neurolysis", label: "A nerve" },
  { value: "tumor-ablation", label: "A tumor or node" },
];

/** Begins a plan for this patient, or takes over one that was drawn before. */
export function NewPlanForm({ desk }: { readonly desk: RecordDesk }): ReactElement {
  const saved = useSaved();
  const [type, setType] = useState<TreatmentPlan["procedureType"] | null>(null);
  const [title, setTitle] = useState("");
  const [imageId, setImageId] = useState<string | null>(null);
  const [planId, setPlanId] = useState<string | null>(null);
  const work = useWork();
  const images = imagesOf(saved, desk.plans);
  const image = images.find(({ id }) => id === imageId)?.image;
  const create = async (): Promise<void> => {
    if (type === null || image === undefined) return;
    const plan = newPlan({
      id: crypto.randomUUID(),
      title: title.trim(),
      createdAt: new Date().toISOString(),
      image,
      procedureType: type,
    });
    await savePlan(plan, null);
    await linkPlan(desk.patientId, plan.id);
    await desk.reload();
    goTo({ screen: "plan", planId: plan.id, patientId: desk.patientId });
  };
  const link = async (): Promise<void> => {
    if (planId === null) return;
    await linkPlan(desk.patientId, planId);
    setPlanId(null);
    await desk.reload();
  };
  const others = saved.plans.filter(({ id }) => !desk.plans.some((one) => one.planId === id));
  return (
    <section className={styles["formCard"]} data-testid="new-plan">
      <div className={form["form"]}>
        <Choice label="Begin a plan for" options={TYPES} value={type} onChange={setType} testId="plan-type" />
        <div className={form["row"]}>
          <Line label="Title, without a name" value={title} onChange={setTitle} testId="plan-title" />
          <Pick
            label="Images"
            options={images}
            value={imageId}
            onChange={setImageId}
            hint="Stored here already; those of this patient's plans stand first."
            testId="plan-image"
          />
        </div>
        <div className={styles["actions"]}>
          <Button
            disabled={type === null || title.trim() === "" || image === undefined}
            loading={work.isBusy}
            onClick={() => void work.run(create)}
            data-testid="create-plan"
          >
            Begin and open
          </Button>
          <NewImages
            purpose={
              type === null ? null : { patientId: desk.patientId, title: title.trim(), procedureType: type }
            }
          />
        </div>
        {others.length === 0 ? null : (
          <div className={form["row"]}>
            <Pick
              label="Or take over a plan that was drawn before"
              options={others.map(({ id, title: name }) => ({ id, name }))}
              value={planId}
              onChange={setPlanId}
              testId="link-plan-pick"
            />
            <Button
              variant="default"
              disabled={planId === null}
              loading={work.isBusy}
              onClick={() => void work.run(link)}
              data-testid="link-plan"
            >
              Take over
            </Button>
          </div>
        )}
        {(work.message ?? saved.message) ? (
          <FailureNote message={work.message ?? saved.message ?? ""} />
        ) : null}
      </div>
    </section>
  );
}

/** One array, since the dialog looks through each new one. */
const NOTHING_DROPPED: readonly File[] = [];

/** Opens images that are not here yet; the plan on them belongs to the patient. */
function NewImages({ purpose }: { readonly purpose: PlanPurpose | null }): ReactElement {
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size={18} />}
        disabled={purpose === null}
        onClick={() => setOpening(true)}
        data-testid="open-images"
      >
        Begin on new images…
      </Button>
      <OpenImageDialog
        opened={isOpening}
        onClose={() => setOpening(false)}
        dropped={NOTHING_DROPPED}
        purpose={purpose}
      />
    </>
  );
}

interface Work {
  readonly isBusy: boolean;
  readonly message: string | null;
  readonly run: (job: () => Promise<void>) => Promise<void>;
}

function useWork(): Work {
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const run = async (job: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setMessage(null);
    try {
      await job();
    } catch (error) {
      setMessage(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, message, run };
}

interface Saved {
  readonly plans: readonly PlanEntry[];
  readonly series: readonly SeriesEntry[];
  readonly isDemo: boolean;
  readonly message: string | null;
}

function useSaved(): Saved {
  const isDemo = useSessionStore(({ session }) => session?.site.kind === "demo");
  const [saved, setSaved] = useState<Omit<Saved, "isDemo">>({ plans: [], series: [], message: null });
  useEffect(() => {
    let left = false;
    Promise.all([listPlans(), listSeries()]).then(
      ([plans, series]) => {
        if (!left) setSaved({ plans: plans.filter(({ archived }) => !archived), series, message: null });
      },
      (error: unknown) => {
        if (!left) setSaved({ plans: [], series: [], message: sentenceOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, []);
  return { ...saved, isDemo };
}

interface ImageChoice {
  readonly id: string;
  readonly name: string;
  readonly image: PlanImage;
}

/**
 * Stored series, those of the patient's own plans first, each with the plans that stand on it: names are off the images, and
 * two CTs look alike in a list. The synthetic bodies only where the patients are synthetic too.
 */
function imagesOf({ series, plans, isDemo }: Saved, ownPlans: readonly LinkedPlan[]): readonly ImageChoice[] {
  const isOwn = ({ id }: PlanEntry): boolean => ownPlans.some(({ planId }) => planId === id);
  const stored = series
    .map(({ id, description, modality, sliceCount, seriesInstanceUid }) => {
      const standing = plans.filter(({ imageId }) => imageId === id);
      const titles = standing.map(({ title }) => title).join("; ");
      return {
        id,
        name: `${description || modality}, ${sliceCount} slices${titles === "" ? "" : `: ${titles}`}`,
        image: { kind: "series", id, seriesInstanceUid, frameOfReferenceUid: null } as const,
        isOwn: standing.some(isOwn),
      };
    })
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
  const phantoms = DEMO_CASES.map(({ phantomId, title }) => ({
    id: phantomId,
    name: `${title} (synthetic body)`,
    image: { kind: "phantom", id: phantomId, seriesInstanceUid: null, frameOfReferenceUid: null } as const,
  }));
  return isDemo ? [...stored, ...phantoms] : stored;
}
